"""What stands within the texts of one decision: markers of withheld places, and dated notes.

A marker is of one form whatever it stands for, with the ground in words and a link to it.
"""

from collections.abc import Mapping

from generator.public.decision import PublishedChange, PublishedDecision, PublishedGround
from generator.public.disclosure import Passage, Withheld
from generator.public.pages.boxes import box
from generator.public.pages.links import in_language
from generator.public.pages.paragraphs import linked
from generator.public.pages.prose import blocks, inline
from generator.public.spoken import long_date
from generator.public.subjects import Sort, Subjects
from generator.public.survey import text_of
from generator.public.wording import say
from generator.public.words import CHANGE
from generator.vocabulary.exemptions import find_exemption

# A character that no record can hold: it keeps the place of a marker while the words around it are made safe.
_PLACE = "\ue000"


class Writer:
    """Writes the texts of one decision, with markers that lead to its grounds, and names that lead to their pages."""

    def __init__(self, decision: PublishedDecision, *, subjects: Subjects | None = None) -> None:
        self._subjects = subjects or Subjects()
        self._grounds: Mapping[str, PublishedGround] = {ground.name: ground for ground in decision.grounds}
        self._changes = decision.changes

    def blocks(self, passage: Passage) -> str:
        """A text as Markdown blocks."""
        return self._marked(passage, blocks(_joined(passage)))

    def paragraphs(self, passage: Passage, anchor: str, section: str) -> str:
        """A text without numbers: Markdown blocks of which each paragraph has an anchor and a link to it."""
        return self._marked(passage, linked(_joined(passage), anchor, section))

    def inline(self, passage: Passage) -> str:
        """A text within a line."""
        return self._marked(passage, inline(_joined(passage)))

    def named(self, sort: Sort, name: Passage | str) -> str:
        """A name within a line, as a link to its page unless part of it is withheld or a link itself."""
        passage = Passage((name,)) if isinstance(name, str) else name
        written, whole = self.inline(passage), text_of(passage)
        return self.listed(sort, whole, written) if whole and "](" not in written and "[^" not in written else written

    def listed(self, sort: Sort, name: str, written: str) -> str:
        """Words that lead to the list of the decisions of one subject, if there is such a list."""
        subject = self._subjects.find(sort, name)
        if subject is None:
            return written
        link = f"[{written}](../../{subject.path}.md)"
        return in_language(link, subject.language) if sort is Sort.RECIPIENT else link

    def aside(self, anchor: str) -> str:
        """The attributes of a heading below which the site's search has nothing, so that its index stays small."""
        return f"{{ #{anchor} data-search-exclude }}"

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
        if exemption is None:
            return ground.section
        title = say(exemption.title)  # say: generator.vocabulary.exemptions.EXEMPTIONS
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
