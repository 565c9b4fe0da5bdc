"""The slips that people make in YAML, told from a parser's complaint and the lines around it.

Comes in: what the parser said, the lines of the file, and where. Goes out: where the slip really is, what it is, and
the form of the right line. The lines are looked at and never shown: an exempt sentence may stand in them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

QUOTE_IT = "Put the whole text in double quotes, or write | after the key and the text on the next lines, indented."
# Spaces that look like one and are none to YAML; pages and Word put them in.
ODD_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_ODD_INDENT = re.compile(rf"[ \t-]*[{ODD_SPACES}]|[ \t-]*[A-Za-z_]+:?[{ODD_SPACES}]|[ \t]*[A-Za-z_]+[{ODD_SPACES}]*:")
_BULLET = re.compile(r"[ ]*[•‣◦▪●·–—−*]\s*\S")
_TIGHT_DASH = re.compile(r"[ ]*-[^\s-]")
_KEY = r"[ ]*(?:- +)*[\w £-]*?\w"
_TIGHT_COLON = re.compile(rf"{_KEY}:(?=[^\s:/])")
_OTHER_COLON = re.compile(rf"{_KEY}\s*[=;：﹕]")
_FIRST_COLON = re.compile(r":(?:\s|$)")
_CURLY = "“”„‟‘’‚‛"
_BLOCK = re.compile(r":\s*[|>][+-]?\d?\s*$")


@dataclass(frozen=True, slots=True)
class Slip:
    """Where it is, counted from 0, and two whole sentences or more."""

    line: int
    column: int
    said: str
    remedy: str


Place = tuple[int, int]


def slip(problem: str, lines: Sequence[str], at: Place, begun: Place | None) -> Slip | None:
    """What the complaint `problem` at `at` is about; `begun` is where the parser began what it could not finish."""
    if "could not find expected ':'" in problem and begun:
        return _no_colon(lines, begun)
    if "mapping values are not allowed" in problem:
        return _colon_too_many(lines, at)
    if "unexpected end of stream" in problem and begun:
        return _never_closed(lines, begun)
    if "did not find expected key" in problem and (found := _closed_early(lines, at)):
        return found
    if "did not find expected" in problem:
        return _look(lines, at[0])
    return None


def _look(lines: Sequence[str], line: int) -> Slip | None:
    """Signs that stand where YAML wants its own: told from the line alone."""
    text = lines[line] if line < len(lines) else ""
    if (found := _ODD_INDENT.match(text)) and re.search(f"[{ODD_SPACES}]", found[0]):
        return Slip(line, _odd_space(text), *ODD_SPACE)
    if _BULLET.match(text):
        return Slip(line, len(text) - len(text.lstrip()), *BULLET)
    if found := _TIGHT_DASH.match(text):
        return Slip(line, found.end() - 1, *TIGHT_DASH)
    return None


ODD_SPACE = (
    "A non-breaking space stands here, which looks like a space and is none to YAML.",
    "Delete it and type an ordinary space; such spaces come with text pasted from Word or a web page.",
)
BULLET = (
    "An item begins here with a bullet or a long dash.",
    "Begin it with a hyphen and a space: - …",
)
TIGHT_DASH = ("A space is missing after the hyphen.", "Write a hyphen, a space, and then the item: - …")
_TIGHT = ("A space is missing after this colon.", "Write a space after the colon: key: …")


def _odd_space(text: str) -> int:
    found = re.search(f"[{ODD_SPACES}]", text)
    return found.start() if found else 0


def _no_colon(lines: Sequence[str], begun: Place) -> Slip | None:
    """A line that was read as a key, and has no colon with a space behind it."""
    line, column = begun
    text = lines[line]
    if found := _look(lines, line):
        return found
    if line and _BLOCK.search(lines[line - 1]):
        said = "The text after | or > is not indented."
        return Slip(
            line, column, said, "Put two more spaces at the beginning of each line of the text than its key has."
        )
    if found_tight := _TIGHT_COLON.match(text):
        return Slip(line, found_tight.end() - 1, *_TIGHT)
    if found_other := _OTHER_COLON.match(text):
        said = "Another sign stands here in the place of the colon after a key."
        return Slip(line, found_other.end() - 1, said, "Write an ordinary colon and a space: key: …")
    said = "The key on this line has no colon after it."
    remedy = "Write key: … with a colon and a space; text that runs over several lines is put in quotes or after |."
    return Slip(line, column, said, remedy)


def _colon_too_many(lines: Sequence[str], at: Place) -> Slip | None:
    """A colon where YAML does not want one: in a text, or after a key that something above keeps from being one."""
    line, column = at
    text = lines[line]
    first = _FIRST_COLON.search(text)
    if first and first.start() < column:
        return _colon_in_text(text, line, column, text[first.end() :].lstrip())
    if found := _look(lines, line):
        return found
    above = max(
        (one for one in range(line) if lines[one].strip() and not lines[one].lstrip().startswith("#")), default=-1
    )
    if above < 0:
        return None
    return _above(lines, above) or _too_deep(lines, above, line)


def _colon_in_text(text: str, line: int, column: int, value: str) -> Slip:
    if value[:1] in _CURLY and value[:1]:
        said = "Curly quotation marks do not count as quotes, and this text has a colon in it."
        start = len(text) - len(value) if text.endswith(value) else column
        return Slip(
            line, start, said, 'Put straight ones around the text, and curly ones within if they are meant: "…: …"'
        )
    said = "A colon followed by a space stands inside text that has no quotes."
    return Slip(line, column, said, f'Write it as key: "…: …". {QUOTE_IT}')


def _above(lines: Sequence[str], above: int) -> Slip | None:
    """A slip on the line above, by which YAML took that line and this one for one text."""
    if found := _look(lines, above):
        return found
    text = lines[above]
    if tight := _TIGHT_COLON.match(text):
        return Slip(above, tight.end() - 1, *_TIGHT)
    if not _FIRST_COLON.search(text) and not text.lstrip().startswith(("-", "'", '"')):
        said = "The key on this line has no colon after it."
        return Slip(above, len(text) - len(text.lstrip()), said, "Write key: … with a colon and a space.")
    return None


def _too_deep(lines: Sequence[str], above: int, line: int) -> Slip | None:
    """A key that begins further to the right than the one above, which has its value already."""
    depths = [len(re.match(r"[ ]*(?:- +)*", lines[one])[0]) for one in (above, line)]  # type: ignore[index]  # it matches always
    if depths[1] <= depths[0]:
        return None
    said = "This line is indented further than the line above it, which has its value already."
    return Slip(line, depths[1], said, "Begin it below the first letter of the key above, with spaces only.")


def _never_closed(lines: Sequence[str], begun: Place) -> Slip | None:
    line, column = begun
    rest = lines[line][column + 1 :].rstrip()
    if rest and rest[-1] in _CURLY:
        said = "A straight quotation mark opens here, and a curly one stands where it should be closed."
        return Slip(line, column + len(rest), said, 'Type a straight one at both ends: "…"')
    return None


def _closed_early(lines: Sequence[str], at: Place) -> Slip | None:
    """Words behind the quotation mark that closes a text, which is often an apostrophe."""
    line, column = at
    text = lines[line] if line < len(lines) else ""
    before = text[:column].rstrip()
    if before[-1:] not in ("'", '"') or not re.match(r"[ ]*(?:- +)*(?:[\w-]+:\s+)?['\"]", text):
        return None
    said = "The text in quotes ends before this word: the quotation mark before it closes the text."
    if before[-1] == "'":
        return Slip(line, column, said, "Put double quotes around the whole text; apostrophes may then stand in it.")
    return Slip(line, column, said, 'Put single quotes around the whole text, or write \\" for each mark within it.')
