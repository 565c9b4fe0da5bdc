"""Symbols of a Word document that are drawn by a font of its own → the characters that mean the same.

Comes in: an element `w:sym`, with the name of a font and the place in it. Goes out: a character, or nothing for one
that is not known here, which is then a reason not to take the file: a tick that vanishes may be the decision.
"""

from xml.etree.ElementTree import Element

from generator.documents.word_styles import W

_DRAWN = {  # the place of each in its font, and what it means
    "wingdings": "6C● 6E■ 6F☐ 71☐ 72☐ 75◆ 76❖ 9E· 9F• A7▪ A8☐ D8➢ DF← E0→ E1↑ E2↓ E8➔ FB✗ FC✓ FD☒ FE☑",
    "wingdings 2": "4F✗ 50✓ 51☒ 52☑ 53☒ 54☒ A3☐",
    "symbol": "A3≤ AC← AE→ B0° B1± B3≥ B4× B7•",
}
_FONTS = {font: {int(one[:2], 16): one[2:] for one in drawn.split()} for font, drawn in _DRAWN.items()}
_PRIVATE = 0xF000  # where Word puts the places of such fonts
DRAWN = frozenset({*_FONTS, "wingdings 3", "webdings", "marlett", "zapf dingbats"})


def symbol(element: Element) -> str:
    """The character that a symbol stands for; empty for one that is not known."""
    try:
        code = int(element.get(W + "char", ""), 16)
    except ValueError:
        return ""
    place = code - _PRIVATE if _PRIVATE <= code <= _PRIVATE + 0xFF else code
    return _FONTS.get(element.get(W + "font", "").casefold(), {}).get(place, "")
