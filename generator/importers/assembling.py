"""The parts of a document → the draft of a record.

Comes in: parts, and the office. Goes out: `Assembled`: the draft, what of the document became keys of the record, and
where its numbering breaks. Every word of the document is in one of the two, or `UNACCOUNTED` is raised: nothing is
dropped. Deliberately absent: files; and whatever the document does not say, which is left to a person.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from generator.documents.blocks import Block
from generator.importers import fields, outline, people, sums
from generator.importers.draft import Draft
from generator.importers.making import Making
from generator.importers.numbers import number_of, shown
from generator.importers.parts import Part, parts_of
from generator.importers.places import ABOUT_PART2, CONSIDERATIONS, TEXTS, Place
from generator.importers.wording import Made, one_line, prose, texts_in, texts_of_block, words_of
from generator.settings import Office
from generator.yaml_text import Pointer, Tree

UNPLACED = "Text that the import did not place"
_FIRST = [
    "ref",
    "title",
    "status",
    "category",
    "decided",
    "decision_makers",
    "author",
    "summary",
    "proposal",
    "approval",
]
_NEXT = ["reasons", "options", "consultation", "report", "considerations", "amounts", "signatories", "formerly_at"]
_ORDER = [*_FIRST, *_NEXT, "background_papers", "interests", "part2"]


@dataclass(frozen=True, slots=True)
class Assembled:
    """`breaks` are blocks at which the numbering breaks, with what is wrong; `reference` may be empty."""

    draft: Draft
    reference: str
    decided: date | None
    breaks: tuple[tuple[Block, str], ...]
    taken: tuple[str, ...]
    unaccounted: Counter[str]


def assemble(blocks: Sequence[Block], office: Office, reference: str = "", decided: date | None = None) -> Assembled:
    """The draft of a record; `reference` and `decided` where a person gave them."""
    parts = parts_of(blocks)
    making = Making(office)
    public = [part for part in parts if not part.exempt]
    for part in public:
        _place(making, part)
    fields.add_title(making, public)
    found = fields.add_reference(making, public, reference)
    people.add_people(making, public, decided)
    _add_report(making, public)
    _add_part2(making, parts)
    _add_amounts(making)
    fields.add_fixed(making)
    tree = {key: making.tree[key] for key in _ORDER if key in making.tree}
    made = Draft(tree, making.guesses)
    lost = _unaccounted(blocks, tree, making.taken)
    return Assembled(made, found, making.decided, tuple(making.breaks), tuple(making.taken), lost)


def _unaccounted(blocks: Sequence[Block], tree: dict[str, Tree], taken: list[str]) -> Counter[str]:
    """Words that came in and did not go out, or the other way about."""
    went_in = words_of(text for block in blocks for text in texts_of_block(block))
    came_out = words_of(texts_in(tree)) + words_of(taken)
    return (went_in - came_out) + (came_out - went_in)


def _place(making: Making, part: Part) -> None:
    """What a part adds to the record, apart from report, people and fields."""
    if part.place in (Place.FURNITURE, Place.PART1, *_ADDERS):
        making.take(part.heading)
    if part.place is Place.FURNITURE:
        making.take(*part.blocks)
    elif part.place in (Place.PREAMBLE, Place.PART1) and part.blocks:
        making.unplaced.append(part)
    elif part.blocks and (add := _ADDERS.get(part.place)):
        add(making, part)


def _add_text(making: Making, part: Part) -> None:
    making.add_text(part.place.value, prose(part.blocks))


def _add_consideration(making: Making, part: Part) -> None:
    inner = making.tree.setdefault("considerations", {})
    making.add_text(part.place.value, prose(part.blocks), inner if isinstance(inner, dict) else None)


def _add_papers(making: Making, part: Part) -> None:
    before = making.tree.get("background_papers", [])
    papers = [
        *(before if isinstance(before, list) else []),
        *(prose([block]).removeprefix("- ") for block in part.blocks),
    ]
    making.tree["background_papers"] = papers


def _add_summary(making: Making, part: Part) -> None:
    before = making.tree.get("summary")
    made = outline.outline(part.blocks, 1, number_of(part.heading.number) if part.heading else ())
    _note(making, made, ("summary",))
    making.tree["summary"] = [*(before if isinstance(before, list) else []), *made.paragraphs]


_ADDERS: dict[Place, Callable[[Making, Part], None]] = {
    Place.SUMMARY: _add_summary,
    Place.PAPERS: _add_papers,
    Place.INTERESTS: _add_text,
    **dict.fromkeys((one for one in TEXTS if one is not Place.APPROVAL), _add_text),
    **dict.fromkeys(CONSIDERATIONS, _add_consideration),
}


def _note(making: Making, made: outline.Outline, above: Pointer) -> None:
    making.taken += made.taken
    making.breaks += made.breaks
    for pointer, said in made.said.items():
        making.guess((*above, *(pointer if above[0] == "report" else pointer[1:])), said)


def _add_report(making: Making, parts: Sequence[Part]) -> None:
    """The sections of the report in their order, then what no section takes."""
    sections: list[tuple[Block | None, list[Block]]] = []
    for part in parts:
        if part.place is not Place.REPORT:
            continue
        if part.heading is None and sections:
            sections[-1][1].extend(part.blocks)
        elif part.heading is None or (not part.blocks and fields.is_label(part.heading)):
            making.take(part.heading)
            making.unplaced += [part] if part.blocks else []
        else:
            sections.append((part.heading, part.blocks))
    report: list[Tree] = []
    for heading, blocks in sections:
        _add_section(making, report, heading, blocks)
    left = [block for part in making.unplaced for block in part.blocks]
    if left:
        making.guess(
            ("report", len(report)), "no section of the record takes this; move each paragraph where it belongs."
        )
        report.append({"heading": Made(UNPLACED), "paragraphs": [prose([block]) for block in left]})
    if report:
        making.tree["report"] = report


def _add_section(making: Making, report: list[Tree], heading: Block | None, blocks: list[Block]) -> None:
    position = len(report) + 2
    number = number_of(heading.number) if heading else ()
    made = outline.outline(blocks, position, number)
    if number and number != (position,):
        said = f"the document numbers this section {shown(number)}; by its place here it is {position}."
        making.guess(("report", len(report)), said)
        made.said = {pointer: one for pointer, one in made.said.items() if not one.startswith("the document numbers")}
    _note(making, made, ("report", len(report)))
    making.taken += [heading.number] if heading else []
    section: dict[str, Tree] = {"heading": one_line(heading.text).rstrip(":") if heading else Made(UNPLACED)}
    report.append(section | ({"paragraphs": made.paragraphs} if made.paragraphs else {}))


def _add_part2(making: Making, parts: Sequence[Part]) -> None:
    """What is exempt; or that there is a Part 2, where the document speaks of one."""
    exempt = [part for part in parts if part.exempt]
    sections: list[Tree] = []
    for part in exempt:
        heading = one_line(prose([part.heading])).rstrip(":") if part.heading else Made("Part 2")
        section: dict[str, Tree] = {"heading": heading}
        sections.append(section | ({"paragraphs": [prose([block]) for block in part.blocks]} if part.blocks else {}))
    if sections:
        making.tree["part2"] = {"grounds": Made("not-recorded"), "report": sections}
        making.guess(("part2", "grounds"), "say on which grounds this is withheld, and explain each under `grounds`.")
        doubtful = [("part2", "report", index) for index, part in enumerate(exempt) if part.doubtful]
        for pointer in doubtful:
            making.guess(pointer, "put here in doubt; move it to Part 1 if it is for the public.")
    elif any(ABOUT_PART2.search(text) for text in texts_in(making.tree)):
        making.tree["part2"] = {"grounds": Made("not-recorded"), "held": Made("false")}
        making.guess(
            ("part2",), "the document speaks of a Part 2 that is not in it; add it with its grounds, or leave this."
        )


def _add_amounts(making: Making) -> None:
    """Sums in the text of either part, each to be proposed in its own."""
    part2 = making.tree.get("part2")
    found = sums.amounts_in(fields.texts_by_place(making.tree))
    if found:
        making.tree["amounts"] = found
        for index in range(len(found)):
            making.guess(("amounts", index), "is the decision about this sum? Say what it is for, or remove it.")
    if isinstance(part2, dict) and "report" in part2:
        hidden = sums.amounts_in(("Part 2", text) for text in texts_in(part2))
        if hidden:
            part2["amounts"] = hidden
            making.guess(("part2", "amounts"), "sums found in Part 2; say what each is, or remove it.")
