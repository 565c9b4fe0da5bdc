"""What a run remembers of files that it found clean, so that the next one over the same bytes is nearly free.

Remembered are keyed digests of clean files and nothing else. The key is drawn at random, lies in one file that only
its owner may read, and is bound to the secrets: where a secret, a file that nobody may see, the program or the day is
another, key and memory are drawn anew. A file with a finding is never remembered.
"""

import hmac
import json
import secrets
from collections.abc import Iterable, Mapping
from hashlib import blake2b, sha256
from pathlib import Path

from generator.verification.publicity import Secrets

_KEY_BYTES = 32
FILE = "verified.json"


class Memory:
    """The digests of clean files under one key; `None` for a folder keeps nothing."""

    def __init__(self, folder: Path | None, stamp: bytes) -> None:
        self._folder = folder
        self._key, self._seen = _read(folder, stamp) if folder else (secrets.token_bytes(_KEY_BYTES), frozenset())
        self._stamp = stamp

    @property
    def key(self) -> bytes:
        """The key of this memory, for `file_digest`."""
        return self._key

    def knows(self, digest: str) -> bool:
        """Whether a file of this digest was found clean."""
        return digest in self._seen

    def keep(self, digests: Iterable[str]) -> None:
        """Remember exactly these clean files."""
        if self._folder is None:
            return
        self._folder.mkdir(parents=True, exist_ok=True)
        bound = hmac.new(self._key, self._stamp, sha256).hexdigest()
        path = self._folder / FILE
        path.unlink(missing_ok=True)
        path.touch(mode=0o600)
        path.write_text(json.dumps({"key": self._key.hex(), "bound": bound, "clean": sorted(digests)}))


def file_digest(key: bytes, name: str, data: bytes) -> str:
    """What tells one file in its place from every other."""
    return blake2b(name.encode() + b"\0" + data, key=key, digest_size=20).hexdigest()


def stamp_of(looked_for: Secrets, program: bytes, sealed: Mapping[bytes, int] | None = None) -> bytes:
    """What the verdict over a file depends on beside the file, `sealed` files of records among it; it is never written
    down without a key."""
    stamp = sha256(program)
    for needle, owner in zip(looked_for.needles, looked_for.owners, strict=True):
        stamp.update(repr((needle, owner)).encode())
    stamp.update(repr(sorted(looked_for.elsewhere)).encode())
    stamp.update(repr([record.slug for record in looked_for.records]).encode())
    stamp.update(repr(sorted((sealed or {}).items())).encode())
    return stamp.digest()


def _read(folder: Path, stamp: bytes) -> tuple[bytes, frozenset[str]]:
    try:
        kept = json.loads((folder / FILE).read_text())
        key = bytes.fromhex(kept["key"])
        if hmac.compare_digest(hmac.new(key, stamp, sha256).hexdigest(), kept["bound"]):
            return key, frozenset(kept["clean"])
    except (OSError, ValueError, KeyError, TypeError):
        pass  # no memory, or one that nobody can read: everything is looked at
    return secrets.token_bytes(_KEY_BYTES), frozenset()
