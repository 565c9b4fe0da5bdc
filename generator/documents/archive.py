"""A zip archive → its members, each read by its own name, and all that stands beside and between them.

Comes in: the bytes of one file. Goes out: parts: names, comments, extra fields, members, and the bytes that no member
accounts for, since a reader that trusts the directory at the end does not see what the directory leaves out.
Deliberately absent: passwords, and ways of packing other than deflate.
"""

import io
import zipfile
from collections.abc import Iterator

from generator.documents.charset import printed
from generator.documents.decoding import text_of_bytes
from generator.documents.fragment import Allowance, Part, Unreadable
from generator.documents.sniffing import looks

_MOST_MEMBERS = 10_000
_LOCAL_HEAD = 30  # bytes before the name of a member in front of its content
_PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_DAMAGED = "It holds an archive that is damaged, or cut off."


def of_zip(data: bytes, allowance: Allowance, _: str | None) -> Iterator[Part]:
    """Every member and every word of an archive."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield from _within(archive, data, allowance)
    except (zipfile.BadZipFile, EOFError, ValueError, NotImplementedError, OSError, IndexError):
        raise Unreadable(_DAMAGED) from None


def _within(archive: zipfile.ZipFile, data: bytes, allowance: Allowance) -> Iterator[Part]:
    members = sorted(archive.infolist(), key=lambda one: one.header_offset)
    if len(members) > _MOST_MEMBERS:
        raise Unreadable("It holds an archive of too many files to read them all.")
    last = 0
    for member in members:
        if last < member.header_offset:
            yield from looks("between the files of a zip", data[last : member.header_offset], 0)
        last = _end(member, data)
        yield Part("file name in a zip", "\n".join(_words(member, data)), level=0)
        if not member.is_dir() or member.file_size:
            yield Part("unpacked (zip)", _content(archive, member, allowance), name=member.filename)
    yield Part("comment of a zip", text_of_bytes(archive.comment), level=0)
    yield from looks("between the files of a zip", data[last : archive.start_dir], 0)
    yield from looks("directory of a zip", data[archive.start_dir :], 0)


def _end(member: zipfile.ZipInfo, data: bytes) -> int:
    """Where the content of a member ends."""
    name, extra = _lengths(member, data)
    return member.header_offset + _LOCAL_HEAD + name + extra + member.compress_size


def _lengths(member: zipfile.ZipInfo, data: bytes) -> tuple[int, int]:
    head = data[member.header_offset : member.header_offset + _LOCAL_HEAD]
    return int.from_bytes(head[26:28], "little"), int.from_bytes(head[28:30], "little")


def _words(member: zipfile.ZipInfo, data: bytes) -> Iterator[str]:
    """The names of a member, which may differ in front of it and in the directory, its comment and extra fields."""
    start = member.header_offset + _LOCAL_HEAD
    name, extra = _lengths(member, data)
    yield member.filename
    yield text_of_bytes(data[start : start + name])
    yield text_of_bytes(member.comment)
    yield printed(member.extra)
    yield printed(data[start + name : start + name + extra])


def _content(archive: zipfile.ZipFile, member: zipfile.ZipInfo, allowance: Allowance) -> bytes:
    if member.flag_bits & 1:
        raise Unreadable("It holds an archive that is locked with a password.")
    if member.compress_type not in _PACKINGS:
        raise Unreadable("It holds an archive that is packed in a way that cannot be read.")
    allowance.take(member.file_size)
    with archive.open(member) as opened:
        return opened.read()
