"""A text in which some letters are written in another way → the text that is meant, a few thousand at a time.

Comes in: the pattern of one such writing, in one group, and what one stands for. Goes out: the text with each replaced.
A page of a PDF has thousands, and nearly all of the same few; `sub` would ask for each of them. Deliberately absent:
what any writing stands for.
"""

import re
from collections.abc import Callable
from typing import AnyStr


def replaced(pattern: re.Pattern[AnyStr], meaning: Callable[[AnyStr], AnyStr], text: AnyStr) -> AnyStr:
    """`text` with the meaning of whatever is written like `pattern`; the pattern has one group, around all of it.

    `meaning` is given what stands there, and nothing around it.
    """
    parts = pattern.split(text)
    if len(parts) == 1:
        return text
    parts[1::2] = map(meaning, parts[1::2])
    return text[:0].join(parts)
