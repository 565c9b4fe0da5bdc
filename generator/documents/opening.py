"""A document's name and bytes → its blocks, or every reason why it is not taken, all at once.

Comes in: the path to show, and bytes. Goes out: `Opened`, or `Stop`. What the bytes are decides, not what the name
says; the two must agree. Deliberately absent: what any of it means.
"""

from generator.documents import pdf_blocks, text_blocks, word_blocks
from generator.documents.blocks import Opened
from generator.documents.refusals import SAVE_AS_WORD, WRONG_TYPE, at, shut
from generator.findings import Finding, Stop

MOST_BYTES = 64 * 1024 * 1024
READABLE = (".docx", ".pdf", ".txt")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_UNLOCK = "Open it with the password, choose File, Info, Protect Document, Encrypt with Password, and empty the field."


def open_document(path: str, data: bytes) -> Opened:
    """What the document says; Stop with every finding where something in it keeps it from being taken."""
    if fault := _fault(path, data):
        raise Stop([fault])
    if data.startswith(b"PK"):
        return word_blocks.read_word(path, data)
    if b"%PDF-" in data[:1024]:
        return pdf_blocks.read_pdf(path, data)
    return text_blocks.read_text(path, data)


def _fault(path: str, data: bytes) -> Finding | None:
    """Why the file is not even looked into."""
    suffix = path.lower().rpartition(".")[2]
    if len(data) > MOST_BYTES:
        return shut(path, "The file is larger than 64 MB.", "Remove pictures from it, and import it again.")
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            return shut(path, "This Word document is locked with a password.", _UNLOCK)
        return WRONG_TYPE.at(at(path), "This is a Word document of the old kind (.doc).", SAVE_AS_WORD)
    if data.startswith(b"{\\rtf"):
        return WRONG_TYPE.at(at(path), "This is a document in Rich Text Format (.rtf).", SAVE_AS_WORD)
    if data.startswith(b"PK") and b"opendocument.text" in data[:200]:
        return WRONG_TYPE.at(at(path), "This is an OpenDocument text (.odt).", SAVE_AS_WORD)
    if not data.strip():
        return shut(path, "The file is empty.", "Look whether it is the right one.")
    return _misnamed(path, data, suffix)


def _misnamed(path: str, data: bytes, suffix: str) -> Finding | None:
    if suffix in {"docm", "dotm"}:
        return WRONG_TYPE.at(at(path), "This Word document may hold macros, which are programs.", SAVE_AS_WORD)
    expected = "docx" if data.startswith(b"PK") else "pdf" if b"%PDF-" in data[:1024] else "txt"
    if suffix != expected:
        said = "The name of this file does not end as its content asks for, or it is of a kind that cannot be read."
        return WRONG_TYPE.at(at(path), said, f"If it is what you mean, end its name with .{expected}. {_OTHERS}")
    return None


_OTHERS = "Else save it as a Word document (.docx), and import that."
