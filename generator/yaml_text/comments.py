"""The comments of a YAML file, which no reader keeps: what stands after a `#` that belongs to no value."""

import re
from collections.abc import Iterator

import yaml

_COMMENT = re.compile(r"(?:^|(?<=[ \t]))#([^\r\n]*)", re.MULTILINE)
_CUTTING = re.compile(r"[ \t]+#[^\s#]")
_BLOCKS = ("|", ">")


def comments_in(text: str) -> list[tuple[int, str]]:
    """Every comment of a sound file with its line, from 1, and without its sign."""
    if "#" not in text:
        return []
    found = [one for start, end in _gaps(text) for one in _COMMENT.finditer(text, start, end)]
    return [(text.count("\n", 0, one.start()) + 1, one[1].strip()) for one in found if one[1].strip()]


def cut_texts(text: str) -> list[int]:
    """Where an unquoted text is cut short by a # that looks like a part of it: one without a space behind it."""
    if not _CUTTING.search(text):
        return []
    tokens = (one for one in yaml.scan(text, Loader=yaml.CBaseLoader) if isinstance(one, yaml.ScalarToken))
    ends = (_CUTTING.match(text, one.end_mark.index) for one in tokens if one.plain)
    return [found.end() - 2 for found in ends if found]


def _gaps(text: str) -> Iterator[tuple[int, int]]:
    """Everything between the words of values; of a block, also the rest of the line with the sign that opens it."""
    last = 0
    for token in yaml.scan(text, Loader=yaml.CBaseLoader):
        if isinstance(token, yaml.ScalarToken):
            start, end = token.start_mark.index, token.end_mark.index
            is_block = text[start : start + 1] in _BLOCKS and not token.plain
            yield last, text.find("\n", start) if is_block else start
            last = end
    yield last, len(text)
