"""What the public pages say, in the office's language.

Every sentence of the program's own that a reader meets stands in the code in English, within `say` or `counted`; the
other languages stand in one catalogue each, `languages/<code>.po`, as gettext keeps them. A text that a catalogue
lacks is said in English. Deliberately absent: the words of records and of hand-written pages, which are as written.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

CATALOGUES = Path(__file__).parent / "languages"
_SPEAKS: ContextVar[NullTranslations] = ContextVar("_SPEAKS", default=NullTranslations())  # noqa: B039 - it holds nothing


def say(text: str, /, **values: object) -> str:
    """A sentence or a name in the language being spoken, with `{name}` in it filled in."""
    said = _SPEAKS.get().gettext(text)
    return said.format(**values) if values else said


def counted(one: str, many: str, number: int, /, **values: object) -> str:
    """A sentence about a number of things, in the form that the number asks for; `{number}` is written `1,234`."""
    said = _SPEAKS.get().ngettext(one, many, number)
    return said.format(number=f"{number:,}", **values)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak `language`, such as `en` or `cy`, until the end of the block."""
    token = _SPEAKS.set(translations(language))
    try:
        yield
    finally:
        _SPEAKS.reset(token)


def languages() -> tuple[str, ...]:
    """The languages that the pages can be in: English, and one for each catalogue."""
    return ("en", *sorted(path.stem for path in CATALOGUES.glob("*.po")))


@cache
def translations(language: str) -> NullTranslations:
    """The catalogue of a language; LookupError where there is none."""
    if language == "en":
        return NullTranslations()
    if language not in languages():
        raise LookupError(language)
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    compiled = BytesIO()
    write_mo(compiled, read_po((CATALOGUES / f"{language}.po").open("rb")))
    compiled.seek(0)
    return GNUTranslations(compiled)
