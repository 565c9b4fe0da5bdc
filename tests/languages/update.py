"""`make words`: bring every catalogue up to what the code says, and the words of the theme up to the catalogues.

A new text stands in the catalogue without a translation, and one that is not said any more is gone. The theme reads its
words from `partials/words.html`, which is made here and never edited by hand.
"""

import html
import json
import sys
from collections.abc import Iterable, Iterator
from copy import deepcopy
from gettext import c2py
from io import BytesIO
from pathlib import Path

from babel import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

from generator.public.wording import CATALOGUES
from tests.languages.extraction import ROOT, said

THEME_WORDS = ROOT / "generator/public/theme/partials/words.html"
_HEAD = (
    "{#- The words of the frame and of its scripts in other languages; made by `make words` from languages/*.po. -#}\n"
)


def read(path: Path) -> Catalog:
    """A catalogue as it stands."""
    with path.open("rb") as file:
        return read_po(file, locale=path.stem)


def updated(catalog: Catalog, code: Catalog) -> bytes:
    """The file of a catalogue with the texts of the code and the translations that it has."""
    catalog.update(deepcopy(code), no_fuzzy_matching=True, update_creation_date=False)
    catalog.obsolete.clear()
    made = BytesIO()
    write_po(made, catalog, width=110, sort_by_file=True, include_lineno=False)
    return made.getvalue()


def is_whole(message: Message) -> bool:
    """Whether a text has its translation, in each form."""
    return all(message.string) if isinstance(message.string, tuple | list) else bool(message.string)


def theme_words(catalogues: Iterable[Catalog], code: Catalog) -> str:
    """The partial of the theme: what its templates say, fit for HTML, and what its scripts say, by plural form."""
    frame, scripts = {}, {}
    for catalog in catalogues:
        language = str(catalog.locale_identifier)
        frame[language] = dict(sorted(_of(code, catalog, ".html")))
        scripts[language] = dict(sorted(_of(code, catalog, ".js")))
    tables = (("FRAME", frame), ("SCRIPTS", scripts))
    return _HEAD + "".join(
        f"{{% set {name} = {json.dumps(one, ensure_ascii=False, indent=2)} %}}\n" for name, one in tables
    )


def _of(code: Catalog, catalog: Catalog, ending: str) -> Iterator[tuple[str, object]]:
    """Each translated text that files of this ending say, with its translation."""
    for message in code:
        found = catalog.get(message.id) if message.id else None
        if not found or not found.string or not any(name.endswith(ending) for name, _ in message.locations):
            continue
        if isinstance(message.id, tuple | list):
            yield message.id[0], _forms(found, catalog)
        else:
            words = str(found.string)
            yield message.id, _fit(words) if ending == ".html" else words


def _fit(words: str) -> str:
    """Words as they may stand in HTML, within double quotes too."""
    return html.escape(words, quote=False).replace('"', "&quot;")


def _forms(message: Message, catalog: Catalog) -> dict[str, str]:
    """The forms of a counted text by the names that browsers have for them."""
    category, index = Locale.parse(str(catalog.locale_identifier)).plural_form, c2py(catalog.plural_expr)
    numbers = {category(number): number for number in range(100)}
    forms = list(message.string or ())
    return {name: forms[index(number)] for name, number in sorted(numbers.items())}


def main() -> int:
    """Write what has changed; the exit code is 1 while something waits for a translation."""
    code = said()
    waiting = 0
    catalogues = []
    for path in sorted(CATALOGUES.glob("*.po")):
        catalog = read(path)
        path.write_bytes(updated(catalog, code))
        missing = [message for message in catalog if message.id and not is_whole(message)]
        print(f"{path.relative_to(ROOT)}: {len(catalog)} texts, {len(missing)} without a translation")
        waiting += len(missing)
        catalogues.append(catalog)
    THEME_WORDS.write_text(theme_words(catalogues, code), encoding="utf-8")
    return 1 if waiting else 0


if __name__ == "__main__":
    sys.exit(main())
