"""A day as people type it, wherever a command asks for one: 2026-03-02, 2 March 2026, 2/3/26.

Not a command itself. Comes in: an option, or what is typed. Goes out: one certain day. Where day and month can change
places, a person at the terminal is asked which is meant; elsewhere nothing is guessed, and a finding shows both.
"""

from datetime import date

from generator.commands.asking import UNUSABLE, Option, Refused, ask, ask_which, is_terminal
from generator.findings import Position, Stop
from generator.vocabulary.days import long_date
from generator.vocabulary.typed_days import readings

NOT_YET = "not yet"


def ask_day(question: str, usual: date, option: Option) -> date:
    """The day; `usual` where a person presses Enter, or where nobody can be asked."""
    found = ask(question, long_date(usual), _days, option)
    return _certain(found, option)


def day_given(option: Option) -> date:
    """The day of an option that is given."""
    return _certain(ask("Day", None, _days, option), option)


def ask_day_or_none(question: str, usual: date, option: Option) -> date | None:
    """The day, or None for `not yet`."""
    found = ask(f"{question}, or {NOT_YET}", long_date(usual), _days_if_any, option)
    return _certain(found, option) if found else None


def _certain(found: tuple[date, ...], option: Option) -> date:
    if len(found) == 1:
        return found[0]
    both = [long_date(one) for one in found]
    if option.is_given or not is_terminal():
        said = f"This can be read as {both[0]} and as {both[1]}."
        remedy = f"Write it as {found[0]} or {found[1]}."
        raise Stop([UNUSABLE.at(Position(option.name), said, remedy)])
    return _certain(ask_which("Which of them is meant", both, _days, Option(option.name)), option)


def _days_if_any(answer: str) -> tuple[date, ...]:
    return () if answer.casefold() == NOT_YET else _days(answer)


def _days(answer: str) -> tuple[date, ...]:
    found = readings(answer)
    if not found:
        raise Refused("This is not a day.", "Write it like 2 March 2026 or 2026-03-02.")
    return found
