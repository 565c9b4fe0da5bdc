"""One page of a PDF → its letters in order, each with its place, its looks and whether anybody can see it.

Comes in: a page of pypdfium2. Goes out: letters. Whatever is drawn after a letter and over it covers it, whatever was
drawn before it lies behind it. Deliberately absent: lines and paragraphs, which `pdf_blocks` makes of the letters.
"""

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

Box = tuple[float, float, float, float]
_INVISIBLE = {3, 7}  # modes of drawing text: nothing, and only as a limit for what is drawn next
_NEAR = 40  # of 255
_OPAQUE = 128
_TINY = 2.0  # points
_BOLD = 650
_WHITE = (255, 255, 255)


@dataclass(frozen=True, slots=True)
class Letter:
    """`box` is left, bottom, right, top in points from the lower left; `sign` of a line end is a newline."""

    sign: str
    box: Box
    size: float = 0.0
    bold: bool = False
    fault: str = ""


@dataclass(frozen=True, slots=True)
class _Shape:
    """Something filled, or a picture: where it lies, its colour (None for a picture) and its turn in drawing."""

    box: Box
    colour: tuple[int, int, int] | None
    turn: int


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a page holds: its letters, whether it has pictures, and how many notes and form fields lie on it."""

    letters: tuple[Letter, ...]
    has_pictures: bool
    annotations: int


def drawn(page: "PdfPage") -> Drawn:
    """Everything on a page that has to do with text."""
    from pypdfium2 import raw

    turns: dict[int, int] = {}
    shapes: list[_Shape] = []
    _collect(page.raw, turns, shapes)
    notes = [raw.FPDFPage_GetAnnot(page.raw, index) for index in range(raw.FPDFPage_GetAnnotCount(page.raw))]
    others = sum(raw.FPDFAnnot_GetSubtype(one) != raw.FPDF_ANNOT_LINK for one in notes)
    for one in notes:
        raw.FPDFPage_CloseAnnot(one)
    return Drawn(tuple(_letters(page, turns, shapes)), any(one.colour is None for one in shapes), others)


def _collect(page: Any, turns: dict[int, int], shapes: list[_Shape]) -> None:  # the library's pointers have no types
    """Every object in the order of drawing, those within forms included."""
    from pypdfium2 import raw

    count = raw.FPDFPage_CountObjects(page)
    unmoved: tuple[float, ...] = (1, 0, 0, 1, 0, 0)
    waiting = [(raw.FPDFPage_GetObject(page, index), unmoved) for index in reversed(range(count))]
    while waiting:
        one, matrix = waiting.pop()
        kind = raw.FPDFPageObj_GetType(one)
        turns[_address(one)] = len(turns)
        if kind == raw.FPDF_PAGEOBJ_FORM:
            inner = _times(_matrix(one), matrix)
            count = raw.FPDFFormObj_CountObjects(one)
            waiting += [(raw.FPDFFormObj_GetObject(one, index), inner) for index in reversed(range(count))]
        elif kind in {raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_SHADING}:
            shapes += _shape(one, kind, matrix, len(turns))


def _shape(one: Any, kind: int, matrix: tuple[float, ...], turn: int) -> Iterator[_Shape]:
    from pypdfium2 import raw

    edges = [ctypes.c_float() for _ in range(4)]
    raw.FPDFPageObj_GetBounds(one, *map(ctypes.byref, edges))
    box = _moved(tuple(edge.value for edge in edges), matrix)
    if kind != raw.FPDF_PAGEOBJ_PATH:
        yield _Shape(box, None, turn)
        return
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(one, ctypes.byref(fill), ctypes.byref(stroke))
    parts = [ctypes.c_uint() for _ in range(4)]
    raw.FPDFPageObj_GetFillColor(one, *map(ctypes.byref, parts))
    if fill.value and parts[3].value >= _OPAQUE:
        yield _Shape(box, (parts[0].value, parts[1].value, parts[2].value), turn)


def _letters(page: "PdfPage", turns: dict[int, int], shapes: list[_Shape]) -> Iterator[Letter]:
    from pypdfium2 import raw

    text = page.get_textpage()
    sheet = page.get_cropbox()
    for index in range(text.count_chars()):
        sign = chr(raw.FPDFText_GetUnicode(text.raw, index))
        if sign in "\r\n":
            yield Letter("\n", (0, 0, 0, 0))
            continue
        box = text.get_charbox(index, loose=True)
        size = raw.FPDFText_GetFontSize(text.raw, index) * _scale(text.raw, index)
        made = raw.FPDFText_IsGenerated(text.raw, index) == 1
        fault = "" if made or sign.isspace() else _fault(text.raw, index, box, size, sheet, turns, shapes)
        yield Letter(sign, box, size, raw.FPDFText_GetFontWeight(text.raw, index) >= _BOLD, fault)


def _fault(
    text: Any, index: int, box: Box, size: float, sheet: Box, turns: dict[int, int], shapes: list[_Shape]
) -> str:
    """Why nobody sees a letter; empty for one that is seen."""
    from pypdfium2 import raw

    one = raw.FPDFText_GetTextObject(text, index)
    if raw.FPDFText_HasUnicodeMapError(text, index) == 1:
        return "unread"
    if one and raw.FPDFTextObj_GetTextRenderMode(one) in _INVISIBLE:
        return "invisible"
    if size < _TINY:
        return "tiny"
    across, up = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    if not (sheet[0] <= across <= sheet[2] and sheet[1] <= up <= sheet[3]):
        return "outside"
    turn = turns.get(_address(one), 0)
    around = [shape for shape in shapes if _covers(shape.box, box)]
    if any(shape.turn > turn + 1 for shape in around):
        return "covered"
    behind = next((shape.colour for shape in reversed(around)), _WHITE)
    return "unseen" if behind is not None and _is_near(_colour(text, index), behind) else ""


def _covers(shape: Box, letter: Box) -> bool:
    """Whether a shape lies over the middle of a letter, and over half of its height: no rule or underline does."""
    across = (letter[0] + letter[2]) / 2
    height = min(shape[3], letter[3]) - max(shape[1], letter[1])
    return shape[0] <= across <= shape[2] and height * 2 > letter[3] - letter[1]


def _colour(text: Any, index: int) -> tuple[int, int, int]:
    """The colour of a letter; one that is nearly transparent counts as white."""
    from pypdfium2 import raw

    parts = [ctypes.c_uint() for _ in range(4)]
    raw.FPDFText_GetFillColor(text, index, *map(ctypes.byref, parts))
    red, green, blue, alpha = (part.value for part in parts)
    return (red, green, blue) if alpha >= _NEAR else _WHITE


def _is_near(one: tuple[int, int, int], other: tuple[int, int, int]) -> bool:
    return all(abs(first - second) < _NEAR for first, second in zip(one, other, strict=True))


def _scale(text: Any, index: int) -> float:
    from pypdfium2 import raw

    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(text, index, ctypes.byref(matrix))
    return math.hypot(matrix.c, matrix.d) or 1.0


def _matrix(one: Any) -> tuple[float, ...]:
    from pypdfium2 import raw

    found = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(one, ctypes.byref(found))
    return (found.a, found.b, found.c, found.d, found.e, found.f)


def _times(first: tuple[float, ...], then: tuple[float, ...]) -> tuple[float, ...]:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def _moved(box: tuple[float, ...], matrix: tuple[float, ...]) -> Box:
    corners = [(x, y) for x in (box[0], box[2]) for y in (box[1], box[3])]
    a, b, c, d, e, f = matrix
    across, up = [a * x + c * y + e for x, y in corners], [b * x + d * y + f for x, y in corners]
    return (min(across), min(up), max(across), max(up))


def _address(one: Any) -> int:
    return ctypes.cast(one, ctypes.c_void_p).value or 0
