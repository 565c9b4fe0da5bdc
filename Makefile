# Part One. Type `make help` for the list of what this can do.
# Two commands do everything: `make site` and `make test`. Both set up .venv by themselves.

# What is typed is words, whatever stands in it. `make` itself would expand a `$` in it, and the shell run backticks. So
# each value is kept as it was typed, and reaches a command only through its environment, as TYPED_REF and the like.
override AS_TYPED = $(eval override $(name) := $$(value $(name)))
$(foreach name,$(.VARIABLES),$(if $(filter command,$(origin $(name))),$(AS_TYPED)))
override TYPED := AGAINST BUNDLE BY CATEGORY COLUMNS DATE FIELD FILE FORGET GROUND KEY MAKER MODULE NOTE ON PART2 PUBLIC_TITLE \
  PYTHON REF SERIES SIZES TITLE TO WHO WHY WORDS
override FLAGS := CHECK IN_PLACE PUBLIC SITE VERBOSE YES
ifneq ($(findstring environment,$(origin COLUMNS)),)
override COLUMNS := # how wide the terminal is, not what was typed
endif
PYTHON ?= python3
$(foreach name,$(TYPED) $(FLAGS),$(AS_TYPED))
$(foreach name,$(TYPED),$(eval export TYPED_$(name) := $$(value $(name))))
ifdef KEY
export AGE_KEY_FILE := $(KEY)
endif

VENV := .venv
RUN := $(VENV)/bin/python -m
PIP := $(VENV)/bin/python -m pip --disable-pip-version-check install -qq --require-hashes --only-binary :all:
override REASON = --ref="$$TYPED_REF" --who="$$TYPED_WHO" --why="$$TYPED_WHY" --on="$$TYPED_ON" $(if $(YES),--yes)

.DEFAULT_GOAL := help
.PHONY: help site new prove verify diff test check import release withhold retract renumber supersede approve seal unseal guard mirror rebuild preview serve demo bench screenshots statement lint format clean schema words mutants

help: ## List these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

site: $(VENV)/site.stamp ## Check the records, build the public register, and replace site/ (VERBOSE=1 says more)
	@$(RUN) generator site $(if $(PART2),--part2="$$TYPED_PART2") $(if $(VERBOSE),--verbose)

prove: $(VENV)/site.stamp ## Show that nothing public depends on anything withheld
	@$(RUN) generator prove

new: $(VENV)/site.stamp ## Begin a record: asks, or takes TITLE= CATEGORY= MAKER= DATE= SERIES= REF=
	@$(RUN) generator new --title="$$TYPED_TITLE" --category="$$TYPED_CATEGORY" --maker="$$TYPED_MAKER" \
	  --date="$$TYPED_DATE" --series="$$TYPED_SERIES" --ref="$$TYPED_REF"

check: $(VENV)/site.stamp ## Say what blocks publication, what is due and what is odd (REF= for one record)
	@$(RUN) generator check --ref="$$TYPED_REF" $(if $(PART2),--part2="$$TYPED_PART2")

serve: $(VENV)/site.stamp ## Preview the public site in a browser; a saved record shows within seconds
	@$(RUN) generator serve

import: $(VENV)/site.stamp ## Begin drafts from a Word file, PDF, text, folder or CSV (FILE= REF= DATE= COLUMNS=)
	@$(RUN) generator import --file="$$TYPED_FILE" --ref="$$TYPED_REF" --date="$$TYPED_DATE" \
	  --columns="$$TYPED_COLUMNS"

release: $(VENV)/site.stamp ## Move a withheld value to Part 1, and say so (REF= FIELD= WHO= WHY= ON= YES=1)
	@$(RUN) generator release $(REASON) --field="$$TYPED_FIELD"

withhold: $(VENV)/site.stamp ## Withhold what is public (REF= FIELD= GROUND= WORDS= PUBLIC_TITLE= WHO= WHY= ON= YES=1)
	@$(RUN) generator withhold $(REASON) --field="$$TYPED_FIELD" --ground="$$TYPED_GROUND" --words="$$TYPED_WORDS" \
	  --public-title="$$TYPED_PUBLIC_TITLE"

retract: $(VENV)/site.stamp ## Take a record down now (REF= WHO= WHY= ON= NOTE= FORGET= YES=1; SITE=1 makes site/ again at once)
	@$(RUN) generator retract $(REASON) --note="$$TYPED_NOTE" --forget="$$TYPED_FORGET" $(if $(SITE),--now)

renumber: $(VENV)/site.stamp ## Give a record another reference and keep every link true (REF= TO= ON= YES=1)
	@$(RUN) generator renumber --ref="$$TYPED_REF" --to="$$TYPED_TO" --on="$$TYPED_ON" $(if $(YES),--yes)

supersede: $(VENV)/site.stamp ## Say in both records that one takes the place of another (REF= BY= ON= YES=1)
	@$(RUN) generator supersede --ref="$$TYPED_REF" --by="$$TYPED_BY" --on="$$TYPED_ON" $(if $(YES),--yes)

approve: $(VENV)/site.stamp ## Show what becomes public of a record, and approve it (REF= WHO= YES=1)
	@$(RUN) generator approve --ref="$$TYPED_REF" --who="$$TYPED_WHO" $(if $(YES),--yes)

