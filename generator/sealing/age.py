"""Bytes → bytes that only the holders of certain keys can read, and back, in the format of age (age-encryption.org).

Comes in: bytes, and recipients or keys. Goes out: the sealed file, which the `age` command opens too, or what was in
one. Before it is sealed a file is filled up with line ends to one of a few sizes, so that its size tells little.
Nothing is read from or written to a disk here.
"""

from typing import Any, TypeAlias

from pyrage import DecryptError, EncryptError, RecipientError, decrypt, encrypt, ssh, x25519

SMALLEST = 4096
MAGIC = b"age-encryption.org/"
Identity: TypeAlias = Any  # pyrage's keys, of age or SSH: its stubs do not tell
Recipient: TypeAlias = Any


class Unopened(Exception):
    """The bytes cannot be opened: with none of the keys, or because they are damaged; `is_age` says they are of age."""

    def __init__(self, *, is_age: bool) -> None:
        super().__init__("not opened")
        self.is_age = is_age


class BadRecipient(Exception):
    """A recipient that cannot be read; `number` counts from 1."""

    def __init__(self, number: int) -> None:
        super().__init__("no recipient")
        self.number = number


def seal(data: bytes, recipients: list[str]) -> bytes:
    """The bytes, sealed for all of the recipients; BadRecipient for one that is none."""
    return bytes(encrypt(padded(data), [_recipient(one, number) for number, one in enumerate(recipients, 1)]))


def unseal(data: bytes, keys: list[Identity]) -> bytes:
    """What was sealed, without what it was filled up with; Unopened where none of the keys opens it."""
    if not data.startswith(MAGIC):
        raise Unopened(is_age=False)
    try:
        return without_padding(decrypt(data, keys))
    except (DecryptError, ValueError):
        raise Unopened(is_age=True) from None


def padded(data: bytes) -> bytes:
    """The bytes with line ends after them, up to 4 KiB, 8 KiB, 16 KiB and so on."""
    whole = without_padding(data)
    size = SMALLEST
    while size < len(whole):
        size *= 2
    return whole + b"\n" * (size - len(whole))


def without_padding(data: bytes) -> bytes:
    """The bytes with one line end after them; any more say nothing in YAML."""
    return data.rstrip(b"\r\n") + b"\n"


def _recipient(text: str, number: int) -> Recipient:
    try:
        if text.startswith("ssh-"):
            return ssh.Recipient.from_str(text)
        return x25519.Recipient.from_str(text)
    except (RecipientError, EncryptError, ValueError):
        raise BadRecipient(number) from None
