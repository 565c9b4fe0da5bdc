"""What can be wrong with a file as YAML, in words for people who do not know YAML.

Nothing here quotes the file: an exempt sentence may stand beside the fault.
"""

import re

from generator.catalogue import define
from generator.findings import Finding, Position
from generator.yaml_text.slips import ODD_SPACE, QUOTE_IT, Slip

ENCODING = define(
    "YAML-01",
    "A record is plain text in UTF-8, the encoding that every current editor saves by default.",
)
TOO_LARGE = define("YAML-02", "A record is at most one mebibyte (1,048,576 bytes) long. Longer papers are attachments.")
CHARACTER = define(
    "YAML-03",
    """Control characters and invisible characters (zero-width spaces, soft hyphens, text direction marks) are refused:
    nobody sees them, and they can hide words from the checks. They often come from copying out of a PDF or Word.""",
)
SYNTAX = define("YAML-04", "The file must be well-formed YAML: keys, colons, indentation by spaces, quotes in pairs.")
DUPLICATE = define(
    "YAML-05",
    "A key stands once in its mapping. With two, nobody can tell which one was meant.",
)
SHARED = define(
    "YAML-06",
    """Anchors (&), aliases (*), tags (!) and merge keys (<<) are refused: they can carry a value from one part of a
    record into another unseen. Text that begins with one of these signs is put in quotes.""",
)
DEPTH = define("YAML-07", "Values are nested at most 40 deep.")
KEY = define("YAML-08", "Every key is one line of text.")
DOCUMENT = define("YAML-09", "A file holds one record: one mapping of keys to values, not a list and not several.")
UNQUOTED_MARK = define(
    "YAML-10",
    """Text with double square brackets stands in quotes, or in a block that begins with | or >. Without them, YAML
    reads the brackets as a list, or the colon as a key, and the withholding would be lost.""",
)

ODD_SPACES = define(
    "YAML-11",
    """Indentation, and the space after a colon or a hyphen, are ordinary spaces. The non-breaking spaces that come with
    text pasted from Word or a web page look the same, and make another word of a key.""",
)
CUT_SHORT = define(
    "YAML-12",
    """After a space, the sign # begins a comment, so a text such as `Unit #7` without quotes would lose its end. A
    comment behind a value has a space after the sign.""",
)
_UNQUOTED = 'Text with [[…]] stands here without straight quotes (") around it, so YAML takes it apart.'
_TABBED = re.compile(r"[ \t-]*\t")
_SHARED = re.compile(r"(?:.*?[-:]\s+)?\s*[*&!]")
_SYNTAX_FAULTS = (
    (
        "mapping values are not allowed",
        "A colon followed by a space stands inside unquoted text, or the line is indented too far.",
        QUOTE_IT,
    ),
    (
        "could not find expected ':'",
        "A key on this line or the one above has no colon after it.",
        "Write key: … with a colon and a space; text that runs over several lines is put in quotes or after |.",
    ),
    (
        "did not find expected key",
        "This line does not fit with the lines above it.",
        "Give it the same indentation as its neighbours, and look for a quotation mark that closes too early.",
    ),
    (
        "did not find expected '-' indicator",
        "This line does not fit with the list above it.",
        "Begin it below the first letter of the key above, or, as a new item, with a hyphen below the other hyphens.",
    ),
    (
        "unexpected end of stream",
        "A quotation mark that opens here is never closed.",
        "Close it at the end of the text with the same straight mark.",
    ),
    (
        "unexpected document indicator",
        "A quotation mark that opens above this line is never closed.",
        "Close it at the end of the text with the same straight mark.",
    ),
    (
        "did not find expected ',' or",
        "A list or mapping in brackets is not closed, or lacks a comma.",
        "Close the bracket; text that begins with a bracket is put in double quotes.",
    ),
    (
        "escape",
        "A backslash stands in double quotes before a character that YAML does not allow there.",
        "Use single quotes, or write the backslash twice.",
    ),
    (
        "cannot start any token",
        "This text begins with a sign that YAML keeps for itself, such as %, @ or a backtick.",
        'Put the whole text in double quotes: "…"',
    ),
)


def stands_out(line: str) -> bool:
    """Whether a line has something in it that is worth saying before anything else."""
    return bool(_TABBED.match(line) or "[[" in line or _SHARED.match(line))


def syntax_fault(problem: str, position: Position, line: str) -> Finding:
    """Word a parser's complaint; `line` is the text of the line, looked at and never shown."""
    if _TABBED.match(line):
        remedy = "Replace it with spaces: two for each step to the right."
        return SYNTAX.at(position, "A tab stands in the indentation of this line.", remedy)
    if "[[" in line:
        return unquoted_mark(position)
    if _SHARED.match(line):
        return shared(position)
    for words, said, remedy in _SYNTAX_FAULTS:
        if words in problem:
            return SYNTAX.at(position, said, remedy)
    return SYNTAX.at(
        position,
        "This line cannot be read as YAML.",
        "Compare its indentation, colons and quotation marks with the lines around it.",
    )


def slipped(path: str, slip: Slip) -> Finding:
    """A slip that was recognised."""
    rule = ODD_SPACES if slip.said == ODD_SPACE[0] else SYNTAX
    return rule.at(Position(path, slip.line + 1, slip.column + 1), slip.said, slip.remedy)


def odd_space(position: Position) -> Finding:
    """A non-breaking space in or beside a key."""
    return ODD_SPACES.at(position, *ODD_SPACE)


def cut_short(position: Position) -> Finding:
    """A text whose end was taken for a comment."""
    remedy = "Put the whole text in double quotes; before a comment, write a space after the #."
    return CUT_SHORT.at(
        position, "Everything from this # on is taken for a comment, and is not part of the text.", remedy
    )


def unquoted_mark(position: Position) -> Finding:
    """Text with [[ … ]] that YAML took apart."""
    return UNQUOTED_MARK.at(position, _UNQUOTED, QUOTE_IT)


def shared(position: Position) -> Finding:
    """A value that begins with a sign by which YAML shares or types values."""
    return SHARED.at(
        position,
        "A value here begins with &, *, ! or <<, which YAML takes as an instruction.",
        "If it is meant as text, put the whole text in quotes; otherwise write the value out.",
    )


def bad_key(position: Position) -> Finding:
    """A key that is empty, of several lines, or no text at all."""
    remedy = "Write a key of one line and a colon; text that begins with ? or : stands in quotes."
    return KEY.at(position, "A key here is not a line of text.", remedy)
