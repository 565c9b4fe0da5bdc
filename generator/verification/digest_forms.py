"""A short secret → the beginnings of its digests: who has one tries every sum and every name until one fits.

Only digests without a key can be known beforehand; of any other, non-interference alone speaks.
"""

import hashlib
from collections.abc import Iterator

from generator.verification.needle import Form, Needle, Strength

_WAYS = ("md5", "sha1", "sha256", "sha512", "blake2b")
_SHOWN = 16  # hexadecimal digits; many pages show no more of a digest


def digest_needles(text: str, group: str) -> Iterator[Needle]:
    """The value as written, digested in each of the usual ways."""
    for way in _WAYS:
        digits = hashlib.new(way, text.strip().encode(), usedforsecurity=False).hexdigest()[:_SHOWN]
        yield Needle(digits.encode(), Form.DIGEST, Strength.STRONG, whole=False, group=group)
