"""Leaks through the page of a decision: its text, its head, its markup, and the disguises of each."""

import base64
import codecs
import gzip
import html
import io
import json
import re
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import replace

from generator.public.decision import PublishedDecision
from generator.vocabulary.references import slug
from tests.mutants.planting import Mutant, Pages, Told


def after(written: Callable[[Told], str]) -> Pages:
    """A page with something after its end."""
    return lambda page, told: f"{page}\n{written(told)}\n"


def heading(written: Callable[[Told], str]) -> Pages:
    """A page with something more in its head, which is searched in a register of any size."""
    return lambda page, told: page.replace("\n## ", f"\n{written(told)}\n\n## ", 1)


def front(written: Callable[[Told], str]) -> Pages:
    """A page with a further line in its front matter."""
    return lambda page, told: page.replace("---\n", f"---\n{written(told)}\n", 1)


def disguised(hide: Callable[[str], str]) -> Pages:
    """A page that ends with the name in a disguise."""
    return after(lambda told: f"<p>{hide(told.name)}</p>")


def described(page: str, told: Told) -> str:
    """With the name in the description of the page."""
    return re.sub(r'(?m)^description: "', lambda found: f"{found[0]}{json.dumps(told.name)[1:-1]} ", page, count=1)


def retitled(decision: PublishedDecision, told: Told) -> PublishedDecision:
    """With the name in the title."""
    return replace(decision, title=f"{decision.title} for {told.name}")


def moved(decision: PublishedDecision, told: Told) -> PublishedDecision:
    """With the name in the address."""
    return replace(decision, slug=slug(f"{decision.slug}-{told.plain}"))


def neighbour_left(page: str, told: Told) -> str:
    """One token of the withheld name stands beside its marker."""
    return page.replace("{ .withheld }", f"{{ .withheld }} {told.name.split()[1]} of Tewkesbury", 1)


def _each(form: Callable[[str], str], between: str = "") -> Callable[[str], str]:
    return lambda text: between.join(form(one) for one in text)


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _swapped(text: str) -> str:
    return text.translate(str.maketrans("aeopcxyi", "аеорсхуі"))


def _wide(text: str) -> str:
    return "".join(chr(ord(one) + 0xFEE0) if "!" <= one <= "~" else one for one in text)


def _accented(text: str) -> str:
    return unicodedata.normalize("NFD", "".join(f"{one}\u0301" if one in "aeiou" else one for one in text))


def _zip(data: bytes, name: str = "inner.txt") -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo(name), data)
    return packed.getvalue()


def _nested(text: str, depth: int) -> bytes:
    data = _zip(text.encode())
    for _ in range(depth - 1):
        data = _zip(data, "inner.zip")
    return data


def _leet(text: str) -> str:
    return text.lower().translate(str.maketrans("aeiost", "431057"))


def png(rows: list[bytes]) -> bytes:
    """A grey picture of these rows of pixels."""
    width = max(map(len, rows))
    pixels = b"".join(b"\0" + row.ljust(width, b"\xff") for row in rows)

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, len(rows), 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(pixels)) + chunk(b"IEND", b"")


def _card(told: Told) -> dict[str, bytes]:
    """The name drawn as black and white pixels, eight rows high."""
    letters = told.name.encode()[:200]
    rows = [bytes(0 if letter >> bit & 1 else 255 for letter in letters) for bit in range(8)]
    return {"cards/{slug}.png": png(rows)}


def _most(told: Told) -> float:
    return float(max(told.values, default=0))


def _bar(told: Told) -> str:
    return f'<svg width="900" height="20"><rect width="{_most(told) % 877:.2f}" height="20"></rect></svg>'


def _axis(told: Told) -> str:
    return f"<svg><text>0</text><text>{10 ** len(str(int(_most(told)))):,}</text></svg>"


def _chart(told: Told) -> str:
    return f"```mermaid\ngraph LR\n  A -->|{told.name}| B\n```"


def _box(told: Told) -> str:
    return f'!!! note "{told.name}"\n    See below.'


