"""Drafts: the guesses that nobody has looked at yet, and what is still missing.

A program that writes a draft puts `# review: …` above what it has guessed. Whoever has looked at the value removes the
comment. What it says is never repeated: a draft is secret.
"""

import re
from collections.abc import Iterator

from generator.catalogue import define
from generator.findings import Finding, Group, Position, Severity
from generator.private.exempt import opened
from generator.private.record import Record
from generator.private.rules.rule import Broken, Case, advice
from generator.vocabulary.choices import Capacity, Status
from generator.yaml_text import Document, comments_in

LEFT = define(
    "DRAFT-01",
    """A comment that begins with `review:` stands above a value that a program has guessed. Only a draft may hold such
    guesses: before a record is published, a person has looked at each, and removed the comment.""",
)
OPEN = define(
    "DRAFT-02",
    "Guesses in a draft, marked by comments that begin with `review:`, are listed until a person has looked at each.",
    severity=Severity.WARNING,
    group=Group.DRAFT,
)
_LIKELY = re.compile(r"#[ \t]*review[ \t]*:", re.IGNORECASE)
_SAID = {"summary": "one of `summary` and `proposal`"}
_REVIEW = re.compile(r"review\s*:", re.IGNORECASE)


def guesses(document: Document, *, advising: bool) -> Iterator[Finding]:
    """A finding for each guess: an error outside a draft; in one, advice."""
    is_draft = document.tree.get("status") == Status.DRAFT.value
    if (is_draft and not advising) or not _LIKELY.search(document.text):
        return
    for line, words in comments_in(document.text):
        if _REVIEW.match(words):
            place = _place(document, line)
            if is_draft:
                remedy = "Correct the value below if need be, and remove this comment."
                yield OPEN.at(place, "What stands below is a guess that nobody has looked at yet.", remedy)
            else:
                remedy = "Look at the value below and remove this comment, or set `status: draft`."
                yield LEFT.at(place, "A guess that nobody has looked at stands in a record that is no draft.", remedy)


def _place(document: Document, line: int) -> Position:
    text = document.text.split("\n")[line - 1]
    found = _LIKELY.search(text)
    return Position(document.path, line, found.start() + 1 if found else 1)


@advice("DRAFT-03", Group.DRAFT)
def draft_lacks(case: Case) -> Iterator[Broken]:
    """A draft says what it still needs before it can be published as a decision that was made."""
    if case.record.status is Status.DRAFT and (
        missing := [_SAID.get(key, f"`{key}`") for key in _missing(case.record) if key not in case.gaps]
    ):
        named = f"{', '.join(missing[:-1])} and {missing[-1]}" if missing[1:] else missing[0]
        yield Broken(("status",), f"This draft still lacks {named}.", "Fill it in before you write `made` here.")


def _missing(record: Record) -> Iterator[str]:
    yield from (key for key in ("decided", "publish_on", "decision_makers") if not getattr(record, key))
    if not record.summary and record.proposal is None:
        yield "summary"
    people = [opened(one) for one in opened(record.signatories) or ()]
    if not any(one is not None and one.capacity is Capacity.DECISION_MAKER for one in people):
        yield "signatories"
