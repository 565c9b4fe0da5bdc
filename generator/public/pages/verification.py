"""The page on which a build says how it was verified, with a place for each fact.

The facts are known only when everything else is built and searched, so they are filled in afterwards; a preview shows
the places empty.
"""

import json

from generator.public.pages.boxes import box, items, terms

ADDRESS, DATA = "verification.md", "verification.json"
_PREVIEW = "not verified: this is a preview"


def _fact(name: str) -> str:
    return f'<span data-fact="{name}">{_PREVIEW}</span>'


def certificate_places() -> dict[str, bytes]:
    """The page and the data file, by their names, before anything is certified."""
    page = "\n\n".join([_HEAD, *_body()]) + "\n"
    return {ADDRESS: page.encode(), DATA: json.dumps({"result": _PREVIEW}).encode() + b"\n"}


_HEAD = """\
---
title: How this site was verified
description: What was checked before this register was published, with what result, and what no check can promise.
search:
  exclude: true
---

# How this site was verified

Before this version of the register went live, a program searched all of it for everything that the office withholds. It
works from the records themselves and shares nothing with the program that makes the pages."""


def _body() -> list[str]:
    facts = [
        ("Result", [f"**{_fact('result')}**"]),
        ("Register of", [_fact("day")]),
        ("Decisions", [f"{_fact('decisions')}, in which {_fact('withheld')} places are withheld"]),
        (
            "Searched",
            [f"{_fact('files')} files, {_fact('megabytes')} MB: every byte, and every name of a file or folder"],
        ),
        ("Part 2", [_fact("part2")]),
        ("Withheld values searched for", [_fact("secrets")]),
        ("Test of the search itself", [f"It found words of its own making in {_fact('disguises')} disguises"]),
        ("Published again with other withheld values", [f"{_fact('runs')}; every byte was the same"]),
        ("Program", [f"Part One {_fact('version')}"]),
        ("Digest of the public bundle", [f"<code>{_fact('digest')}</code>"]),
    ]
    return [box("facts", terms(facts)), *_EXPLAINED]


_CHECKED = (
    """The text, tags, attributes, comments, scripts and data of every page; data files, the metadata of pictures, PDF
    files and packed files; and the log of the build.""",
    """Each withheld value in many forms: as written, in other letters and encodings, names as initials and surname,
    sums in every usual writing, days, and any five words in a row.""",
    """That nothing published depends on anything withheld: the records were published again with the withheld values
    erased and with others in their place.""",
    "That no withheld sum follows from the published ones, and that nothing withheld is spelt out elsewhere.",
)
_NOT_PROMISED = (
    "that nobody tells in other words what is withheld",
    "that a photograph or a drawing does not show it",
    "that it cannot be worked out from what others have published",
    "that it was not published earlier, and copied",
    "that whatever ought to be withheld was marked; that is for a person to judge",
)
_YOURSELF = """The same facts for programs are in [verification.json](verification.json). The digest is the SHA-256 of
what `sha256sum` prints for the files of the public bundle in the order of their names: `register.json`, the two
schemas, and everything below `decisions/` that is data or an attachment."""
_EXPLAINED = (
    "## What was checked",
    items(" ".join(one.split()) for one in _CHECKED),
    "## What no check can promise",
    items(_NOT_PROMISED),
    "## Check it yourself",
    _YOURSELF,
)
