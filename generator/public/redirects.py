"""Addresses at which decisions once stood → pages that lead on, and one list of them all for the web server.

Comes in: the survey. Goes out: a small page of HTML for each address that needs no script and no right that the content
security policy does not give, and `redirects.csv`. A register in which nothing moved has neither. A file cannot lead on
as a page does, so the data, paper and attachments of a decision also stand where they stood.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from html import escape

from generator.public.survey import Survey
from generator.public.wording import say

LIST = "redirects.csv"
_OF_A_DECISION = re.compile(r"decisions/[0-9]{4}/[a-z0-9-]+/", re.ASCII)


def redirects(survey: Survey) -> Iterator[tuple[str, bytes]]:
    """The pages by their paths, and the list."""
    language, base = survey.register.office.language.value, survey.register.site_url
    moved = [
        (old, f"decisions/{one.entry.year}/{one.entry.slug}/") for one in survey.decisions for old in one.formerly_at
    ]
    for old, new in moved:
        path = f"{old}index.html" if old.endswith("/") else old
        yield path, _page("../" * path.count("/") + new, f"{base}{new}" if base else "", language).encode()
    if moved:
        yield LIST, _listed(moved)


def copies(formerly_at: Iterable[str], address: str, path: str) -> Iterator[str]:
    """Where else a file of the decision at `address` stands: beside each of its former pages in this register."""
    for old in formerly_at:
        if _OF_A_DECISION.fullmatch(old):
            yield f"{old.rstrip('/')}{path.removeprefix(address)}"


def _page(target: str, canonical: str, language: str) -> str:
    """A page that leads to `target`, seen from its own address."""
    words, title = escape(say("This decision has another address now.")), escape(say("Moved"))
    named = f'<link rel="canonical" href="{escape(canonical)}">' if canonical else ""
    link = f'<a href="{escape(target)}">{escape(say("Go to the decision"))}</a>'
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">\n'
        '<meta name="viewport" content="width=device-width,initial-scale=1">\n<meta name="robots" content="noindex">\n'
        f'<meta http-equiv="refresh" content="0; url={escape(target)}">\n{named}\n<title>{title}</title>\n</head>\n'
        f"<body>\n<main><h1>{title}</h1><p>{words} {link}</p></main>\n</body>\n</html>\n"
    )


def _listed(moved: list[tuple[str, str]]) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows([("from", "to"), *moved])
    return out.getvalue().encode()
