"""What `stage` would write, each file made only when somebody asks for it: previews show one page at a time.

Comes in: a register with its decisions, the hand-written pages, and where the attachments lie. Goes out: `Composed`,
every path below the site with a way to its bytes, the same bytes that `stage` gives. Nothing is written. What was
worked out of a decision is kept as long as it is the same decision.
"""

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from pathlib import Path

from generator.commands.stage import handwritten, specified
from generator.findings import Finding
from generator.public.bundle import attached, decision_path, own_data
from generator.public.concordance import Concordance, hearing
from generator.public.data.rows import Gathered, gathering
from generator.public.decision import PublishedDecision
from generator.public.downloads import full_text, one_a_line
from generator.public.families import FAMILIES, open_data
from generator.public.kin import Kin
from generator.public.linked import decision_linked
from generator.public.office import PublishedRegister
from generator.public.pages.decision import decision_page
from generator.public.pages.links import Links
from generator.public.pages.verification import certificate_places
from generator.public.papers import sheet
from generator.public.pdf.papers import papers
from generator.public.plain import canonical
from generator.public.redirects import copies
from generator.public.survey import Survey, Surveyed, surveyed
from generator.public.wording import speaking
from generator.vocabulary.choices import Status

Made = Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Composed:
    """Ways to the files of a site by their paths, in the language of the office, and what is wrong with hand-written
    pages."""

    language: str
    ways: dict[str, Made]
    findings: tuple[Finding, ...]

    def read(self, path: str) -> bytes:
        """One file, made now; KeyError where the site has no such file."""
        with speaking(self.language):
            return self.ways[path]()


class Composer:
    """Composes a register again and again; what stays the same between two times is worked out once."""

    def __init__(self, content: Path) -> None:
        self._content = content
        self._short: dict[str, tuple[PublishedDecision, Surveyed]] = {}
        self._late_names: dict[str, tuple[str, ...]] = {}

    def compose(
        self, register: PublishedRegister, decisions: tuple[PublishedDecision, ...], attachments: dict[str, Path]
    ) -> Composed:
        """The whole site; `attachments` are the files by their address below the site."""
        language = register.office.language.value
        with speaking(language):
            short = Survey(register, tuple(self._surveyed(one) for one in decisions))
            findings: list[Finding] = []
            made = dict(handwritten(self._content, short, findings)) | specified(self._content, findings)
            made |= {path: data for family in FAMILIES for path, data in family(short)} | certificate_places()
            made |= dict(own_data(register))
            ways = {path: _as_is(data) for path, data in made.items()}
            ways |= self._late("data", partial(_tables, register, decisions))
            ways |= self._late("texts", partial(_texts, decisions))
        ways |= dict(_decisions(short, decisions))
        ways |= {path: file.read_bytes for path, file in attachments.items()}
        ways |= dict(_moved(decisions, ways))
        return Composed(language, ways, tuple(findings))

    def _surveyed(self, decision: PublishedDecision) -> Surveyed:
        address = decision_path(decision)
        kept = self._short.get(address)
        if kept is None or kept[0] is not decision:
            kept = self._short[address] = (decision, surveyed(decision))
        return kept[1]

    def _late(self, name: str, make: Callable[[], dict[str, bytes]]) -> dict[str, Made]:
        """Files that take a while together: made when the first of them is asked for.

        Their names are those of the first time, when they are made at once; of one that is gone since there is nothing.
        """
        kept: dict[str, bytes] = {}

        def read(path: str) -> bytes:
            if not kept:
                kept.update(make())
            return kept.get(path, b"")

        if name not in self._late_names:
            kept.update(make())
            self._late_names[name] = tuple(kept)
        return {path: partial(read, path) for path in self._late_names[name]}


def _tables(register: PublishedRegister, decisions: tuple[PublishedDecision, ...]) -> dict[str, bytes]:
    gathered = Gathered(register.site_url or "")
    deque(gathering(decisions, gathered), maxlen=0)
    return open_data(register, gathered)


def _texts(decisions: tuple[PublishedDecision, ...]) -> dict[str, bytes]:
    heard = Concordance()
    deque(hearing(decisions, heard), maxlen=0)
    return dict(heard.files())


def _as_is(data: bytes) -> Made:
    return lambda: data


def _decisions(short: Survey, decisions: tuple[PublishedDecision, ...]) -> Iterator[tuple[str, Made]]:
    """Every decision as a page, as data and as a paper, and those of a year as one file."""
    register, kin, links = short.register, Kin(short), Links(short.register.decisions)

    def text(one: PublishedDecision) -> str:
        return decision_page(one, links, register, kin.around(one.reference))

    def page(one: PublishedDecision) -> bytes:
        return f"{text(one)}{decision_linked(one, register)}".encode()

    def paper(one: PublishedDecision) -> bytes:
        path = f"{decision_path(one)}.md"
        return next(papers([sheet(one, register, path, text(one))], register.site_url, lambda _: None))[1]

    for one in decisions:
        address = decision_path(one)
        yield f"{address}.md", partial(page, one)
        yield f"{address}.json", partial(canonical, one)
        if one.status is not Status.REMOVED:
            yield f"{address}.pdf", partial(paper, one)
    for year, of_year in groupby(decisions, key=lambda one: one.year):
        yield full_text(year), partial(_lines, tuple(of_year))


def _moved(decisions: tuple[PublishedDecision, ...], ways: dict[str, Made]) -> Iterator[tuple[str, Made]]:
    """The data, paper and attachments of each decision where it stood before."""
    for one in decisions:
        address = decision_path(one)
        own = (f"{address}.json", f"{address}.pdf", *(f"{address}/{name}" for name in attached(one)))
        for path in own:
            if path in ways:
                yield from ((place, ways[path]) for place in copies(one.formerly_at, address, path))


def _lines(decisions: tuple[PublishedDecision, ...]) -> bytes:
    return one_a_line([canonical(one) for one in decisions])


def attachments_of(decisions: tuple[PublishedDecision, ...], bundle: Path) -> dict[str, Path]:
    """Where a bundle keeps the attachments of its decisions, by their address below the site."""
    paths = (f"{decision_path(one)}/{name}" for one in decisions for name in attached(one))
    return {path: bundle / path for path in paths}