seal: $(VENV)/site.stamp ## Seal Part 2 with age for those whom mkdocs.yml names (KEY=file, REF= for one)
	@$(RUN) generator seal $(if $(REF),--ref="$$TYPED_REF")

unseal: $(VENV)/site.stamp ## Open sealed Part 2 (KEY=file, TO=folder or IN_PLACE=1, REF= for one)
	@$(RUN) generator unseal $(if $(REF),--ref="$$TYPED_REF") $(if $(TO),--to="$$TYPED_TO") $(if $(IN_PLACE),--in-place)

guard: $(VENV)/site.stamp ## Keep Part 2, previews, originals and keys out of commits and pushes (CHECK=1 looks through it all)
	@$(RUN) generator guard $(if $(CHECK),--check) $(if $(PUBLIC),--public)

mirror: $(VENV)/site.stamp ## Put what a public repository may have into build/mirror/ (TO=folder)
	@$(RUN) generator mirror $(if $(TO),--to="$$TYPED_TO")

rebuild: $(VENV)/site.stamp ## Build site/ from bundle/ and content/ alone, and see that it is the verified one (BUNDLE=folder)
	@$(RUN) generator rebuild $(if $(BUNDLE),--bundle="$$TYPED_BUNDLE")

preview: $(VENV)/site.stamp ## Show the office its pages with exempt words and Part 2, on this machine only
	@$(RUN) generator preview

demo: $(VENV)/site.stamp ## Build the invented office of Midshire into build/demo/site/
	@$(RUN) tests.demo.build

verify: $(VENV)/site.stamp ## Search the finished site/ for everything that is withheld
	@$(RUN) generator verify

diff: $(VENV)/site.stamp ## Say what a release would make public, take back and change (AGAINST=folder or SHA256SUMS, else site/)
	@$(RUN) generator publish
	@$(RUN) generator diff $(if $(AGAINST),--against="$$TYPED_AGAINST")

test: $(VENV)/test.stamp $(VENV)/tools.stamp ## Run every test, with style, types and import contracts
	@$(RUN) ruff check generator tests
	@$(RUN) ruff format --check generator tests
	@$(RUN) mypy
	@$(RUN) pytest -n 2 --dist loadfile

bench: $(VENV)/test.stamp ## Measure speed, memory and pages at 100, 1,000 and 5,000 records (SIZES="100 500" for others)
	@$(RUN) tests.bench "$$TYPED_SIZES"

screenshots: $(VENV)/test.stamp ## Take the pictures of the demo that stand in README.md
	@REGISTER_DAY=2026-11-23 $(RUN) tests.demo.build
	@$(RUN) tests.demo.screenshots

mutants: $(VENV)/test.stamp ## Change the checks one sign at a time: does a test notice? (MODULE="canary numbers")
	@$(RUN) tests.mutation $(if $(MODULE),"$$TYPED_MODULE")

statement: $(VENV)/test.stamp $(VENV)/tools.stamp ## Test the pages and write the results into the accessibility statement
	@$(RUN) tests.site.statement

lint: $(VENV)/test.stamp ## Style, types and import contracts only
	@$(RUN) ruff check generator tests
	@$(RUN) ruff format --check generator tests
	@$(RUN) mypy
	@$(VENV)/bin/lint-imports

format: $(VENV)/test.stamp ## Lay out the Python files in the house style
	@$(RUN) ruff check --fix-only generator tests
	@$(RUN) ruff format generator tests

words: $(VENV)/test.stamp ## Bring the catalogues of words up to the code, for translators
	@$(RUN) tests.languages.update

schema: $(VENV)/site.stamp ## Write the JSON Schema by which editors explain and complete records
	@$(RUN) generator schema

clean: ## Remove everything that was built, but not site/
	rm -rf build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

# A stamp is newer than the lock that the environment was made from; a newer lock brings the environment up to it.
$(VENV)/bin/python:
	@"$$TYPED_PYTHON" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Part One needs Python 3.11 or newer; '$$TYPED_PYTHON' is older. Install a newer one, or run: make site PYTHON=python3.12"; exit 1; }
	@echo "Setting up .venv (once; about half a minute) …"
	@"$$TYPED_PYTHON" -m venv $(VENV) || { echo "Python's 'venv' is missing. On Debian or Ubuntu: apt install python3-venv"; exit 1; }

$(VENV)/site.stamp: requirements.lock | $(VENV)/bin/python
	@$(PIP) -r requirements.lock
	@touch $@

$(VENV)/test.stamp: requirements-test.lock | $(VENV)/site.stamp
	@$(PIP) -r requirements-test.lock
	@touch $@

# What judges the built pages: axe-core and the Nu Html Checker, fetched by the npm that came with the test packages.
$(VENV)/tools.stamp: tests/tools/package-lock.json | $(VENV)/test.stamp
	@mkdir -p $(VENV)/tools && cp tests/tools/package.json tests/tools/package-lock.json $(VENV)/tools/
	@$(VENV)/bin/npm ci --prefix $(VENV)/tools --ignore-scripts --no-audit --no-fund --silent
	@touch $@
