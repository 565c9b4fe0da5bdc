"""Questions to the person at the terminal, each of which an option of the command answers as well.

Comes in: a question, what to take where nothing is typed, and a check that reads the answer. Goes out: what the check
made of it. Where nobody can be asked, because standard input is no terminal, a finding says which option to give.
Questions go to standard error, so that what a command says of its work stays by itself. Not a command itself.
"""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from generator.catalogue import define
from generator.findings import Finding, Position, Stop

T = TypeVar("T")
UNANSWERED = define(
    "ASK-01",
    """What a command needs to know is typed at the terminal when it asks, or given as an option such as
    TITLE="Purchase of vans". Where nobody can be asked, every option that is needed is given.""",
    source="Part One",
)
UNUSABLE = define("ASK-02", "What is given as an option is something that the command can use.", source="Part One")


class Refused(Exception):
    """An answer that a check cannot use: what is wrong with it, and what to type; whole sentences."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__("an answer was refused")
        self.problem, self.remedy = problem, remedy


@dataclass(frozen=True, slots=True)
class Option:
    """The option that answers a question: its name as an officer types it for `make`, and what was given, if anything.

    An option that is given as nothing at all (`TITLE=`) was not given. `choices` are told to whoever has to give it.
    """

    name: str
    given: str | None = None
    choices: tuple[str, ...] = ()

    @property
    def is_given(self) -> bool:
        """Whether there is anything in it."""
        return bool(self.given and self.given.strip())


def is_terminal() -> bool:
    """Whether somebody can be asked."""
    return sys.stdin is not None and sys.stdin.isatty()


def need(*options: Option) -> None:
    """Stop where nobody can be asked and options are missing: with a finding for each, all at once."""
    missing = [one for one in options if not one.is_given]
    if missing and not is_terminal():
        raise Stop([_unanswered(one) for one in missing])


def ask(question: str, default: str | None, check: Callable[[str], T], option: Option) -> T:
    """The answer as `check` reads it: from the option, else as typed, else `default`.

    `check` raises `Refused` for what it cannot use; a person at a terminal is then asked again.
    """
    if option.is_given:
        return _given(str(option.given).strip(), check, option)
    if not is_terminal():
        if default is None:
            raise Stop([_unanswered(option)])
        return _given(default, check, option)
    while True:
        try:
            return check(_typed(question, default, option))
        except Refused as refused:
            _tell(f"  {refused.problem} {refused.remedy}\n")


def ask_which(question: str, choices: Sequence[str], check: Callable[[str], T], option: Option) -> T:
    """As `ask`, with a numbered list: a number that is typed stands for the choice beside it.

    Where nobody can be asked, the finding has the list.
    """
    if not option.is_given and is_terminal():
        _tell("".join(f"  {number}. {choice}\n" for number, choice in enumerate(choices, 1)))

    def choose(answer: str) -> T:
        index = int(answer) if answer.isascii() and answer.isdecimal() and len(answer) < 5 else 0
        return check(choices[index - 1] if 1 <= index <= len(choices) else answer)

    return ask(question, None, choose, replace(option, choices=tuple(choices)))


def _given(answer: str, check: Callable[[str], T], option: Option) -> T:
    try:
        return check(answer)
    except Refused as refused:
        raise Stop([UNUSABLE.at(Position(option.name), refused.problem, refused.remedy)]) from None


def _typed(question: str, default: str | None, option: Option) -> str:
    """One answer; a terminal that closes while it is asked counts as one where nobody can be asked."""
    while True:
        _tell(f"{question}{f' [{default}]' if default else ''}: ")
        line = sys.stdin.readline()
        if not line:
            raise Stop([_unanswered(option)])
        if answer := line.strip() or (default or ""):
            return answer
        _tell("  Please type an answer, or end with Ctrl+C; nothing is written then.\n")


def _unanswered(option: Option) -> Finding:
    remedy = f'Give it as {option.name}="…", or run the command at a terminal and answer there.'
    choices = f" To choose from: {', '.join(option.choices)}." if option.choices else ""
    return UNANSWERED.at(Position(option.name), "This is not given, and nobody can be asked.", f"{remedy}{choices}")


def _tell(words: str) -> None:
    sys.stderr.write(words)
    sys.stderr.flush()
