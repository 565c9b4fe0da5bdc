"""What stands within the texts of one decision: markers of withheld places, and dated notes.

A marker is of one form whatever it stands for, with the ground in words and a link to it.
"""

from collections.abc import Mapping

from generator.public.decision import PublishedChange, PublishedDecision, PublishedGround
from generator.public.disclosure import Passage, Withheld
from generator.public.pages.boxes import box
from generator.public.pages.prose import blocks, inline
from generator.public.pages.words import CHANGE
from generator.public.spoken import long_date
from generator.public.wording import say
from generator.vocabulary.exemptions import find_exemption

# A character that no record can hold: it keeps the place of a marker while the words around it are made safe.
_PLACE = "\ue000"


class Writer:
    """Writes the texts of one decision, with markers that lead to its grounds."""

    def __init__(self, decision: PublishedDecision, *, full_text: bool = True) -> None:
        self.full_text = full_text
        self._grounds: Mapping[str, PublishedGround] = {ground.name: ground for ground in decision.grounds}
        self._changes = decision.changes

    def blocks(self, passage: Passage) -> str:
        """A text as Markdown blocks."""
        return self._marked(passage, blocks(_joined(passage)))

    def inline(self, passage: Passage) -> str:
        """A text within a line."""
        return self._marked(passage, inline(_joined(passage)))

    def aside(self, anchor: str) -> str:
        """The attributes of a heading under which readers of a large register do not search."""
        return f"{{ #{anchor} }}" if self.full_text else f"{{ #{anchor} data-search-exclude }}"

    def notes(self, place: str) -> list[str]:
        """The dated notes that belong at a place: the number of a paragraph, or the key of a text."""
        return [_note(change) for change in self._changes if change.about == place]

    def marker(self, withheld: Withheld) -> str:
        """The marker of one withheld place."""
        words = say("Withheld: {ground}", ground=self.ground_in_words(withheld.withheld))
        return f"[{words}](#ground-{withheld.withheld}){{ .withheld }}"

    def ground_in_words(self, name: str) -> str:
        """What a ground is called within a sentence: `commercial interests`."""
        ground = self._grounds[name]
        exemption = find_exemption(ground.regime, ground.section)
        title = say(exemption.title) if exemption else ground.section
        return title[0].lower() + title[1:]

    def _marked(self, passage: Passage, written: str) -> str:
        for part in passage.parts:
            if isinstance(part, Withheld):
                written = written.replace(_PLACE, self.marker(part), 1)
        return written


def _note(change: PublishedChange) -> str:
    words = say("{change} of {day}", change=say(CHANGE[change.kind]), day=long_date(change.on))
    return box("notice notice--change", f"**{words}**", blocks(change.note))


def _joined(passage: Passage) -> str:
    return "".join(_PLACE if isinstance(part, Withheld) else part for part in passage.parts)
