"""Why a document is not taken as the beginning of a record, and what its words leave out.

Whatever a reader of a document would not see on the page must not come into a record unnoticed, and whatever they would
see must not be left out. So each of these is said with its place and the way to clean the file; never with the words.
"""

from generator.catalogue import define
from generator.findings import Finding, Position, Severity

OWN = "Part One"
WRONG_TYPE = define(
    "IMPORT-01",
    "A draft is made from a Word document (.docx), a PDF with text, plain text (.txt) or an old register (.csv).",
    source=OWN,
)
SHUT = define(
    "IMPORT-02",
    "A document that is imported can be opened: no password, no damage, nothing that unpacks without end.",
    source=OWN,
)
TRACKED = define(
    "IMPORT-03",
    "A document that is imported has no tracked changes: words that were deleted would come back, unseen.",
    source=OWN,
)
COMMENTED = define("IMPORT-04", "A document that is imported has no comments; they are not part of it.", source=OWN)
HIDDEN = define(
    "IMPORT-05",
    """A document that is imported has no text that a reader does not see: hidden, white, tiny, covered, outside the
    page. What was blacked out or hidden in a file is still in it.""",
    source=OWN,
)
APART = define(
    "IMPORT-06",
    """A document that is imported has no text boxes, objects, charts, attached files, forms or notes on its pages:
    what stands in them would be passed over.""",
    source=OWN,
)
FIELDS = define(
    "IMPORT-07",
    "A document that is imported has no fields whose shown words may differ from what is in them.",
    source=OWN,
)
SCAN = define(
    "IMPORT-08", "A PDF that is imported has text on every page; a picture of text cannot be read.", source=OWN
)
NOTES = define(
    "IMPORT-09", "A document that is imported has no footnotes or endnotes; a draft cannot place them.", source=OWN
)
LEFT_OUT = define(
    "IMPORT-10",
    "What an import leaves out is said: pictures, headers and footers, addresses behind links.",
    source=OWN,
    severity=Severity.WARNING,
)
LETTERS = define(
    "IMPORT-11",
    "Letters that had to be guessed, or that nobody sees, are said when a document is imported.",
    source=OWN,
    severity=Severity.WARNING,
)
ELSEWHERE = define(
    "IMPORT-18",
    """A folder that is imported gives the files that stand in it. A link may lead to what nobody meant to import, such
    as a paper of Part 2, so it is named and not followed.""",
    source=OWN,
)
UNREAD = define("IMPORT-12", "Every word of an imported document is accounted for, or it is not taken.", source=OWN)
MARKED = define(
    "IMPORT-17",
    """A document whose pages say at their head or foot, or across them, that they are not for the public is not taken:
    the whole of its text is then in doubt, and no heading tells which of it may be published.""",
    source=OWN,
)

UNMARK = (
    "Ask who owns the document whether all of it may be public. If so, take this marking off every page; if only a part"
    " may, put the rest under a heading Part 2 first."
)
SAVE_AS_WORD = "Open it in Word, choose File, Save As, and save it as a Word document (.docx). Then import that."
INSPECT = "In Word: File, Info, Check for Issues, Inspect Document; remove what it finds, save, and import again."


def at(path: str, line: int = 0) -> Position:
    """A place in a document: its line where it has lines, else the whole of it."""
    return Position(path, line, 1 if line else 0)


def shut(path: str, problem: str, remedy: str) -> Finding:
    """The finding that a document cannot be opened."""
    return SHUT.at(at(path), problem, remedy)
