"""What every suggestion shares: which texts are looked at, and how a suggestion is worded."""

from collections.abc import Callable, Iterator

from generator.findings import Group
from generator.private.rules.rule import Broken, Case, RecordCheck, advice
from generator.vocabulary.choices import Status
from generator.yaml_text import Pointer

SOURCE = "UK GDPR, article 5(1)(c); Freedom of Information Act 2000, Part II (check with your legal adviser)"
_OF_A_REMOVED = {"status_note", "changes"}  # all that is public of a record that was taken down
Look = Callable[[Case, str], Iterator[str]]


def suggest(code: str, what: str, skip: frozenset[str] = frozenset()) -> Callable[[Look], RecordCheck]:
    """Enter a look at each public text that gives the words to point at; `what` says what they seem to be.

    The words are used to find their place in the file, and never shown. Texts under a key of `skip` are passed over.
    """

    def enter(look: Look) -> RecordCheck:
        def check(case: Case) -> Iterator[Broken]:
            if next(look(case, case.open_text), None) is None:  # as in nearly every record, whose texts are many
                return
            for at, text in _public_texts(case, skip):
                for words in look(case, text):
                    yield Broken(at, f"{what} Should this be withheld?", remedy(code), words)

        check.__doc__ = look.__doc__
        return advice(code, Group.WITHHOLD, source=SOURCE)(check)

    return enter


def _public_texts(case: Case, skip: frozenset[str]) -> Iterator[tuple[Pointer, str]]:
    is_removed = case.record.status is Status.REMOVED
    for at, text in case.open_texts:
        if not skip.intersection(map(str, at)) and not (is_removed and at[0] not in _OF_A_REMOVED):
            yield at, text


def remedy(code: str) -> str:
    """How to withhold it, and how to say that it is meant."""
    return (
        "If so, write [[ground: …]] around it; if it is meant to be public, write on the line above the text: "
        f"# public ({code}): why"
    )
