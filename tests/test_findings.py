"""Findings: how they are printed for people, programs and pull requests, sorted and counted."""

import json

import pytest

from generator.findings import (
    Finding,
    Position,
    Severity,
    Stop,
    as_github,
    as_json,
    as_text,
    has_errors,
    in_order,
)

WRONG = Finding(Position("decisions/2026/x.yaml", 18, 5), "MONEY-02", '"£2k" is not 1000.', "Correct one of them.")
LATE = Finding(Position("decisions/2026/x.yaml"), "DATE-06", "It is late.", "Nothing to do.", Severity.WARNING)


def test_text_has_place_code_problem_and_remedy() -> None:
    """A finding is one line that an editor can jump to."""
    assert str(WRONG) == 'decisions/2026/x.yaml:18:5: MONEY-02 "£2k" is not 1000. Correct one of them.'


def test_whole_file_has_no_line() -> None:
    """Where a file is wrong as a whole, no line is invented; a warning says that it is one."""
    assert str(LATE) == "decisions/2026/x.yaml: DATE-06 warning: It is late. Nothing to do."


@pytest.mark.parametrize(
    ("findings", "last"),
    [
        ([WRONG], "1 error, 0 warnings."),
        ([LATE], "0 errors, 1 warning."),
        ([WRONG, WRONG, LATE, LATE], "2 errors, 2 warnings."),
    ],
)
def test_text_ends_with_a_count(findings: list[Finding], last: str) -> None:
    """A line for each, then how many there are of each sort."""
    text = as_text(findings)
    assert text == "".join(f"{one}\n" for one in findings) + f"{last}\n"


def test_nothing_found_says_nothing() -> None:
    """No findings are no text and no annotations, and an empty list for programs."""
    assert as_text([]) == ""
    assert as_github([]) == ""
    assert json.loads(as_json([])) == []


def test_json_names_every_part() -> None:
    """Programs get each part of a finding under its own name."""
    assert json.loads(as_json([WRONG, LATE])) == [
        {
            "path": "decisions/2026/x.yaml",
            "line": 18,
            "column": 5,
            "code": "MONEY-02",
            "severity": "error",
            "group": "blocks",
            "problem": '"£2k" is not 1000.',
            "remedy": "Correct one of them.",
        },
        {
            "path": "decisions/2026/x.yaml",
            "line": 0,
            "column": 0,
            "code": "DATE-06",
            "severity": "warning",
            "group": "odd",
            "problem": "It is late.",
            "remedy": "Nothing to do.",
        },
    ]
    assert "£2k" in as_json([WRONG])


def test_github_annotates_the_line() -> None:
    """A pull request shows a finding at its line, and one of a whole file at the file."""
    assert as_github([WRONG, LATE]) == (
        "::error file=decisions/2026/x.yaml,line=18,col=5,title=MONEY-02::"
        '"£2k" is not 1000. Correct one of them.\n'
        "::warning file=decisions/2026/x.yaml,title=DATE-06::It is late. Nothing to do.\n"
    )


def test_github_escapes_what_would_end_a_command() -> None:
    """Percent signs and new lines are escaped everywhere, colons and commas in the path; so no command is forged."""
    path = "decisions/a,b:c%.yaml"
    found = Finding(Position(path, 1, 1), "X-01", "100%: a, b\r\n::error::forged", "Do it.")
    assert as_github([found]) == (
        "::error file=decisions/a%2Cb%3Ac%25.yaml,line=1,col=1,title=X-01::100%25: a, b%0D%0A::error::forged Do it.\n"
    )


def test_findings_are_sorted_by_place_then_code() -> None:
    """Path, then line and column as numbers, then code; exact repeats are said once."""

    def at(path: str, line: int, column: int, code: str) -> Finding:
        return Finding(Position(path, line, column), code, "p", "r")

    expected = [at("a", 0, 0, "Z-01"), at("a", 2, 9, "A-01"), at("a", 2, 10, "A-01"), at("a", 2, 10, "B-01")]
    expected += [at("a", 10, 1, "A-01"), at("b", 1, 1, "A-01")]
    assert in_order(reversed(expected)) == expected
    assert in_order([*expected, *expected]) == expected


def test_same_place_and_code_with_other_words_are_two_findings() -> None:
    """Only exact repeats are dropped, and the order of the rest is the same each time."""
    one = Finding(Position("a"), "A-01", "First.", "Do it.")
    two = Finding(Position("a"), "A-01", "Second.", "Do it.")
    assert in_order([two, one, two]) == [one, two]


def test_warnings_alone_are_no_errors() -> None:
    """A warning never stops a build by itself."""
    assert not has_errors([])
    assert not has_errors([LATE])
    assert has_errors([LATE, WRONG])


def test_stop_carries_findings_and_tells_only_their_number() -> None:
    """A traceback of the exception shows no words of a finding."""
    stop = Stop([WRONG, LATE])
    assert stop.findings == (WRONG, LATE)
    assert str(stop) == "2 findings"
    assert "2k" not in repr(stop)
