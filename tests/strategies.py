"""Whole valid decision records, drawn at random, in which every exempt value is known.

A record is a tree of plain text, lists and mappings; whatever is exempt in it stands as a `Secret`, a placeholder. A
`Code` fills the placeholders, so one record is written twice with the same public words and other secrets, or with
the secrets erased. Words that must be published carry tokens of their own, so that nothing passes by hiding too much.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import TypeAlias, TypeVar, Union

from hypothesis import strategies as st

Tree: TypeAlias = Union[str, "Secret", "Words", list["Tree"], dict[str, "Tree"]]
Group: TypeAlias = dict[str, Tree]
Made: TypeAlias = Callable[[], Tree]
T = TypeVar("T")

NEIGHBOURS = ("PCC/D/2026/01", "PCC/D/2026/02")
GROUNDS: dict[str, dict[str, str]] = {
    "commercial": {"regime": "FOIA", "section": "43(2)", "public_interest": "Weighed."},
    "personal": {"regime": "FOIA", "section": "40(2)", "review_on": "2026-11-22"},
    "course-of-justice": {"regime": "EIR", "section": "12(5)(b)", "public_interest": "Weighed too."},
    "opinion": {"regime": "FOIA", "section": "36(2)(c)", "public_interest": "Yes.", "qualified_person": "The Chief"}
    | {"opinion_on": "2026-02-27"},
    "enactment": {"regime": "FOIA", "section": "44(1)(a)", "enactment": "An Act 1999, section 1"},
    "order": {"regime": "SIO", "section": "2(2)", "decided_by": "Chief Constable"},
}
CHOICES = {
    "basis": ("exact", "circa", "up-to", "minimum"),
    "per": ("total", "year", "month", "unit"),
    "vat": ("included", "excluded", "not-applicable"),
    "kind": ("revenue", "capital", "grant", "income", "saving"),
    "signature": ("held", "electronic", "not-held"),
    "capacity": ("decision-maker", "officer", "adviser", "witness"),
}
_TEXTS = (
    "The **{}** has 640 vehicles.",
    "<b onclick='x()'>{}</b> & so on; \\[[no mark\\]]",
    "{{{{ {} }}}} {{% raw %}} ${{x}} `{}`",
    "| Year | Sum |\n|------|-----|\n| {} | £1 |",
    "Naïve “{}” – ünïcødé 🚓 [link](https://pcc.example/x).",
)
_LINES = ("Plain {}", "<i>{}</i> & 'more'", "{{{{ {} }}}} | _x_", "Gwasanaeth {} ŵŷ – “so”", "{}")
_WILD = (
    "",
    "x",
    "**b**\n\n# Heading\n",
    "<script>alert('{}')</script>",
    "{{ config }}{% if x %}",
    "日本 ünïcødé 🚓",
    "| a | b |",
)
_NEEDED = {"id", "label", "value", "text", "heading", "role", "capacity", "file", "title", "withheld"}


@dataclass(frozen=True)
class Secret:
    """The place of an exempt value: what kind of value, and which; a value and how it is written share a number."""

    kind: str
    number: int


@dataclass(frozen=True)
class Words:
    """A text of public words and marked phrases, each a ground and its secret."""

    parts: tuple["str | Secret | tuple[str, Secret]", ...]


@dataclass(frozen=True)
class Code:
    """Fills secrets: another seed gives other values, and `wild` ones of any length, size, markup and alphabet."""

    seed: int
    wild: bool = False

    def value(self, secret: Secret) -> str:
        """The exempt value as it stands in the record."""
        rng = Random(f"{self.seed}/{secret.number}")
        match secret.kind.split("/"):
            case ["text" | "line" | "short" as kind]:
                return self._words(rng, kind)
            case ["day"]:
                return (date(1930, 1, 1) + timedelta(rng.randrange(25_000))).isoformat()
            case ["pounds" | "written" as kind]:
                return self._money(rng, kind)
            case ["choice", name]:
                return rng.choice(CHOICES[name])
            case ["year"]:
                return f"{(year := rng.randint(1930, 1980))}/{year - 1899}"
            case ["reference"]:
                return rng.choice(NEIGHBOURS)
            case ["file"]:
                return _token(rng) + (rng.choice((".xlsx", " ünd söme wörds.docx", "")) if self.wild else ".csv")
            case _:
                return _token(rng)

    def needles(self, secret: Secret) -> Iterator[str]:
        """What of the exempt value must be nowhere: a choice or a reference is no sign of it, and has none."""
        value = self.value(secret)
        match secret.kind.split("/")[0]:
            case "day":
                yield from (value, value.replace("-", ""))
            case "pounds" | "written":
                digits = re.sub(r"\D", "", value.split(".")[0] if "m" not in value else value)
                yield from (one for one in (value, digits) if len(digits) > 5)
            case "year":
                yield value
            case "choice" | "reference":
                return
            case _:
                yield from re.findall(r"zq[a-z]{10}", value)

    def _words(self, rng: Random, kind: str) -> str:
        token = _token(rng)
        if not self.wild:
            return rng.choice(_LINES[:2] if kind != "text" else _TEXTS[:1]).format(token)
        wild = rng.choice(_WILD)
        words = " ".join([wild, *(_token(rng) for _ in range(rng.choice((0, 1, 40))))]).strip() or "y"
        return words if kind == "text" else " ".join(words.split())

    def _money(self, rng: Random, kind: str) -> str:
        number = rng.randint(10**8, 10**9) // 10 * 10 + rng.randint(1, 9)
        pence = f".{rng.randint(1, 99):02}" if rng.random() < 0.4 else ""
        if self.wild:
            number, pence = rng.randint(0, 10 ** rng.randint(1, 14)), rng.choice(("", ".5", ".07"))
        if kind == "pounds":
            return f"{number}{pence}"
        millions = f"£{number // 10**6}.{number % 10**6:06}m"
        return f"£{number:,}{pence}" if pence or rng.random() < 0.5 else millions


@dataclass(frozen=True)
class Example:
    """A record: its tree without the papers of Part 2, those papers, and the files beside it by name."""

    ref: str
    tree: dict[str, Tree]
    papers: dict[str, Tree] = field(default_factory=dict)
    files: tuple[tuple[Tree, Tree], ...] = ()

    @property
    def slug(self) -> str:
        """The name of its file."""
        return self.ref.lower().replace("/", "-")

    @property
    def year(self) -> str:
        """The year of its folder."""
        return str(self.tree.get("decided", self.ref.split("/")[2]))[:4]

    def with_fields(self, **fields: Tree) -> "Example":
        """The same record with some keys of its own at the top."""
        return replace(self, tree={**self.tree, **fields})

    def text(self, code: Code, *, inline: bool = True) -> str:
        """The record as YAML."""
        part2 = self.tree.get("part2")
        whole = {**part2, **self.papers} if inline and isinstance(part2, dict) else part2
        return emit(self.tree if whole is None else {**self.tree, "part2": whole}, code)

    def write(self, folder: Path, code: Code, part2: str = "inline", part2_folder: Path | None = None) -> None:
        """Write it below `folder`, with its Part 2 `inline`, `beside` it, `elsewhere`, or `absent`."""
        home = folder / self.year
        home.mkdir(parents=True, exist_ok=True)
        (home / f"{self.slug}.yaml").write_text(self.text(code, inline=part2 == "inline"), encoding="utf-8")
        if self.papers and part2 in ("beside", "elsewhere"):
            there = home if part2 == "beside" else part2_folder or home
            there.mkdir(parents=True, exist_ok=True)
            (there / f"{self.slug}.part2.yaml").write_text(emit(self.papers, code), encoding="utf-8")
        for name, content in self.files:
            (home / self.slug).mkdir(exist_ok=True)
            (home / self.slug / _scalar(name, code)).write_text(_scalar(content, code), encoding="utf-8")

    def erased(self) -> "Example":
        """The record without what it withholds: fields named and not there, items with no more than they need."""
        tree = _erased(self.tree)
        assert isinstance(tree, dict)
        return Example(self.ref, tree, {}, tuple(one for one in self.files if isinstance(one[0], str)))

    def secrets(self) -> Iterator[Secret]:
        """Every exempt value."""
        yield from _secrets([self.tree, self.papers, *(list(one) for one in self.files)])

    def needles(self, code: Code) -> set[str]:
        """What must be nowhere in public."""
        return {needle for secret in self.secrets() for needle in code.needles(secret)}

    def public_tokens(self) -> set[str]:
        """What must be in public: of a removed record its note and changes, of any other every word not exempt."""
        shown = self.tree
        if shown["status"] == "removed":
            shown = {key: one for key, one in shown.items() if key in ("status_note", "changes")}
        return set(re.findall(r"pb\d{4}q", emit(shown, Code(0))))


def emit(tree: Tree, code: Code, indent: int = 0) -> str:
    """YAML in blocks, with every scalar in double quotes."""
    pad = " " * indent
    if isinstance(tree, dict) and tree:
        return "".join(f"{pad}{key}:{_nested(value, code, indent + 2)}" for key, value in tree.items())
    if isinstance(tree, list) and tree:
        return "".join(f"{pad}-{_nested(value, code, indent + 2)}" for value in tree)
    empty = "{}" if isinstance(tree, dict) else "[]" if isinstance(tree, list) else None
    return pad + (empty or json.dumps(_scalar(tree, code), ensure_ascii=False)) + "\n"


def _nested(tree: Tree, code: Code, indent: int) -> str:
    block = isinstance(tree, (dict, list)) and bool(tree)
    return "\n" + emit(tree, code, indent) if block else " " + emit(tree, code)


def _scalar(tree: Tree, code: Code) -> str:
    match tree:
        case str():
            return tree
        case Secret():
            return code.value(tree)
        case Words(parts):
            return "".join(
                f"[[{one[0]}: {code.value(one[1])}]]" if isinstance(one, tuple) else _scalar(one, code) for one in parts
            )
        case _:
            raise TypeError("no scalar")


def _part(part: "str | Secret | tuple[str, Secret]", code: Code) -> str:
    return f"[[{part[0]}: {code.value(part[1])}]]" if isinstance(part, tuple) else _scalar(part, code)


def _token(rng: Random) -> str:
    return "zq" + "".join(rng.choices("abcdefghijklmnopqrstuvwxyz", k=10))


def _secrets(tree: Tree) -> Iterator[Secret]:
    match tree:
        case Secret():
            yield tree
        case Words(parts):
            yield from (one[1] if isinstance(one, tuple) else one for one in parts if not isinstance(one, str))
        case dict() | list():
            for one in tree.values() if isinstance(tree, dict) else tree:
                yield from _secrets(one)


def _erased(tree: Tree) -> Tree:
    if isinstance(tree, list):
        return [_erased(one) for one in tree]
    if not isinstance(tree, dict):
        return tree
    withheld = tree.get("withheld", {})
    if isinstance(withheld, dict):
        return {key: _erased(one) for key, one in tree.items() if key not in withheld}
    return {key: one for key, one in tree.items() if key in _NEEDED}


class Pen:
    """Writes the parts of one record; while `hidden`, everything it writes is exempt."""

    def __init__(self, draw: st.DrawFn) -> None:
        self._draw = draw
        self._count = 0
        self.hidden = False
        self.used: list[str] = []
        self.files: list[tuple[Tree, Tree]] = []

    def any_of(self, *options: str) -> str:
        """One of the options; the first is what examples shrink to."""
        return self._draw(st.sampled_from(options))

    def is_so(self, one_in: int = 2) -> bool:
        """Yes, once in so many times."""
        return self._draw(st.integers(1, one_in)) == one_in

    def number(self) -> int:
        """A number that nothing else in the record has."""
        self._count += 1
        return self._count

    def ground(self) -> str:
        """A ground for what is withheld here."""
        self.used.append(self.any_of(*GROUNDS))
        return self.used[-1]

    def scalar(self, kind: str, public: str) -> Tree:
        """A secret, or while nothing is hidden the public value."""
        return Secret(kind, self.number()) if self.hidden else public

    def said(self, patterns: tuple[str, ...] = _LINES) -> str:
        """Public words, with a token in them that must be published."""
        token = f"pb{self.number():04}q"
        return self.any_of(*patterns).replace("{}", token).replace("{{", "{").replace("}}", "}")

    def text(self, kind: str = "text") -> Tree:
        """A text of one or of many lines, now and then with phrases withheld."""
        if self.hidden:
            secret = Secret(kind, self.number())
            marked = self.used and self.is_so(6)
            return Words((secret, " ", (self.used[0], Secret(kind, self.number())))) if marked else secret
        if not self.is_so(3):
            return self.said(_LINES if kind == "line" else _TEXTS)
        return Words((self.said(), " ", self.mark(), self.any_of("", ", "), self.mark(), " ", self.said()))

    def mark(self) -> tuple[str, Secret]:
        """A phrase withheld within a text."""
        return self.ground(), Secret("text", self.number())

    def line(self) -> Tree:
        """A text on one line."""
        return self.text("line")

    def day(self) -> Tree:
        """A day."""
        return self.scalar("day", "2026-04-01")

    def choice(self, name: str) -> Made:
        """One of the format's choices."""
        return lambda: self.scalar(f"choice/{name}", self.any_of(*CHOICES[name]))

    def conceal(self, make: Callable[[], T]) -> T:
        """What `make` writes, all of it exempt."""
        before, self.hidden = self.hidden, True
        made = make()
        self.hidden = before
        return made

    def mapping(self, needed: Mapping[str, Made], optional: Mapping[str, Made], never: str = "") -> Group:
        """A mapping some of whose fields are left out, and some withheld, unless they are named in `never`."""
        made: Group = {}
        withheld: Group = {}
        for key, make in {**needed, **optional}.items():
            if key in optional and self.is_so():
                continue
            if self.hidden or key in never.split() or not self.is_so(4):
                made[key] = make()
                continue
            withheld[key] = self.ground()
            if not self.is_so(4):
                made[key] = self.conceal(make)
        return {**made, "withheld": withheld} if withheld else made

    def item(self, make: Callable[[], Group]) -> Group:
        """A mapping, now and then withheld as a whole."""
        if self.hidden or not self.is_so(3):
            return make()
        ground = self.ground()
        return {**self.conceal(make), "withheld": ground}

    def items(self, make: Callable[[], Group]) -> list[Tree]:
        """A few mappings, some of them withheld as a whole."""
        return [self.item(make) for _ in range(self._draw(st.integers(1, 2)))]

    def person(self) -> Group:
        """Somebody by role."""
        return self.mapping({"role": self.line}, {"name": self.line})

    def people(self) -> Tree:
        """A few people."""
        return self.items(self.person)

    def paragraphs(self, depth: int = 2) -> Tree:
        """A few paragraphs, as texts or as mappings with further paragraphs beneath."""
        below = {"paragraphs": lambda: self.paragraphs(depth - 1)} if depth else {}

        def paragraph() -> Group:
            return self.mapping({"text": self.text}, below, never="paragraphs")

        return [self.item(paragraph) if self.is_so() else self.text() for _ in range(self._draw(st.integers(1, 2)))]

    def report(self) -> Tree:
        """A few sections."""
        return self.items(lambda: self.mapping({"heading": self.line}, {"paragraphs": self.paragraphs}))

    def considerations(self) -> Tree:
        """Headed paragraphs."""
        keys = ("financial", "legal", "equality", "human_rights", "risk", "environment", "public_access")
        return self.mapping({}, dict.fromkeys(keys, self.text))

    def amount(self) -> Group:
        """A sum of money; withholding the value or how it is written makes both exempt."""
        known: dict[str, Made] = {name: self.choice(name) for name in ("basis", "per", "vat", "kind")}
        known |= {"years": lambda: [self.scalar("year", "2026/27")], "recipient": self.line, "purpose": self.text}
        known |= {"value_for_money": self.text, "funded_from": self.line}
        known |= {"ocid": lambda: self.scalar("ocid", "ocds-h6vhtk-000000")}
        ids: dict[str, Made] = {"id": lambda: self.scalar("id", f"sum-{self.number()}"), "label": self.line}
        group = self.mapping(ids, known, never="id")
        number, withheld = self.number(), "" if self.hidden else self.any_of("", "", "value", "written")
        if self.hidden or withheld:
            group |= {"value": Secret("pounds", number)}
            group |= {"written": Secret("written", number)} if self.is_so() else {}
        else:
            pounds = self._draw(st.integers(0, 99_999))
            group |= {"value": f"{pounds}.50"} | ({"written": f"£{pounds:,}.50"} if self.is_so() else {})
        marks = group.get("withheld", {})
        assert isinstance(marks, dict)
        if not withheld:
            return group
        wide: Group = {"band": {"from": "0", "to": "918273645546372"}}  # holds every value that a `Code` can have
        group |= wide if self.is_so() else {}
        return {**group, "withheld": {**marks, withheld: self.ground()}}

    def amounts(self) -> Tree:
        """A few sums, and the total of those that are public."""
        made = self.items(self.amount)
        parts = [one for one in made if isinstance(one, dict) and isinstance(one["value"], str)]
        if self.hidden or not parts:
            return made
        total = str(sum((Decimal(str(one["value"])) for one in parts), Decimal()))
        ids = [one["id"] for one in parts]
        return [*made, {"id": "total", "label": self.said(), "value": total, "total_of": ids}]

    def signatory(self) -> Group:
        """Somebody who signed, as the one who decided."""
        more = {"name": self.line, "signed": self.day, "signature": self.choice("signature")}
        needed: dict[str, Made] = {"role": self.line, "capacity": lambda: "decision-maker"}
        return self.mapping(needed, more, never="capacity")

    def attachment(self) -> Group:
        """A file; withholding its name makes its title and content exempt too."""
        if not self.hidden and self.is_so(3):
            ground = self.ground()
            return {**self.conceal(self.attachment), "withheld": {"file": ground}}
        name = self.scalar("file", f"file-{self.number()}.csv")
        if not self.hidden or self.is_so():
            self.files.append((name, self.scalar("line", self.said())))
        return {"file": name, **self.mapping({"title": self.line}, {})}

    def relations(self) -> Tree:
        """Links to other decisions."""

        def links() -> Tree:
            return [self.scalar("reference", self.any_of(*NEIGHBOURS))]

        return self.mapping({}, dict.fromkeys(("supersedes", "amends", "related"), links))

    def title(self) -> Group:
        """A title that is public, withheld, or public but for a phrase."""
        form = self.any_of("public", "withheld", "absent", "marked")
        if form == "public":
            return {"title": self.said()}
        shown: Group = {"public_title": self.said()}
        if form == "marked":
            return {"title": Words(("Purchase of ", self.mark(), "")), **shown}
        withheld: Group = {"withheld": {"title": self.ground()}}
        return withheld | shown | ({"title": Secret("line", self.number())} if form == "withheld" else {})

    def body(self, *needed: str) -> Group:
        """Whatever can be withheld at the top of a record."""
        fields: dict[str, Made] = {"effective": self.day, "decision_makers": self.people, "author": self.person}
        fields |= dict.fromkeys(("proposal", "approval", "reasons", "options", "consultation"), self.text)
        fields |= {"summary": self.paragraphs, "report": self.report, "considerations": self.considerations}
        fields |= {"amounts": self.amounts, "signatories": lambda: self.items(self.signatory)}
        fields |= {"attachments": lambda: self.items(self.attachment), "relations": self.relations}
        return self.mapping({key: fields.pop(key) for key in needed}, fields)

    def always_public(self) -> Group:
        """What the format always publishes, and lets nobody withhold."""
        fields: dict[str, Made] = {"topics": lambda: [self.said()], "editorial_note": lambda: self.said(_TEXTS)}
        fields |= {"formerly_at": lambda: [f"news/{self.number()}/"]}
        fields |= {"background_papers": lambda: [self.said(_TEXTS)], "interests": lambda: self.said(_TEXTS)}
        fields |= {"changes": lambda: [{"on": "2026-03-09", "kind": "correction", "note": self.said(_TEXTS)}]}
        return {key: make() for key, make in fields.items() if self.is_so()}

    def part2(self) -> tuple[Group, Group]:
        """What the record says of its Part 2, and the papers of it."""
        form = self.any_of("none", "papers", "papers", "not held", "not recorded")
        if form == "none":
            return {}, {}
        grounds: Tree = "not-recorded" if form == "not recorded" else [self.ground()]
        if form != "papers":
            return {"part2": {"grounds": grounds, "held": "false"}}, {}
        papers: dict[str, Made] = {"report": self.report, "amounts": self.amounts, "notes": self.text}
        return {"part2": {"grounds": grounds}}, self.conceal(lambda: {key: papers[key]() for key in papers})

    def grounds(self) -> Group:
        """The grounds that the record used, with public words of their own."""
        known: Group = {"decided_by": "Chief Executive", "decided_on": "2026-03-01", "review_on": "2028-03-01"}
        used: Group = {}
        for name in sorted(set(self.used)):
            used[name] = known | GROUNDS[name] | {"reason": self.said(_TEXTS)}
        return {"grounds": used} if used else {}


