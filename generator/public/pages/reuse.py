"""How a reader takes a decision away: as a paper, as data, and as words to cite it by."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.public.bundle import decision_path
from generator.public.decision import PublishedDecision
from generator.public.office import PublishedRegister
from generator.public.pages.boxes import box, items
from generator.public.pages.prose import item
from generator.public.wording import say
from generator.vocabulary.choices import Status
from generator.vocabulary.days import long_date


@dataclass(frozen=True, slots=True)
class Reuse:
    """Whose register it is, and its address with a slash at its end, if it is known."""

    office: str
    address: str | None

    def of(self, decision: PublishedDecision) -> Iterator[str]:
        """The last part of a decision's page; the paper leaves it out. A removed decision cannot be taken away."""
        if decision.status is Status.REMOVED:
            return
        files = [
            f"[{say('This decision as a PDF')}]({decision.slug}.pdf){{ download }}",
            f"[{say('This decision as data (JSON)')}]({decision.slug}.json){{ download }}",
        ]
        cited = f"{item(self._citation(decision))}\n{{ .citation }}"
        heading = f"## {say('Use this decision')} {{ #use data-search-exclude }}"
        yield box("web-only reuse", heading, items(files), say("To cite it, write:"), cited)

    def _citation(self, decision: PublishedDecision) -> str:
        parts = [self.office]
        parts += [f"“{decision.title}”"] if decision.title else []
        parts.append(say("decision {reference}", reference=decision.reference))
        parts += [long_date(decision.decided)] if decision.decided else []
        parts += [f"{self.address}{decision_path(decision)}/"] if self.address else []
        return f"{', '.join(parts)}."


def reuse_of(register: PublishedRegister) -> Reuse:
    """How the decisions of a register are cited."""
    return Reuse(register.office.name, register.site_url)
