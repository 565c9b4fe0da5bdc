"""Bytes → whether they are the original of an office: Word, Excel, Outlook and their like, or an archive of anything.

Comes in: bytes, or a name. Goes out: a noun phrase, or nothing. What is inside is never read.
"""

import re
import zipfile
from io import BytesIO

_OFFICE = "An Office document"
_MAIL = "An e-mail or a mailbox"
_ARCHIVE = "An archive, which nobody can look through here"
_BEGINNINGS = {
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "An Office document or an e-mail of Outlook",
    b"{\\rtf": _OFFICE,
    b"!BDN": _MAIL,
    b"7z\xbc\xaf\x27\x1c": _ARCHIVE,
    b"Rar!\x1a\x07": _ARCHIVE,
    b"PK\x05\x06": _ARCHIVE,
}
_SUFFIXES = {
    _OFFICE: "doc docx docm dotx dotm xls xlsx xlsm xlsb xlt xltx ppt pptx pptm pps ppsx odt ods odp odg ott rtf "
    "one vsd vsdx mpp mdb accdb pages numbers wps",
    _MAIL: "msg eml emlx pst ost mbox oft",
    _ARCHIVE: "7z rar zip",
}
_NAMED = {suffix: kind for kind, listed in _SUFFIXES.items() for suffix in listed.split()}
_MAIL_LINES = re.compile(rb"\A(?:[A-Za-z-]{2,40}:[^\n]*\n(?:[ \t][^\n]*\n)*){3,}")
_OF_MAIL = tuple(
    re.compile(rb"^" + name + rb":", re.MULTILINE | re.IGNORECASE) for name in (b"from", b"date", b"message-id")
)


def original(data: bytes) -> str | None:
    """What kind of original the bytes are, whatever the file is called."""
    for beginning, kind in _BEGINNINGS.items():
        if data.startswith(beginning):
            return kind
    if data.startswith(b"PK\x03\x04"):
        return _zipped(data)
    return _MAIL if _is_mail(data) else None


def named_original(name: str) -> str | None:
    """What kind of original a file is by the ending of its name; an owner's lock of an open document counts too."""
    ending = name.rpartition(".")[2].casefold() if "." in name else ""
    return _NAMED.get(ending) or (_OFFICE if name.startswith("~$") else None)


def _zipped(data: bytes) -> str:
    """An Office document of today is a zip with a list of its parts; any other zip may hold one."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            names = packed.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return _ARCHIVE
    return _OFFICE if "[Content_Types].xml" in names or "mimetype" in names else _ARCHIVE


def _is_mail(data: bytes) -> bool:
    head = _MAIL_LINES.match(data[:65536])
    return head is not None and all(line.search(head[0]) for line in _OF_MAIL)
