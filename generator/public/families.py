"""What the register is made of besides its decisions: every family of generated pages and files.

Each family is a pure function: the survey of the register → paths below the site with the bytes that stand there, in a
fixed order. A path that ends in `.md` is a page; anything else is published as it is.
"""

from collections.abc import Callable, Iterator

from generator.public.data.family import data_files
from generator.public.data.rows import Gathered
from generator.public.dcat import PATH as CATALOGUE
from generator.public.dcat import dataset_linked, dcat
from generator.public.downloads import FOLDER, downloads
from generator.public.feeds.family import feeds, feeds_of
from generator.public.finding import finding
from generator.public.office import PublishedRegister
from generator.public.pages.clock import clock_pages
from generator.public.pages.feeds import feeds_page
from generator.public.pages.held import held_pages
from generator.public.pages.log import log_pages
from generator.public.pages.money_pages import money_pages
from generator.public.pages.numbering import numbering_pages
from generator.public.pages.open_data import data_page
from generator.public.pages.register import register_pages
from generator.public.pages.sought import sought
from generator.public.pages.subject import subject_pages
from generator.public.redirects import redirects
from generator.public.survey import Survey
from generator.public.wayfinding import wayfinding

Family = Callable[[Survey], Iterator[tuple[str, bytes]]]


def _pages(make: Callable[[Survey], Iterator[tuple[str, str]]]) -> Family:
    """A family of pages that are made as text."""
    return lambda survey: ((path, sought(path, text).encode()) for path, text in make(survey))


def _feeds_page(survey: Survey) -> Iterator[tuple[str, str]]:
    base = survey.register.site_url
    made = feeds_of(survey, base) if base else []
    yield "feeds/index.md", feeds_page((feed.title, feed.path) for feed in made)


FAMILIES: tuple[Family, ...] = (
    _pages(register_pages),
    _pages(subject_pages),
    _pages(money_pages),
    _pages(clock_pages),
    _pages(numbering_pages),
    _pages(held_pages),
    _pages(log_pages),
    _pages(_feeds_page),
    finding,
    feeds,
    wayfinding,
    redirects,
)


def open_data(register: PublishedRegister, gathered: Gathered) -> dict[str, bytes]:
    """The files of open data by their paths, and the page that documents them; made from rows, not from the survey."""
    made = dict(data_files(register, gathered))
    counts = {name: len(rows) for name, rows in gathered.rows.items()}
    files = downloads(made, register)
    if catalogue := dcat(register, files):
        made[CATALOGUE] = catalogue
    page = f"{data_page(register, counts, made)}{dataset_linked(register, files)}"
    path = f"{FOLDER}/index.md"
    return made | {path: sought(path, page).encode()}