OPEN = [
    Mutant("P1-body", page=after(lambda told: told.name)),
    Mutant("P1-notes-of-part-2", page=after(lambda told: told.notes)),
    Mutant("P2-title", project=retitled),
    Mutant("P3-address", seen="…", project=moved),
    Mutant(
        "P4-attachment",
        seen="files/…",
        files=lambda told: {f"files/Offer-{told.name}-£5.4m.txt": "An offer."},
        layers="V",
    ),
    Mutant("P5-description", page=described),
    Mutant("P6-social-tags", page=front(lambda told: f"card: {json.dumps(told.name)}")),
    Mutant("P8-comment", page=after(lambda told: f"<!-- {told.name} -->")),
    Mutant("P9-data-attribute", page=after(lambda told: f'<p data-bidder="{html.escape(told.name)}">x</p>')),
    Mutant("P9-title-attribute", page=after(lambda told: f'<p title="{html.escape(told.name)}" aria-label="x">x</p>')),
    Mutant("P10-hidden", page=after(lambda told: f'<p hidden style="color:white">{told.name}</p>')),
    Mutant("P10-template", page=after(lambda told: f"<template><b>{told.name}</b></template>")),
    Mutant("P10-noscript", page=after(lambda told: f"<noscript>{told.name}</noscript>")),
    Mutant("P11-alternative-text", page=after(lambda told: f"![{told.name}](../../assets/mark.svg)")),
    Mutant("P12-abbreviation", page=after(lambda told: f"The bidder.\n\n*[bidder]: {told.name}")),
    Mutant("P13-heading", page=after(lambda told: f"## {told.name}")),
    Mutant("P13-anchor", page=after(lambda told: f"## Bids {{ #{told.plain} }}")),
    Mutant("P14-footnote", page=after(lambda told: f"A note.[^zz]\n\n[^zz]: {told.name}")),
    Mutant("P14-definition", page=after(lambda told: f"Bidder\n:   {told.name}")),
    Mutant("P14-box", page=after(_box)),
    Mutant("P15-diagram", page=after(_chart)),
    Mutant(
        "P27-comment",
        said="The comment",
        page=after(lambda told: f"<!-- {told.text.split(chr(10))[0]} -->"),
        layers="V",
    ),
    Mutant("P31-neighbour", page=neighbour_left, layers="V"),
]
DISGUISED = [
    Mutant("P18-one-letter-a-tag", page=disguised(_each(lambda one: f"<b>{one}</b>"))),
    Mutant("P18-zero-width", page=disguised("\u200b".join)),
    Mutant("P18-joiners", page=disguised("\u2060".join)),
    Mutant("P18-soft-hyphens", page=disguised("&shy;".join)),
    Mutant("P18-unseen-letters", page=disguised(_each(lambda one: chr(0xE0000 + ord(one) % 128)))),
    Mutant("P19-look-alikes", page=disguised(_swapped)),
    Mutant("P19-full-width", page=disguised(_wide)),
    Mutant("P19-taken-apart", page=disguised(_accented)),
    Mutant("P20-references", page=disguised(_each(lambda one: f"&#{ord(one)};"))),
    Mutant(
        "P20-percent", page=after(lambda told: f'<a href="?{_each(lambda one: f"%{ord(one):02x}")(told.name)}">x</a>')
    ),
    Mutant(
        "P20-escapes",
        page=after(
            lambda told: f"<script>var a='{_each(lambda o: f'{chr(92)}u{ord(o):04x}')(told.name[:99])}'</script>"
        ),
    ),
    Mutant(
        "P20-style",
        page=after(
            lambda told: f"<style>a::after{{content:'{_each(lambda o: f'{chr(92)}{ord(o):06x}')(told.name)}'}}</style>"
        ),
    ),
    Mutant(
        "P21-base64",
        page=after(lambda told: f'<img alt="" src="data:text/plain;base64,{_base64(told.name.encode())}">'),
    ),
    Mutant("P21-hexadecimal", page=disguised(lambda text: text.encode().hex())),
    Mutant("P22-gzip-in-base64", page=disguised(lambda text: _base64(gzip.compress(text.encode(), mtime=0)))),
    Mutant("P22-five-deep", seen="files/{slug}.zip", files=lambda told: {"files/{slug}.zip": _nested(told.name, 5)}),
    Mutant(
        "P22-too-deep",
        seen="files/{slug}-deep.zip",
        code="LEAK-02",
        files=lambda told: {"files/{slug}-deep.zip": _nested(told.name, 9)},
    ),
]
UNSEEN = [
    Mutant("P7-picture", files=_card, layers="N"),
    Mutant("P16-bar", page=after(_bar), layers="N"),
    Mutant("P17-axis", page=after(_axis), layers="N"),
    Mutant("P23-rot13", page=disguised(lambda text: codecs.encode(text, "rot13")), layers="N"),
    Mutant("P23-reversed", page=disguised(lambda text: text[::-1]), layers="N"),
    Mutant("P23-leet", page=disguised(_leet), layers="N"),
    Mutant(
        "P24-settings", bundled=lambda told: {"extra.yml": f"extra: {{who: {json.dumps(told.name)}}}\n"}, layers="N"
    ),
    Mutant(
        "P30-type",
        page=after(
            lambda told: ", ".join(type(getattr(one.reveal(), "written", None)).__name__ for one in told.sealed)
        ),
        layers="N",
    ),
    Mutant(
        "P32-marker-as-long", page=after(lambda told: f'<span style="width:{len(told.name)}ch">x</span>'), layers="N"
    ),
    Mutant("P32-lines", page=after(lambda told: "<br>" * (1 + len(told.notes) // 80)), layers="N"),
    Mutant(
        "P33-punctuation",
        page=after(lambda told: "".join("█" if one.isalnum() else one for one in told.name)),
        layers="N",
    ),
    Mutant("P34-reading-time", page=after(lambda told: f"{1 + told.words // 3} minutes to read"), layers="N"),
    Mutant("P35-weight", page=front(lambda told: f"search:\n  boost: {1 + told.words}"), layers="N"),
]
MUTANTS = [*OPEN, *DISGUISED, *UNSEEN]
