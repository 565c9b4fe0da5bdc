"""What the register is made of besides its decisions: every family of generated pages and files.

Each family is a pure function: the survey of the register → paths below the site with the bytes that stand there, in a
fixed order. A path that ends in `.md` is a page; anything else is published as it is.
"""

from collections.abc import Callable, Iterator

from generator.public.pages.register import register_pages
from generator.public.survey import Survey

Family = Callable[[Survey], Iterator[tuple[str, bytes]]]


def _pages(make: Callable[[Survey], Iterator[tuple[str, str]]]) -> Family:
    """A family of pages that are made as text."""
    return lambda survey: ((path, text.encode()) for path, text in make(survey))


FAMILIES: tuple[Family, ...] = (_pages(register_pages),)
