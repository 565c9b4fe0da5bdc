"""Sums of disclosed amounts, in words, with what they leave out."""

from collections.abc import Iterator

from generator.public.tallies import Kinds
from generator.public.wording import say
from generator.public.words import KIND
from generator.vocabulary.choices import Kind
from generator.vocabulary.money import show_pounds

_NOT_SPENT = (Kind.INCOME, Kind.SAVING)


def sums_disclosed(sums: Kinds) -> Iterator[str]:
    """One paragraph; nothing where nothing could be added up."""
    if sums:
        said = say("Amounts disclosed in them: {sums}.", sums=", ".join(sum_lines(sums)))
        yield f"{said} {left_out()}"


def sum_lines(sums: Kinds) -> Iterator[str]:
    """Each kind with its sum: `£41,200 (grant)`."""
    for kind, value in sums.items():
        name = say(KIND[kind]).lower() if kind else say("kind not stated")
        yield f"{show_pounds(value)} ({name})"


def left_out() -> str:
    """What no sum of this site takes in."""
    return say(
        "Only disclosed values of decisions that were made, and that no later one replaced, are added up; amounts by "
        "the year, month or unit are left out, and no part of a total counts again."
    )


def spent(sums: Kinds) -> str:
    """What is paid out in all, or a dash."""
    values = [value for kind, value in sums.items() if kind not in _NOT_SPENT]
    return show_pounds(sum(values[1:], values[0])) if values else "-"
