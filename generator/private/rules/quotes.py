"""Quotation marks that were meant for YAML and are printed instead."""

from collections.abc import Iterator

from generator.findings import Group
from generator.private.rules.rule import Broken, Case, advice

_SHORT = {"ref", "title", "public_title", "category", "role", "name", "label", "heading", "recipient", "funded_from"}
_CURLY = {"“": "”", "‘": "’", "„": "“"}


@advice("TEXT-06", Group.ODD)
def quotes_are_quotes(case: Case) -> Iterator[Broken]:
    """Only straight quotation marks are quotes to YAML. Curly ones around a whole title, name or label, and a straight
    one at the end that nothing opened, are taken for words and printed."""
    for at, text in case.open_texts:
        is_short = at[-1] in _SHORT
        if is_short and len(text) > 1 and _CURLY.get(text[0]) == text[-1] and text.count(text[-1]) == 1:
            remedy = 'Type straight ones in their place, "…", or none at all.'
            yield Broken(at, "Curly quotation marks stand around this text, and readers will see them.", remedy)
        elif text.endswith('"') and text.count('"') == 1 and not text[:-1].endswith(tuple("0123456789")):
            said = "A quotation mark stands at the end of this text, and none at its beginning."
            yield Broken(at, said, 'Remove it, or put one at both ends: "…"')
