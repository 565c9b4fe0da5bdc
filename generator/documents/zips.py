"""A zip → its members, and everything that is written around them.

Comes in: the bytes, and how much they may unpack to. Goes out: parts: each member, to be read as its own name says; the
names in the directory and in the headers, which need not agree; comments, extra fields, and whatever lies between,
before and behind. Deliberately absent: passwords.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Generator, Iterator

from generator.documents.charset import text_of_bytes
from generator.documents.fragment import Allowance, Part, Unreadable

_ENCRYPTED = 0x1 | 0x40 | 0x2000
_DESCRIBED_BEHIND = 0x8
_DESCRIPTION = b"PK\x07\x08"
_LARGE_END = b"PK\x06\x06"
_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, struct.error, ValueError, OSError)


def zip_parts(data: bytes, name: str, allowance: Allowance) -> Iterator[Part]:  # noqa: ARG001  # as every reader
    """Everything in a zip; raises `Unreadable` for one that is encrypted, damaged or too large."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        yield Part("comment of a zip", archive.comment, doubtful=True)
        covered = 0
        for info in sorted(archive.infolist(), key=lambda one: one.header_offset):
            start, end = yield from _member(data, info)
            yield Part("unpacked (zip)", _content(archive, info, allowance), info.filename)
            yield Part("bytes between the files of a zip", data[covered:start])
            covered = max(covered, end)
        yield from _around(data, archive, covered)
    except _FAULTS as error:
        raise Unreadable("It holds files packed in a zip that is damaged or of an unusual kind.") from error


def _member(data: bytes, info: zipfile.ZipInfo) -> Generator[Part, None, tuple[int, int]]:
    """The names and notes of a member; returns where it begins and ends."""
    if info.flag_bits & _ENCRYPTED:
        raise Unreadable("It holds files packed in a zip that is locked with a password.")
    start = info.header_offset
    length, extra_length = struct.unpack_from("<HH", data, start + 26)
    body = start + 30 + length + extra_length
    names = {info.filename, info.orig_filename, text_of_bytes(data[start + 30 : start + 30 + length])}
    yield from (Part("file name in a zip", one) for one in sorted(names))
    for note in {info.comment, info.extra, data[start + 30 + length : body]}:
        yield Part("note in a zip", note, doubtful=True)
    end = body + info.compress_size
    if info.flag_bits & _DESCRIBED_BEHIND:
        end += 16 if data.startswith(_DESCRIPTION, end) else 12
    return start, end


def _content(archive: zipfile.ZipFile, info: zipfile.ZipInfo, allowance: Allowance) -> bytes:
    with archive.open(info) as member:
        content = member.read(allowance.left + 1)
    allowance.take(len(content))
    return content


def _around(data: bytes, archive: zipfile.ZipFile, covered: int) -> Iterator[Part]:
    at = archive.start_dir
    yield Part("bytes between the files of a zip", data[covered:at])
    for _ in archive.infolist():
        at += 46 + sum(struct.unpack_from("<HHH", data, at + 28))
    end = data.rfind(b"PK\x05\x06")
    if not data.startswith(_LARGE_END, at):
        yield Part("bytes in the directory of a zip", data[at:end])
    yield Part("bytes behind a zip", data[end + 22 + len(archive.comment) :])
