"""Any file → the texts that it holds, one after another.

Comes in: the name of a file and its bytes. Goes out: fragments; each text is given once, and searched for encodings in
its turn. Whatever cannot be read, or lies too deep, raises `Unreadable`: nothing is passed over in silence. What can be
neither text nor a file (checksums, pixels) is noise, of which only the words are given. Deliberately absent: any notion
of what should or should not be found.
"""

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import replace

from generator.documents.archive import of_zip
from generator.documents.charset import text_of
from generator.documents.decoding import decoded
from generator.documents.fragment import MAX_DEPTH, Allowance, Fragment, Overfull, Part, Unreadable, suffix_of
from generator.documents.jpeg import of_jpeg
from generator.documents.markup import without_tags
from generator.documents.packed import of_deflate, of_gzip, of_zlib
from generator.documents.pdf import of_pdf
from generator.documents.png import of_png
from generator.documents.runs import runs
from generator.documents.sniffing import kind_of, looks

Reader = Callable[[bytes, Allowance, str | None], Iterator[Part]]
_Key = tuple[int, int | str | None]

_TEXTS = frozenset(
    {"", ".html", ".htm", ".json", ".xml", ".csv", ".md", ".svg", ".css", ".js", ".txt", ".map", ".webmanifest"}
)
_KINDS = {".gz": "gz", ".zip": "zip", ".pdf": "pdf", ".png": "png", ".jpg": "jpg", ".jpeg": "jpg"}
_TOO_DEEP = f"It is encoded or packed more than {MAX_DEPTH} levels deep."


def fragments(name: str, data: bytes) -> Iterator[Fragment]:
    """Every text of a file, as written first; the end of `name` says how to read it.

    Raises `Unreadable`, perhaps after some fragments: then what was given is not all.
    """
    waiting: deque[tuple[int, Part]] = deque([(0, Part("", data, name=name, level=0))])
    allowance = Allowance(len(data))
    seen: set[_Key] = set()
    while waiting:
        depth, part = waiting.popleft()
        if isinstance(part.data, str):
            yield Fragment(part.view or "as written", part.data)
        for found in _within(part, allowance):
            if _is_new(found, seen) and not _is_noise(depth + found.level, found):
                allowance.take(len(found.data))
                found = replace(found, view=_joined(part.view, found.view)) if part.view else found
                waiting.append((depth + found.level, found))


def _is_new(part: Part, seen: set[_Key]) -> bool:
    """Whether this was not there before, remembering that it now was."""
    if not part.data:
        return False
    key = (hash(part.data), len(part.data) if isinstance(part.data, str) else part.kind or part.name)
    if key in seen:
        return False
    seen.add(key)
    return True


def _is_noise(depth: int, part: Part) -> bool:
    """Whether a part lies too deep and may be an accident; what lies too deep and is none is refused."""
    if depth <= MAX_DEPTH:
        return False
    if not part.doubtful:
        raise Unreadable(_TOO_DEEP)
    return True


def _joined(outer: str, inner: str) -> str:
    return f"{outer}, {inner}" if outer and inner else outer or inner


def _within(part: Part, allowance: Allowance) -> Iterator[Part]:
    """What is in a part, one step further."""
    if isinstance(part.data, str):
        yield from without_tags(part.data) if "<" in part.data and not part.whole else decoded(part.data)
        yield from runs(part.data, is_known=part.known)
        return
    try:
        yield from _within_bytes(part, part.data, allowance)
    except Overfull:
        raise
    except Unreadable:
        if not part.doubtful:
            raise


def _within_bytes(part: Part, data: bytes, allowance: Allowance) -> Iterator[Part]:
    kind = part.kind or (_kind(part.name, data) if part.name is not None else kind_of(data))
    if kind and kind != "text":
        yield from _READERS[kind](data, allowance, part.name)
    elif found := text_of(data):
        yield Part(found[1], found[0], level=0)
    elif part.doubtful:
        yield from looks("", data, 0)
    else:
        raise Unreadable("It is no text in an encoding that can be read.")


def _kind(name: str, data: bytes) -> str:
    """The kind that a name promises; raises `Unreadable` if nobody can read it, or its bytes are of another kind."""
    suffix = suffix_of(name)
    kind = "text" if suffix in _TEXTS else _KINDS.get(suffix)
    if kind is None:
        raise Unreadable("There is no reader for this type of file.")
    seems = kind_of(data)
    if seems and seems != kind:
        raise Unreadable("Its content is of another type than its name says.")
    return kind


_READERS: dict[str, Reader] = {
    "gz": of_gzip,
    "zip": of_zip,
    "png": of_png,
    "jpg": of_jpeg,
    "pdf": of_pdf,
    "zlib": of_zlib,
    "deflate": of_deflate,
}
