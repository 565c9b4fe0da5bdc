"""Two releases of one value, held against each other position by position.

Counting marks cannot tell that two paragraphs have changed places with what is withheld between them: one mark before,
one mark after. Here lists are laid side by side, held together by the items that are equal on both sides.
"""

from collections.abc import Iterator
from dataclasses import is_dataclass

from generator.public.anchors import anchors
from generator.public.decision import PublishedAttachment
from generator.public.disclosure import Disclosed, Passage, Withheld
from generator.public.leaves import Place, is_withheld, leaves, marks, named, parts


def uncovered(new: object, old: object, place: Place) -> Iterator[Place]:
    """The places of new values that stand where a mark stood; also values that were public elsewhere."""
    for at, after, before in _facing(new, old, place):
        if is_withheld(before):
            if after is not None and not is_withheld(after):
                yield from (where for where, _ in leaves(after, at).disclosed)
        elif isinstance(after, Passage) and isinstance(before, Passage) and len(marks(before)) > len(marks(after)):
            yield at


def narrowed(new: object, old: object, place: Place) -> Iterator[Place]:
    """Texts, partly withheld before and after, with new words where a mark may have shrunk."""
    for at, after, before in _facing(new, old, place, loosely=True):
        if not isinstance(after, Passage) or not isinstance(before, Passage):
            continue
        if marks(before) and marks(after) and _is_narrower(_between(after), _between(before)):
            yield at


def _is_narrower(new: list[str], old: list[str]) -> bool:
    if len(new) == len(old):
        facing = enumerate(zip(new, old, strict=True))
        return any(_grew(after, before, place, len(new) - 1) for place, (after, before) in facing)
    return len(new) > len(old) and not all(any(after in before for before in old) for after in new)


def _grew(new: str, old: str, place: int, last: int) -> bool:
    """Whether words grew towards the mark after them or the mark before them."""
    return len(new) > len(old) and ((place < last and new.startswith(old)) or (place > 0 and new.endswith(old)))


def _between(passage: Passage) -> list[str]:
    """The words before, between and after the marks of a text."""
    found = [""]
    for part in passage.parts:
        if isinstance(part, str):
            found[-1] += part
        else:
            found.append("")
    return found


def _facing(new: object, old: object, place: Place, *, loosely: bool = False) -> Iterator[tuple[Place, object, object]]:
    """The smallest values that face each other, with their places, as far as both sides can be followed."""
    new, old = _bare(new), _bare(old)
    if new == old:
        return
    if isinstance(new, tuple) and isinstance(old, tuple):
        for after, before in _aligned(new, old, loosely=loosely):
            yield from _facing(after, before, (*place, named(after)), loosely=loosely)
    elif isinstance(new, PublishedAttachment) and isinstance(old, PublishedAttachment):
        yield from _facing(new.title, old.title, place)
    elif _has_fields(new) and type(new) is type(old):
        before_of = dict(parts(old))
        for name, after in parts(new):
            yield from _facing(after, before_of[name], (*place, name), loosely=loosely)
    else:
        yield place, new, old


def _aligned(new: tuple[object, ...], old: tuple[object, ...], *, loosely: bool) -> Iterator[tuple[object, object]]:
    """The items that face each other between those that are equal: where both sides have as many there, one by one;
    else none or, loosely, from either end."""
    start_new = start_old = 0
    for end_new, end_old in (*anchors(new, old, _is_open), (len(new), len(old))):
        left, right = new[start_new:end_new], old[start_old:end_old]
        if loosely or len(left) == len(right):
            yield from zip(left, right, strict=False)
        if loosely and len(left) != len(right):
            yield from zip(reversed(left), reversed(right), strict=False)
        start_new, start_old = end_new + 1, end_old + 1


def _is_open(item: object) -> bool:
    return not leaves(item).withheld


def _bare(value: object) -> object:
    """A disclosed value without its wrapper, and a text that is withheld as a whole as what it is."""
    if isinstance(value, Disclosed):
        return _bare(value.value)
    if isinstance(value, Passage) and len(value.parts) == 1 and isinstance(value.parts[0], Withheld):
        return value.parts[0]
    return value


def _has_fields(value: object) -> bool:
    return is_dataclass(value) and not isinstance(value, Passage | Withheld)
