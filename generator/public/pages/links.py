"""Addresses of decisions from one page to another, as MkDocs checks them: paths of Markdown files."""

from collections.abc import Iterable

from generator.public.office import IndexEntry
from generator.public.pages.prose import inline, literal
from generator.public.wording import other_language, say
from generator.vocabulary.choices import Language


def title_in_full(entry: IndexEntry) -> str:
    """The title of a decision for a list, marked with its language where the page around it is in another."""
    return in_language(literal(entry.title), entry.language) if entry.title else say("Removed decision")


def reference_and_title(entry: IndexEntry) -> str:
    """A decision in the words of a link to it; the title is marked with its language where need be."""
    return f"{inline(entry.reference)} {title_in_full(entry)}"


def in_language(words: str, language: Language | None) -> str:
    """Words of the office, or in `language`, marked where the page is in another, so that they are read aloud well."""
    other = other_language(language.value if language else None)
    return f'<span lang="{other}">{words}</span>' if other else words


class Links:
    """The decisions of the register by reference."""

    def __init__(self, entries: Iterable[IndexEntry]) -> None:
        self._entries = {entry.reference: entry for entry in entries}

    def to(self, reference: str) -> str:
        """A link from the page of one decision to another, with its title."""
        entry = self._entries[reference]
        return f"[{reference_and_title(entry)}](../{entry.year}/{entry.slug}.md)"
