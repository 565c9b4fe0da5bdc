"""Title, reference, category and other single values of a draft, and the names of its places.

Comes in: a draft in the making, and the parts of the document. Goes out: nothing; values are added, each guess marked.
"""

import re
from collections.abc import Iterator, Sequence

from generator.documents.blocks import Block
from generator.importers.making import Making
from generator.importers.parts import Part
from generator.importers.places import Place, place_of
from generator.importers.wording import Made, one_line, prose, texts_of_block
from generator.vocabulary.references import parse_reference, slug
from generator.yaml_text import Tree

_UNTITLED = "Title not found"
_BLANKS = re.compile(r"\s+")
_NAMES = {"proposal": "the proposal", "approval": "the approval", "reasons": "the reasons", "options": "the options"}
_NAMES |= {"consultation": "the consultation", "interests": "the interests"}


def is_label(heading: Block) -> bool:
    """Whether a heading only says that the report begins."""
    return place_of(heading.text) is Place.REPORT and not heading.number


def value_of(part: Part) -> str:
    """What stands beside a label."""
    return one_line(prose(part.blocks))


def labels(making: Making, parts: Sequence[Part], place: Place) -> Iterator[Part]:
    """The parts of a label that have a value; the words of their labels are taken."""
    for part in parts:
        if part.place is place:
            making.take(part.heading)
            if part.blocks:
                yield part


def add_title(making: Making, parts: Sequence[Part]) -> None:
    """The title by its label; else the first heading that has nothing below it."""
    named = [*labels(making, parts, Place.TITLE)]
    if named:
        making.tree["title"] = value_of(named[0])
        making.unplaced += named[1:]
        return
    first = next((part for part in parts if _may_be_title(part)), None)
    if first is not None and first.heading is not None:
        making.tree["title"] = one_line(first.heading.text)
        making.taken.append(first.heading.number)
        making.guess(("title",), f"taken from the heading at {first.heading.place}.")
        first.heading = None
        return
    making.tree["title"] = Made(_UNTITLED)
    making.guess(("title",), "the document names no title; write it as signed.")


def _may_be_title(part: Part) -> bool:
    """A heading without text, or one above the beginnings of a notice, which has no number."""
    heading = part.heading
    if part.place is not Place.REPORT or heading is None or heading.number or is_label(heading):
        return False
    return not part.blocks or heading.level == 1


def add_reference(making: Making, parts: Sequence[Part], given: str) -> str:
    """The reference that was given, else the one beside its label, else the first in the text of Part 1."""
    named = [*labels(making, parts, Place.REF)]
    found = ""
    for part in named:
        found = found or _search(making, _values(part))
        _take_reference(making, part, found)
    place = named[0].blocks[0].place if named else ""
    for part in parts if not found else ():
        for block in [*([part.heading] if part.heading else []), *part.blocks]:
            if not found and (found := _search(making, texts_of_block(block))):
                place = block.place
    reference = given or found
    making.tree["ref"] = Made(reference)
    if reference and not given:
        making.guess(("ref",), f"read at {place}; compare it with the signed document.")
    return reference


def _take_reference(making: Making, part: Part, found: str) -> None:
    """What stands beside the label is taken where it is the reference and nothing else; other words are kept."""
    if found and any(slug(one) == slug(found) for one in _values(part)):
        making.take(*part.blocks)
    else:
        making.unplaced.append(part)


def _values(part: Part) -> list[str]:
    """What stands beside the label: as written, without blanks, and joined where it is spread over cells."""
    said = "\n".join(filter(None, (text for block in part.blocks for text in texts_of_block(block))))
    texts = said.split("\n")
    return ["".join(texts), *(sign.join(texts) for sign in ("/", "-", "."))]


def _search(making: Making, texts: Sequence[str]) -> str:
    """The first reference of the office in the texts; blanks within one are passed over."""
    for text in texts:
        for written in (text, _BLANKS.sub("", text)):
            for series in making.office.series:
                found = series.pattern.search(written)
                if found and parse_reference(found[0], making.office.series) and _stands_alone(written, found):
                    return found[0]
    return ""


def _stands_alone(text: str, found: re.Match[str]) -> bool:
    """Whether no digit goes on behind or before it, as in a telephone number."""
    return not text[: found.start()][-1:].isdigit() and not text[found.end() :][:1].isdigit()


def add_fixed(making: Making) -> None:
    """Status and category; where the document names none, the office's first, so that no draft stops a build."""
    making.tree["status"] = Made("draft")
    if "category" not in making.tree:
        making.tree["category"] = Made(making.office.categories[0])
        making.guess(("category",), f"the document names none. Choose one of: {', '.join(making.office.categories)}.")


def add_category(making: Making, parts: Sequence[Part]) -> None:
    """The category beside a label, if it is one of the office's; else the words go where a person sees them."""
    for part in labels(making, parts, Place.CATEGORY):
        words = value_of(part)
        known = next((one for one in making.office.categories if one.casefold() == words.casefold()), None)
        if known and "category" not in making.tree:
            making.tree["category"] = Made(known)
            making.taken.append(words)
        else:
            making.unplaced.append(part)


def texts_by_place(tree: dict[str, Tree]) -> Iterator[tuple[str, str]]:
    """The texts of Part 1, each with the name that a reader knows its place by."""
    yield from _numbered(tree.get("summary"), "1")
    for key, name in _NAMES.items():
        yield from _with_cells(name, str(tree.get(key, "")))
    report = tree.get("report")
    for index, section in enumerate(report if isinstance(report, list) else ()):
        if isinstance(section, dict):
            yield from _numbered(section.get("paragraphs"), str(index + 2))
    inner = tree.get("considerations")
    for key, text in inner.items() if isinstance(inner, dict) else ():
        yield from _with_cells(f"the {key.replace('_', ' ')} considerations", str(text))


def _with_cells(place: str, text: str) -> Iterator[tuple[str, str]]:
    """A text without its tables, then each cell of them under the names of its row and column."""
    lines = text.split("\n")
    yield place, "\n".join(line for line in lines if not line.startswith("| "))
    rows = [[cell.strip() for cell in line.strip("| ").split(" | ")] for line in lines if line.startswith("| ")]
    for row in rows[1:]:
        for heading, cell in zip(rows[0], row, strict=False):
            if "£" in cell:
                named = [name for name in (heading, row[0]) if name and "£" not in name]
                yield f"{place}: {', '.join(dict.fromkeys(named))}", f"{cell} ({', '.join(named)})"


def _numbered(paragraphs: Tree | None, above: str) -> Iterator[tuple[str, str]]:
    for index, one in enumerate(paragraphs if isinstance(paragraphs, list) else (), 1):
        number = f"{above}.{index}"
        yield from _with_cells(number, str(one.get("text", "") if isinstance(one, dict) else one))
        yield from _numbered(one.get("paragraphs") if isinstance(one, dict) else None, number)
