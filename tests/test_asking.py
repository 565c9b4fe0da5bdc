"""Questions at the terminal: answered by options, by typing, or not at all."""

import io

import pytest

from generator.commands.asking import Option, Refused, ask, ask_which, need
from generator.findings import Stop


class Terminal(io.StringIO):
    """Standard input of a person who types these lines."""

    def isatty(self) -> bool:
        """A person sits here."""
        return True


def whole(answer: str) -> int:
    """A whole number."""
    if not answer.isdecimal():
        raise Refused("This is no number.", "Type digits.")
    return int(answer)


def typing(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    """Let a person type these lines and then close the terminal."""
    monkeypatch.setattr("sys.stdin", Terminal("".join(f"{line}\n" for line in lines)))


def test_an_answer_that_cannot_be_used_is_asked_for_again(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The person is told why, and nothing of it goes to standard output."""
    typing(monkeypatch, "seven", "", "7")
    assert ask("Number", None, whole, Option("NUMBER")) == 7
    said = capsys.readouterr()
    assert said.out == ""
    assert "This is no number. Type digits." in said.err
    assert said.err.count("Number: ") == 3


def test_nothing_typed_takes_what_is_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    """What stands in brackets is the answer of whoever only presses Enter."""
    typing(monkeypatch, "")
    assert ask("Number", "12", whole, Option("NUMBER")) == 12


def test_a_number_stands_for_the_choice_beside_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Choices are listed, and may be typed as words as well."""
    typing(monkeypatch, "2", "Grants")
    assert [ask_which("Which", ["Finance", "Grants"], str, Option("WHICH")) for _ in range(2)] == ["Grants", "Grants"]
    assert "  1. Finance\n  2. Grants\n" in capsys.readouterr().err


def test_an_option_is_not_asked_about(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is given is taken, and refused with the name of the option where it cannot be used."""
    monkeypatch.setattr("sys.stdin", io.StringIO())
    assert ask("Number", None, whole, Option("NUMBER", "7")) == 7
    with pytest.raises(Stop) as stopped:
        ask("Number", None, whole, Option("NUMBER", "seven"))
    assert [str(one) for one in stopped.value.findings] == ["NUMBER: ASK-02 This is no number. Type digits."]


@pytest.mark.parametrize("stdin", [io.StringIO(), Terminal()], ids=["a pipe", "a terminal that closes"])
def test_where_nobody_answers_the_option_is_named(stdin: io.StringIO, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pipeline is told what to give; it does not wait."""
    monkeypatch.setattr("sys.stdin", stdin)
    with pytest.raises(Stop) as stopped:
        ask("Number", None, whole, Option("NUMBER", " "))
    assert [(one.code, one.position.path) for one in stopped.value.findings] == [("ASK-01", "NUMBER")]
    assert 'NUMBER="…"' in stopped.value.findings[0].remedy


def test_a_pipeline_takes_what_would_be_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is something to take, nobody needs to be asked."""
    monkeypatch.setattr("sys.stdin", io.StringIO())
    assert ask("Number", "12", whole, Option("NUMBER")) == 12


def test_everything_missing_is_named_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pipeline is not told of one option after the other."""
    monkeypatch.setattr("sys.stdin", io.StringIO())
    with pytest.raises(Stop) as stopped:
        need(Option("TITLE"), Option("DATE", "2026-03-02"), Option("MAKER", ""))
    assert [one.position.path for one in stopped.value.findings] == ["TITLE", "MAKER"]
    typing(monkeypatch)
    need(Option("TITLE"))