@st.composite
def examples(draw: st.DrawFn, *statuses: str) -> Example:
    """A valid public record of any of these statuses, or of any there is."""
    pen = Pen(draw)
    status = pen.any_of(*statuses or ("made", "deferred", "withdrawn", "void", "removed"))
    ref = f"PCC/D/2026/{draw(st.integers(10, 99))}"
    tree: Group = {"ref": ref, "status": status, "category": "Finance", "publish_on": "2026-03-05"}
    if status == "made" or pen.is_so():
        tree["decided"] = pen.any_of("2026-03-02", "2025-12-30")
    if pen.is_so(4):
        tree["language"] = pen.any_of("cy", "en")
    if status != "made":
        tree["status_note"] = pen.said(_TEXTS)
    title = pen.title()
    body = pen.body(*(("decision_makers", "summary", "signatories") if status == "made" else ()))
    marks = {**_marks(title), **_marks(body)}
    declared, papers = pen.part2()
    tree |= {**title, **body, **pen.always_public(), **declared}
    tree |= {"withheld": marks} if marks else {}
    return Example(ref, tree | pen.grounds(), papers, tuple(pen.files))


def codes(*, wild: bool = False) -> st.SearchStrategy[Code]:
    """Fillings of the secrets of a record."""
    return st.builds(Code, st.integers(0, 2**32), st.just(wild))


def minimal(ref: str, **fields: Tree) -> Example:
    """A public decision with nothing withheld, and whatever else is given."""
    person: Group = {"role": "Police and Crime Commissioner"}
    tree: Group = {"ref": ref, "title": f"Title of {ref}", "status": "made", "category": "Finance"}
    tree |= {"decided": f"{ref.split('/')[2]}-03-02", "publish_on": f"{ref.split('/')[2]}-03-05", "proposal": "To buy."}
    tree |= {"decision_makers": [person], "signatories": [{**person, "capacity": "decision-maker"}]}
    return Example(ref, {**tree, **fields})


def _marks(group: Group) -> Group:
    marks = group.get("withheld", {})
    assert isinstance(marks, dict)
    return marks
