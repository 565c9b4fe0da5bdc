"""A name of a person, a recipient, a topic or a category → the address of its page.

The address depends on the name alone, so it stays when others join the register. Writings of one name share it: case,
accents, apostrophes, `&` and punctuation make no difference. Where letters would be lost (another alphabet, a name too
long for a file, a word that a server takes for something else) eight digits of a digest of the name keep it apart, and
a plain name that looks as if it had such digits gets them too. Never given anything that is not published.
"""

import re
import unicodedata
from functools import lru_cache
from hashlib import sha256

_LONGEST = 60
_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "&": " and "}
)
# MkDocs makes `readme` an index; the last ones are no names of files on Windows. `by-letter` holds parts of an index.
_TAKEN = frozenset({"index", "readme", "by-letter", "con", "prn", "aux", "nul"})
_TAKEN_TOO = re.compile(r"(?:com|lpt)\d|(?:.*-)?[0-9a-f]{8}")


@lru_cache(maxsize=1 << 16)  # a name is asked for wherever it stands
def name_slug(name: str) -> str:
    """`Zoë Ó Briain` → `zoe-o-briain`; never empty, never longer than 69 characters."""
    whole = re.sub(r"[\W_]+", "-", _folded(name)).strip("-")
    plain = re.sub(r"[^a-z0-9]+", "-", whole).strip("-")
    if plain == whole and 0 < len(plain) <= _LONGEST and plain not in _TAKEN and not _TAKEN_TOO.fullmatch(plain):
        return plain
    digest = sha256((whole or " ".join(name.split())).encode()).hexdigest()[:8]
    return f"{plain[:_LONGEST].strip('-')}-{digest}".lstrip("-")


def _folded(name: str) -> str:
    """Small letters without accents and apostrophes."""
    apart = unicodedata.normalize("NFKD", name.casefold()).translate(_LETTERS)
    return "".join(sign for sign in apart if not unicodedata.combining(sign) and sign not in "'’ʼ‘`")
