"""The index of each sort of subject: every category, status, topic, recipient or person, with the number of decisions.

More than a thousand of one sort stand on a page for each first letter; the index then leads to those.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from generator.public.ledger import Statuses, statuses
from generator.public.office import PublishedOfficeHolder, PublishedRegister
from generator.public.pages.boxes import box, items, table
from generator.public.pages.counts import short_span
from generator.public.pages.links import in_language
from generator.public.pages.listing import MOST, page, trail
from generator.public.pages.person import roles_of, terms_of
from generator.public.pages.prose import inline, literal
from generator.public.pages.recipient import is_to
from generator.public.pages.sums import left_out, spent
from generator.public.pages.ways import heading
from generator.public.slugs import name_slug
from generator.public.spoken import long_date
from generator.public.subjects import Sort, Subject
from generator.public.tallies import sums_by_kind
from generator.public.wording import say
from generator.public.words import STATUS, STATUS_MEANS
from generator.vocabulary.choices import Status

TITLES = {  # said where they are used
    Sort.CATEGORY: "Categories",
    Sort.STATUS: "Statuses",
    Sort.TOPIC: "Topics",
    Sort.RECIPIENT: "Recipients",
    Sort.PERSON: "People",
}


def index_pages(sort: Sort, subjects: Sequence[Subject], register: PublishedRegister) -> Iterator[tuple[str, str]]:
    """The index, and where it is long the pages of its letters."""
    title, path = say(TITLES[sort]), f"{sort.value}/index.md"
    head = [trail(), heading(title), _explained(sort) if subjects else say("There is nothing to list here yet.")]
    if len(subjects) <= MOST:
        yield path, page(title, _described(sort), [*head, *_tables(sort, subjects, register, "")])
        return
    parts, status = list(_parts(subjects)), statuses(register)
    ways = box("years", items(f"[{words}](by-letter/{name}.md) ({len(ones):,})" for words, name, ones in parts))
    yield path, page(title, _described(sort), [*head, *_holders(sort, subjects, register, ""), ways])
    for words, name, ones in parts:
        part = say("{name}: {letter}", name=title, letter=words)
        body = [trail((title, "../index.md"), up="../../"), heading(part), _table(sort, ones, status, "../")]
        yield f"{sort.value}/by-letter/{name}.md", page(part, _described(sort), body)


def _parts(subjects: Sequence[Subject]) -> Iterator[tuple[str, str, Sequence[Subject]]]:
    """Each letter in words and as the name of a file, with its subjects; a letter with too many stands in parts."""
    for letter, ones in groupby(subjects, key=lambda one: "0-9" if one.slug[0].isdigit() else one.slug[0]):
        every = list(ones)
        for number, at in enumerate(range(0, len(every), MOST), 1):
            more = f"-{number}" if number > 1 else ""
            yield f"{letter.upper()}{more}", f"{letter}{more}", every[at : at + MOST]


def _tables(sort: Sort, subjects: Sequence[Subject], register: PublishedRegister, up: str) -> Iterator[str]:
    yield from _holders(sort, subjects, register, up)
    holders = {one.slug for one in subjects if sort is Sort.PERSON and terms_of(one, register)}
    others = [one for one in subjects if one.slug not in holders]
    if holders and others:
        yield f"## {say('Others who decided or signed')} {{ #others }}"
    if others:
        yield _table(sort, others, statuses(register), up)


def _table(sort: Sort, subjects: Sequence[Subject], status: Statuses, up: str) -> str:
    headings, cells = _COLUMNS[sort]
    rows = ([_link(one, up), *cells(one, status)] for one in subjects)
    return box(f"index index--{sort.value}", table([say(one) for one in headings], rows))


def _holders(sort: Sort, subjects: Sequence[Subject], register: PublishedRegister, up: str) -> Iterator[str]:
    """Who holds and held the office, the newest term first."""
    if sort is not Sort.PERSON or not register.office.office_holders:
        return
    by_slug = {one.slug: one for one in subjects}
    terms = sorted(register.office.office_holders, key=lambda term: term.start, reverse=True)
    rows = (_holder(by_slug[name_slug(term.name)], term, up) for term in terms)
    yield f"## {say('Office-holders')} {{ #office-holders }}"
    headings = [say("Name"), say("Decisions"), say("Role"), say("From"), say("To")]
    yield box("index index--holders", table(headings, rows))


def _holder(subject: Subject, term: PublishedOfficeHolder, up: str) -> list[str]:
    until = long_date(term.end) if term.end else say("present")
    return [
        _link(subject, up),
        f"{len(subject.decisions):,}",
        in_language(inline(term.role), term.language),
        long_date(term.start),
        until,
    ]


def _link(subject: Subject, up: str) -> str:
    name = say(STATUS[Status(subject.name)]) if subject.sort is Sort.STATUS else subject.name
    return in_language(f"[{literal(name)}]({up}{subject.slug}.md)", subject.language)


def _counted(subject: Subject, _: Statuses) -> list[str]:
    return [f"{len(subject.decisions):,}", short_span(subject.decisions)]


def _status(subject: Subject, _: Statuses) -> list[str]:
    return [f"{len(subject.decisions):,}", say(STATUS_MEANS[Status(subject.name)])]


def _recipient(subject: Subject, status: Statuses) -> list[str]:
    sums = sums_by_kind(subject.decisions, status, lambda money: is_to(money, subject))
    return [f"{len(subject.decisions):,}", spent(sums)]


def _person(subject: Subject, status: Statuses) -> list[str]:
    return [*_counted(subject, status), ", ".join(inline(role) for role in roles_of(subject)[:_ROLES]) or "-"]


_ROLES = 3
_COLUMNS: dict[Sort, tuple[list[str], Callable[[Subject, Statuses], list[str]]]] = {  # said where they are used
    Sort.CATEGORY: (["Category", "Decisions", "Years"], _counted),
    Sort.STATUS: (["Status", "Decisions", "What it means"], _status),
    Sort.TOPIC: (["Topic", "Decisions", "Years"], _counted),
    Sort.RECIPIENT: (["Recipient", "Decisions", "Disclosed amounts"], _recipient),
    Sort.PERSON: (["Name", "Decisions", "Years", "Role as signed"], _person),
}


def _explained(sort: Sort) -> str:
    match sort:
        case Sort.CATEGORY:
            return say("Every decision stands in one category. Only what is published here is counted.")
        case Sort.STATUS:
            return say("What became of each decision. Only what is published here is counted.")
        case Sort.TOPIC:
            return say("What the decisions are about, in the office's own keywords. A decision may have several.")
        case Sort.RECIPIENT:
            said = say("Whoever is openly named as receiving money. A recipient that is withheld is not listed.")
            most = f"[{say('Who is paid most')}](../money/recipients/index.md)"
            return f"{said} {left_out()} {say('Income and savings are no part of the amounts here.')}\n\n{most}"
        case Sort.PERSON:
            said = say("Office-holders, and everyone who is openly named as having decided or signed.")
            return f"{said} {say('Names are as written in the decisions; two people of one name stand together.')}"


def _described(sort: Sort) -> str:
    return say("The decisions of the register: {name}, each with the number of its decisions.", name=say(TITLES[sort]))
