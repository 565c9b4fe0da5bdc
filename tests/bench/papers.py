"""What the papers for print cost: all of them made, and then all of them kept."""

import time
from collections.abc import Callable
from pathlib import Path

from generator.public.bundle import decision_path, read_decisions, read_register
from generator.public.kin import Kin
from generator.public.pages.decision import decision_page
from generator.public.pages.links import Links
from generator.public.papers import sheet
from generator.public.pdf.papers import Sheet, papers
from generator.public.survey import survey
from generator.vocabulary.choices import Status


def paper_cost(bundle: Path) -> None:
    """Print the CPU milliseconds of a paper that is made, and of one that is as it was."""
    sheets, base = _sheets(bundle)
    made: dict[str, bytes] = {}
    new = _cpu(lambda: made.update(papers(sheets, base, lambda _: None)))
    again = _cpu(lambda: made.update(papers(sheets, base, made.get)))
    size = sum(map(len, made.values())) / len(made) / 1000
    print(f"papers for print: {new / len(made):.1f} ms of CPU each when made, ", end="")
    print(f"{again / len(made):.2f} ms when unchanged; {size:.0f} kB each")


def _sheets(bundle: Path) -> tuple[list[Sheet], str | None]:
    """What each paper is made of, as `stage` makes it."""
    register = read_register(bundle)
    short = survey(register, read_decisions(bundle, register))
    kin, links = Kin(short), Links(register.decisions)
    made = []
    for decision in read_decisions(bundle, register):
        if decision.status is not Status.REMOVED:
            page = decision_page(decision, links, register, kin.around(decision.reference))
            made.append(sheet(decision, register, f"{decision_path(decision)}.md", page))
    return made, register.site_url


def _cpu(work: Callable[[], None]) -> float:
    """CPU milliseconds of this process, all its threads together."""
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1000
