"""The comments of a YAML file, which no reader keeps: what stands after a `#` that belongs to no value."""

import re
from collections.abc import Iterator

import yaml

_COMMENT = re.compile(r"(?:^|(?<=[ \t]))#([^\r\n]*)", re.MULTILINE)
_BLOCKS = ("|", ">")


def comments_in(text: str) -> list[tuple[int, str]]:
    """Every comment of a sound file with its line, from 1, and without its sign."""
    if "#" not in text:
        return []
    spans = list(_scalars(text))
    found = [one for one in _COMMENT.finditer(text) if not _is_within(one.start(), spans)]
    return [(text.count("\n", 0, one.start()) + 1, one[1].strip()) for one in found if one[1].strip()]


def _scalars(text: str) -> Iterator[tuple[int, int]]:
    """Where the words of values stand; of a block, from the line after the sign that opens it."""
    for token in yaml.scan(text, Loader=yaml.CBaseLoader):
        if isinstance(token, yaml.ScalarToken):
            start, end = token.start_mark.index, token.end_mark.index
            yield (text.find("\n", start) if text[start : start + 1] in _BLOCKS and not token.plain else start), end


def _is_within(index: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= index < end for start, end in spans)
