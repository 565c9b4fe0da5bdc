"""The page on which a build says how it was verified, with a place for each fact.

The facts are known only when everything else is built and searched, so they are filled in afterwards; a preview shows
the places empty.
"""

import json
from collections.abc import Iterator

from generator.public.pages.boxes import box, items, terms
from generator.public.pages.ways import opening
from generator.public.wording import say

ADDRESS, DATA = "verification.md", "verification.json"
_PREVIEW = "not verified: this is a preview"


def _fact(name: str) -> str:
    return f'<span data-fact="{name}">{say(_PREVIEW)}</span>'


def certificate_places() -> dict[str, bytes]:
    """The page and the data file, by their names, before anything is certified."""
    page = "\n\n".join([*_head(), *_body()]) + "\n"
    return {ADDRESS: page.encode(), DATA: json.dumps({"result": _PREVIEW}).encode() + b"\n"}


def _head() -> Iterator[str]:
    title = say("How this site was verified")
    described = say(
        "What was checked before this register was published, with what result, and what no check can promise."
    )
    said = say(
        "Before this version of the register went live, a program searched all of it for everything that the office "
        "withholds. It works from the records themselves and shares nothing with the program that makes the pages."
    )
    yield from (*opening(title, described), said)


def _body() -> list[str]:
    facts = [
        (say("Result"), [f"**{_fact('result')}**"]),
        (say("Register of"), [_fact("day")]),
        (say("Decisions"), [_decisions()]),
        (say("Searched"), [_searched()]),
        (say("Part 2"), [_fact("part2")]),
        (say("Withheld values searched for"), [_fact("secrets")]),
        (say("Each searched for"), [say("in {number} kinds of writing", number=_fact("forms"))]),
        (
            say("Test of the search itself"),
            [say("It found words of its own making in {number} disguises", number=_fact("disguises"))],
        ),
        (
            say("Published again with other withheld values"),
            [say("{times}; every byte was the same", times=_fact("runs"))],
        ),
        (say("Program"), [f"Part One {_fact('version')}"]),
        (say("Digest of the public bundle"), [f"<code>{_fact('digest')}</code>"]),
    ]
    return [box("facts", terms(facts)), *_explained()]


def _decisions() -> str:
    return say(
        "{decisions}, in which {places} places are withheld", decisions=_fact("decisions"), places=_fact("withheld")
    )


def _searched() -> str:
    return say(
        "{files} files, {megabytes} MB: every byte, and every name of a file or folder",
        files=_fact("files"),
        megabytes=_fact("megabytes"),
    )


_CHECKED = (
    (
        "The text, tags, attributes, comments, scripts and data of every page; data files, the metadata of pictures, "
        "PDF files and packed files; and the log of the build."
    ),
    (
        "Each withheld value in many forms: as written, in other letters and encodings, names as initials and surname, "
        "sums in every usual writing, days, and any five words in a row."
    ),
    (
        "That nothing published depends on anything withheld: the records were published again with the withheld "
        "values erased and with others in their place."
    ),
    "That no withheld sum follows from the published ones, and that nothing withheld is spelt out elsewhere.",
)
_NOT_PROMISED = (
    "that nobody tells in other words what is withheld",
    "that a photograph or a drawing does not show it",
    "that it cannot be worked out from what others have published",
    "that it was not published earlier, and copied",
    "that whatever ought to be withheld was marked; that is for a person to judge",
)


def _explained() -> list[str]:
    yourself = say(
        "The same facts for programs are in {link}. The digest is the SHA-256 of what {command} prints for the files "
        "of the public bundle in the order of their names: {register}, the two schemas, and everything below {folder} "
        "that is data or an attachment.",
        link="[verification.json](verification.json)",
        command="`sha256sum`",
        register="`register.json`",
        folder="`decisions/`",
    )
    return [
        f"## {say('What was checked')}",
        items(say(one) for one in _CHECKED),
        f"## {say('What no check can promise')}",
        items(say(one) for one in _NOT_PROMISED),
        f"## {say('Check it yourself')}",
        yourself,
    ]
