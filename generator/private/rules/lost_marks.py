"""Marks that were meant and are none: the words would be public though their author believes them withheld."""

import re
import unicodedata
from collections.abc import Iterator

from generator.private.rules.rule import Broken, Case, rule

_PART2 = r"\bpart2\s*:\s*(?:grounds|report|amounts|notes|held|\{)"
_KEY_LINE = r"^\s*(?:withheld|part2)\s*:"
_LAST_WORDS = r"\bwithheld\s*:\s*[a-z][a-z0-9-]*\s*\Z"
_IN_COMMENT = re.compile(r"#(?<!\S#)[^\n]*\b[Ww](?:ithheld|ITHHELD)\s*:")
_OPENERS = re.escape("([{<«‹⟦⟨⟪〈《「『【〔〖〚﴾︵︷︻｛（［⁅❨❪❬❮❰❲❴“‘\"'")
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
    """The line `withheld: …` or `part2:` within a text is a key that slid into the text above it, for want of a line of
    its own or by its indentation. What it should withhold would be public."""
    names = "|".join([*map(re.escape, case.record.grounds), r"\{"])
    pattern = rf"{_KEY_LINE}|{_PART2}|{_LAST_WORDS}|\bwithheld\s*:\s*(?:{names})"
    for at, text in case.texts:
        folded = text.casefold()
        if "withheld" not in folded and "part2" not in folded:
            continue
        if found := re.search(pattern, text, re.IGNORECASE | re.MULTILINE):
            said = "A line that should be a key stands within this text, so it withholds nothing."
            remedy = "Give it a line of its own, indented like `text:`; if it is meant as words, reword it."
            yield Broken(at, said, remedy, found[0].strip())


@rule("MARK-06")
def no_marks_in_comments(case: Case) -> Iterator[Broken]:
    """A comment withholds nothing: what stands after # is not read."""
    if found := _IN_COMMENT.search(case.text):
        said = "A comment says that something is withheld, and a comment withholds nothing."
        yield Broken((), said, "Write the key itself, or [[ground: words]], and remove the comment.", found[0].strip())
