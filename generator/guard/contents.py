"""Bytes of any kind → what in them may not be sent, whatever the file is called.

Comes in: the bytes of a file, a commit or a tag. Goes out: faults. Deliberately absent: names and places, which
`names` looks at.
"""

import quopri
import re
from collections.abc import Iterator

from generator.guard.originals import original
from generator.guard.papers import is_record, papers_in
from generator.guard.rules import (
    CIPHERTEXT,
    ELSEWHERE,
    ORIGINAL,
    PLAIN_PART2,
    PREVIEW,
    RECORD,
    SECRET_KEY,
    Fault,
    Policy,
)

WATERMARK = "private preview — contains exempt information"
_DASHES = rb"(?:\xe2\x80\x94|[\x97?]|&(?:mdash|#8212|#x2014);|--?)"  # its dash, as a browser or an editor saves it
_MARK = WATERMARK.encode().replace("—".encode(), _DASHES)
_PREVIEWS = (
    re.compile(b"<!-- " + _MARK + b" -->"),
    re.compile(b"(?:<title>|^(?:Subject|subject): *)" + _MARK, re.MULTILINE),
    re.compile(b"^[ \\t]*" + _MARK + b"[ \\t]*\\r?$(?!\\n *Open http)", re.MULTILINE),  # the terminal says it too
)
_ONE_FILE = re.compile(rb"[A-Za-z-]+: [^\n]*\n(?:[ \t]|[A-Za-z-]+:)")  # begins like an e-mail, as browsers save a page
_PRINTED = "contains exempt information".encode("utf-16-be")
_AGE_KEYS = re.compile(
    rb"AGE-SECRET-KEY-(?:PQ-)?1[02-9AC-HJ-NP-Z]{50}|AGE-PLUGIN-[A-Z0-9]+-1[02-9AC-HJ-NP-Z]{6}", re.IGNORECASE
)
_HEADED = re.compile(rb"-----BEGIN (?:[A-Z0-9]+ ){0,3}PRIVATE KEY(?: BLOCK)?-----|PuTTY-User-Key-File-[23]:")
_MINISIGN = re.compile(rb"minisign (?:encrypted )?secret key\s+RW")
_KEY_BODY = re.compile(rb"[A-Za-z0-9+/]{32}")
_BODY_WITHIN = 600
_ARMOUR = re.compile(rb"-----BEGIN (?:AGE ENCRYPTED FILE|PGP MESSAGE)-----(?:\\[rn]|\s)*[A-Za-z0-9+/]{16}")
_WITHIN_TEXT = re.compile(rb"ENC\[[A-Z0-9_]+,data:|^\s*\$ANSIBLE_VAULT;[0-9]", re.MULTILINE)
_SEALED = (b"age-encryption.org/v", b"\0GITCRYPT\0")
_POINTER = b"version https://git-lfs.github.com/spec/"
_WIDE = 1 << 20  # bytes: so much of a file in UTF-16 is looked through


def faults_of(data: bytes, policy: Policy) -> tuple[Fault, ...]:
    """Everything in these bytes that may not be sent."""
    return tuple(dict.fromkeys(fault for view in _views(data) for fault in _faults(view, policy)))


def _faults(data: bytes, policy: Policy) -> Iterator[Fault]:
    if has_key(data):
        yield Fault(SECRET_KEY, "A secret key")
    if is_preview(data):
        yield Fault(PREVIEW, "A page of the private preview")
    if kind := original(data):
        yield Fault(ORIGINAL, kind)
    if data.startswith(_POINTER):
        yield Fault(ELSEWHERE, "A file whose content is kept elsewhere (Git LFS)")
    if policy.is_public and is_sealed(data):
        yield Fault(CIPHERTEXT, "A sealed file")
    if policy.is_public and (is_record(data) or papers_in(data)):
        yield Fault(RECORD, "A decision record or a Part 2")
    elif policy.is_sealed and papers_in(data):
        yield Fault(PLAIN_PART2, "Plain text of a Part 2")


def has_key(data: bytes) -> bool:
    """Whether a secret key of age, SSH, TLS, PGP, PuTTY or minisign stands in a text."""
    headed = (data[found.end() : found.end() + _BODY_WITHIN] for found in _HEADED.finditer(data))
    return bool(_AGE_KEYS.search(data) or _MINISIGN.search(data) or any(map(_KEY_BODY.search, headed)))


def is_preview(data: bytes) -> bool:
    """Whether this is a page of the private preview: as a browser saves it, prints it, or copies it as text."""
    if any(form.search(data) for form in _PREVIEWS):
        return True
    if data.startswith(b"%PDF-"):
        return _PRINTED in data or _PRINTED.hex().encode() in data.lower()
    return bool(_ONE_FILE.match(data)) and any(form.search(_unpacked(data)) for form in _PREVIEWS)


def is_sealed(data: bytes) -> bool:
    """Whether this is a file sealed with age, PGP, git-crypt, sops or Ansible, or holds such text."""
    return data.startswith(_SEALED) or bool(_ARMOUR.search(data) or _WITHIN_TEXT.search(data))


def _unpacked(data: bytes) -> bytes:
    """A page as a browser saves it in one file, with the words of its subject line as they read."""
    subject = re.sub(rb"(?:\?=\s+)?=\?utf-8\?Q\?|\?=", b"", data[:8192], flags=re.IGNORECASE)
    return quopri.decodestring(subject) + b"\n" + quopri.decodestring(data)


def _views(data: bytes) -> Iterator[bytes]:
    """The bytes, and the same text in UTF-8 where they are in UTF-16, as Windows writes them."""
    yield data
    if b"\0" in data[:64]:
        order = "utf-16-be" if data[:1] in (b"\0", b"\xfe") else "utf-16-le"
        yield data[:_WIDE].decode(order, errors="replace").lstrip("\ufeff").encode(errors="replace")
