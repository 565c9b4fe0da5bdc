"""Marks that were meant and are none: the words would be public though their author believes them withheld."""

import re
import unicodedata
from collections.abc import Iterator

from generator.private.rules.rule import Broken, Case, rule

_NEAR_KEY = re.compile(r"[WwPp](?:ith?h?[eo]l?l?d|ITHHELD|art[ _-]?2|ART[ _-]?2)")
_BEFORE_KEY = re.compile(r"[ \t]*(?:-[ \t]+)*[\"'*_]*")
_AFTER_KEY = re.compile(r"[\"'*_]*[ \t]*[:=\uff1a]")
_IN_COMMENT = re.compile(r"#(?<!\S#)[^\n]*\b[Ww](?:ithheld|ITHHELD)\s*:")
# Square, curly and angle brackets of any alphabet; round ones and quotation marks are too common in sentences.
_OPENERS = re.escape("[{<«‹⟦⟨⟪〈《「『【〔〖〚︷︻︹｛［⁅❮❰❲❴")
_MARK = re.compile(r"\[\[.*?\]\]", re.DOTALL)


@rule("MARK-04")
def no_other_brackets(case: Case) -> Iterator[Broken]:
    """The name of a ground and a colon after any bracket but [[, as in [commercial: words], is almost surely meant to
    withhold, which needs two square brackets."""
    names = [name for name in case.record.grounds if name in case.text.casefold()]
    if not names:
        return
    lost = re.compile(rf"[{_OPENERS}]\s*(?:{'|'.join(map(re.escape, names))})\s*[:\uff1a]", re.IGNORECASE)
    for at, text in case.texts:
        if ":" in text or not text.isascii():
            found = lost.search(_MARK.sub("", text))
            if found or lost.search(unicodedata.normalize("NFKC", _MARK.sub("", text))):
                said = "A ground stands here in brackets that withhold nothing."
                needle = found[0] if found else ""
                yield Broken(at, said, "Write [[ground: words]], or reword the sentence.", needle)


@rule("MARK-05")
def no_swallowed_keys(case: Case) -> Iterator[Broken]:
    """A line such as `withheld: …` or `part2:` within a text is a key that slid into the text above it, for want of a
    line of its own or by its indentation or spelling. What it should withhold would be public."""
    said = "A line that should be a key stands within a text here, so it withholds nothing."
    remedy = "Give it a line of its own, indented like `text:`; if it is meant as words, reword it."
    for found in _NEAR_KEY.finditer(case.text):
        start = case.text.rfind("\n", 0, found.start()) + 1
        stands_first = _BEFORE_KEY.fullmatch(case.text, start, found.start())
        if stands_first and _AFTER_KEY.match(case.text, found.end()):
            line = case.text.count("\n", 0, start) + 1
            if line not in case.key_lines:
                here = case.text[found.start() :][:400]  # long enough to be this line and no other
                yield Broken((), said, remedy, here)
    for at, text in case.texts:
        if "withheld" in text and any(re.search(_closing(name), text) for name in case.record.grounds):
            yield Broken(at, said, remedy, "withheld")


def _closing(ground: str) -> str:
    """A mark as the last words of a text, on one line with them."""
    return rf"\S.*\bwithheld\s*[:=]\s*[\"']?{re.escape(ground)}[\"']?[.\s]*\Z"


@rule("MARK-06")
def no_marks_in_comments(case: Case) -> Iterator[Broken]:
    """A comment withholds nothing: what stands after # is not read."""
    if found := _IN_COMMENT.search(case.text):
        said = "A comment says that something is withheld, and a comment withholds nothing."
        yield Broken((), said, "Write the key itself, or [[ground: words]], and remove the comment.", found[0].strip())
