"""Addresses of decisions from one page to another, as MkDocs checks them: paths of Markdown files."""

from collections.abc import Iterable

from generator.public.office import IndexEntry
from generator.public.pages.prose import inline, literal
from generator.public.wording import say


class Links:
    """The decisions of the register by reference."""

    def __init__(self, entries: Iterable[IndexEntry]) -> None:
        self._entries = {entry.reference: entry for entry in entries}

    def to(self, reference: str) -> str:
        """A link from the page of one decision to another, with its title."""
        entry = self._entries[reference]
        words = f"{inline(entry.reference)} {literal(entry.title or say('Removed decision'))}"
        return f"[{words}](../{entry.year}/{entry.slug}.md)"
