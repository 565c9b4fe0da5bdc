"""What every generated list begins with, and how its pages lead to one another."""

import json
import posixpath
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator

from generator.public.pages.prose import literal

_LONGEST = 60


def head(title: str, description: str, *more: str) -> str:
    """The front matter of a list, in which JSON text is YAML text, so that no name and no translation can break it.

    Lists stay out of the search, which finds decisions. `more` are further lines.
    """
    quoted = (json.dumps(text, ensure_ascii=False) for text in (title, description))
    return "\n".join(["---\ntitle: {}\ndescription: {}\nsearch:\n  exclude: true".format(*quoted), *more, "---"])


def heading(title: str) -> str:
    """The main heading; a `#` at its end would be taken for a sign of Markdown."""
    written = literal(" ".join(title.split()))
    return f"# {written[:-1]}&#35;" if written.endswith("#") else f"# {written}"


def opening(title: str, description: str, *more: str) -> Iterator[str]:
    """The front matter, with `more` lines if need be, and the main heading."""
    yield from (head(title, description, *more), heading(title))


def way(here: str, there: str) -> str:
    """The address of one page from another, as MkDocs checks it; an anchor is kept."""
    path, sign, anchor = there.partition("#")
    return posixpath.relpath(path, posixpath.dirname(here)) + sign + anchor if path != here else sign + anchor or path


def names_of(texts: Iterable[str], taken: Iterable[str] = ()) -> dict[str, str]:
    """A name for the page of each text, of small letters, digits and hyphens; no two alike."""
    used, names = set(taken), {}
    count: Counter[str] = Counter(used)
    for text in texts:
        name = plain = _plain(text)
        count[plain] = max(count[plain], 1)
        while name in used:
            count[plain] += 1
            name = f"{plain}-{count[plain]}"
        used.add(name)
        names[text] = name
    return names


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", folded)[:_LONGEST].strip("-") or "not-given"
