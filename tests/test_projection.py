"""The door between the wings: what goes through it, and that nothing else does.

The properties run over whole registers, from YAML to the bytes of the bundle. Each is a plain function of a record, so
that the tests at the end can open the door on purpose and see each of them fail.
"""

import json
import re
import tempfile
import typing
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum
from functools import partial
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from generator import projection
from generator.commands import publish as command
from generator.commands.publish import publish_register
from generator.findings import Finding, Stop, has_errors
from generator.private import entry, record
from generator.private.exempt import Exempt
from generator.private.parse import read_record
from generator.private.passage import Passage as PrivatePassage
from generator.private.register import Source
from generator.public import decision as public_decision
from generator.public.bundle import read_decisions, read_register, write_decision, write_register
from generator.public.decision import PublishedDecision, PublishedRelations
from generator.public.disclosure import Disclosed, Passage, Published, Withheld
from generator.public.index import index_entry
from generator.public.office import PublishedRegister
from generator.public.plain import canonical
from generator.public.relations import relate
from generator.public.tree import SiteTree
from generator.settings import Office
from generator.vocabulary.choices import Status
from generator.vocabulary.references import slug
from generator.yaml_text import read_yaml
from tests.strategies import NEIGHBOURS, Code, Example, Group, Tree, codes, examples, minimal

DAY = date(2026, 11, 23)
PLAIN = Code(0)
OFFICE = TypeAdapter(Office).validate_python(
    {
        "name": "Midshire Police and Crime Commissioner",
        "contact": {"email": "decisions@midshire.example"},
        "references": [{"pattern": r"PCC/D/(?P<year>\d{4})/(?P<number>\d{2,3})"}],
        "categories": ["Finance"],
    }
)
COMMERCIAL: Group = {
    "regime": "FOIA",
    "section": "43(2)",
    "reason": "Bids.",
    "public_interest": "Weighed.",
    "decided_by": "Chief Executive",
    "decided_on": "2026-03-01",
    "review_on": "2028-03-01",
}
GROUNDS: Group = {"commercial": COMMERCIAL}
AROUND = tuple(minimal(reference) for reference in NEIGHBOURS)  # the decisions that examples link to
LINKING = "PCC/D/2026/03"  # one that links to them
# Without shrinking: it would take minutes, and a whole record says enough.
QUICK = settings(
    deadline=None,
    database=None,
    max_examples=30,
    phases=[Phase.explicit, Phase.generate],
    report_multiple_bugs=False,
    suppress_health_check=list(HealthCheck),
)


@dataclass(frozen=True)
class Bundle:
    """What `publish` made: the bytes of every file by name, and what it had to say."""

    files: dict[str, bytes]
    findings: tuple[Finding, ...]

    def decision(self, example: Example) -> Any:
        """The JSON of one decision."""
        return json.loads(self.files[f"decisions/{example.year}/{example.slug}.json"])

    def haystack(self) -> str:
        """Every name, byte and finding, as written, in small letters, and with numbers run together."""
        said = "\n".join(f"{one.code} {one.problem} {one.remedy}" for one in self.findings)
        text = "\n".join([said, *self.files, *(data.decode() for data in self.files.values())])
        return "\n".join([text, json.dumps(text), text.lower(), re.sub(r"(?<=\d)[,.\s_-](?=\d)", "", text)])


def bundle_of(*registered: Example, code: Code = PLAIN, part2: str = "inline", day: date = DAY) -> Bundle:
    """Publish a register of these records, which must be valid."""
    with tempfile.TemporaryDirectory() as folder:
        bundle = publish_into(Path(folder), *registered, code=code, part2=part2, day=day)
    assert not has_errors(bundle.findings), [str(one) for one in bundle.findings]
    return bundle


def publish_into(
    folder: Path, *registered: Example, code: Code = PLAIN, part2: str = "inline", day: date = DAY
) -> Bundle:
    """Publish a register of these records into `folder`/bundle, and say what then stands there."""
    for example in registered:
        example.write(folder / "decisions", code, part2, folder / "vault")
    source = Source(folder / "decisions", OFFICE, day, folder / "vault")
    findings = publish_register(source, folder / "bundle").findings
    paths = sorted(path for path in (folder / "bundle").rglob("*") if path.is_file())
    return Bundle({path.relative_to(folder / "bundle").as_posix(): path.read_bytes() for path in paths}, findings)


def differing(one: Bundle, other: Bundle) -> list[str]:
    """The names of the files that are not the same in both, so that a failure is said in a line."""
    return sorted({name for name, _ in one.files.items() ^ other.files.items()})


def record_of(example: Example, code: Code = PLAIN) -> record.Record:
    """The record as the private wing holds it."""
    reading = read_record(read_yaml("x.yaml", example.text(code).encode()), DAY)
    assert reading.record, reading.findings
    return reading.record


# The properties


def no_exempt_value_is_published(example: Example, code: Code) -> None:
    """No exempt word, number or day stands anywhere in the bundle, nor in what the program says."""
    haystack = bundle_of(*AROUND, example, code=code).haystack()
    assert not [needle for needle in example.needles(code) if needle in haystack]


def public_words_are_published(example: Example, code: Code) -> None:
    """Whatever is not withheld is there: a register that hid too much would pass every other test."""
    found = set(re.findall(r"pb\d{4}q", str(bundle_of(*AROUND, example, code=code).decision(example))))
    assert example.public_tokens() == found


def exempt_values_change_nothing(example: Example, code: Code, other: Code) -> None:
    """With other exempt values the bundle is the same, byte for byte: not even their length shows."""
    assert differing(bundle_of(*AROUND, example, code=code), bundle_of(*AROUND, example, code=other)) == []


def erasing_changes_nothing(example: Example, code: Code, part2: str) -> None:
    """Without what is withheld, and wherever Part 2 stands, the bundle is the same, byte for byte."""
    whole = bundle_of(*AROUND, example, code=code)
    assert differing(whole, bundle_of(*AROUND, example.erased(), code=code)) == []
    assert differing(whole, bundle_of(*AROUND, example, code=code, part2=part2)) == []


def hidden_records_leave_no_trace(example: Example, code: Code) -> None:
    """A draft, or a record whose day has not come, is as if it were not there, whoever links to whom."""
    linked: Tree = {"related": [example.ref, NEIGHBOURS[1]], "supersedes": [example.ref]}
    lonely: Tree = {"related": [NEIGHBOURS[1]]}
    without = bundle_of(*AROUND, minimal(LINKING, relations=lonely))
    for hidden in (example.with_fields(status="draft"), example.with_fields(publish_on="2026-11-24")):
        bundle = bundle_of(*AROUND, minimal(LINKING, relations=linked), hidden, code=code)
        assert differing(without, bundle) == []


def removed_records_show_what_they_may(example: Example, code: Code) -> None:
    """A removed record shows its reference and address, its status, the note and its changes."""
    linking = minimal(LINKING, relations={"related": [example.ref], "supersedes": [example.ref]})
    bundle = bundle_of(*AROUND, linking, example, code=code)
    assert set(bundle.decision(example)) <= {
        "reference",
        "slug",
        "year",
        "status",
        "status_note",
        "changes",
        "formerly_at",
    }
    index = json.loads(bundle.files["register.json"])["decisions"]
    listed = next(one for one in index if one["reference"] == example.ref)
    assert {key for key in listed if listed[key]} - {"formerly_at"} == {"reference", "slug", "year", "status"}
    assert not [name for name in bundle.files if name.startswith(f"decisions/{example.year}/{example.slug}/")]


@QUICK
@given(examples(), codes())
def test_no_exempt_value_is_published(example: Example, code: Code) -> None:
    """Of no record does an exempt value reach the bundle."""
    no_exempt_value_is_published(example, code)


@QUICK
@given(examples(), codes())
def test_public_words_are_published(example: Example, code: Code) -> None:
    """Of every record each public word reaches the bundle."""
    public_words_are_published(example, code)


@settings(QUICK, max_examples=50)
@given(examples(), codes(), codes(wild=True))
def test_exempt_values_change_nothing(example: Example, code: Code, other: Code) -> None:
    """The bundle does not depend on exempt values, whatever their length, size, markup or alphabet."""
    exempt_values_change_nothing(example, code, other)


@QUICK
@given(examples(), codes(), st.sampled_from(("beside", "elsewhere", "absent")))
def test_erasing_changes_nothing(example: Example, code: Code, part2: str) -> None:
    """The bundle does not depend on whether exempt values are at hand, nor on where Part 2 stands."""
    erasing_changes_nothing(example, code, part2)


@settings(QUICK, max_examples=20)
@given(examples("made", "withdrawn", "removed"), codes())
def test_hidden_records_leave_no_trace(example: Example, code: Code) -> None:
    """The bundle does not depend on records that are not public."""
    hidden_records_leave_no_trace(example, code)


@settings(QUICK, max_examples=20)
@given(examples("removed"), codes())
def test_removed_records_show_what_they_may(example: Example, code: Code) -> None:
    """Removal leaves five things, also where other decisions link to the removed one."""
    removed_records_show_what_they_may(example, code)


@settings(QUICK, max_examples=20)
@given(examples(), codes())
def test_the_bundle_is_as_its_schemas_say(example: Example, code: Code) -> None:
    """Every JSON file of the bundle fits the schema beside it."""
    files = bundle_of(*AROUND, example, code=code).files
    schemas = {name: json.loads(files[f"{name}.schema.json"]) for name in ("decision", "register")}
    for name, data in files.items():
        if name.endswith(".json") and not name.endswith(".schema.json"):
            schema = schemas["register" if name == "register.json" else "decision"]
            jsonschema.Draft202012Validator(schema).validate(json.loads(data))


@settings(QUICK, max_examples=20)
@given(examples(), codes())
def test_the_bundle_reads_back_as_it_was_written(example: Example, code: Code) -> None:
    """Reading the bundle gives the very values that were written to it."""
    decision = projection.publish(record_of(example, code), 2026, {}, DAY)
    index = (index_entry(decision),)
    register = PublishedRegister(format=1, day=DAY, office=command.published_office(OFFICE), decisions=index)
    with tempfile.TemporaryDirectory() as folder:
        tree = SiteTree(Path(folder))
        write_decision(tree, decision)
        write_register(tree, register)
        assert read_register(Path(folder)) == register
        assert list(read_decisions(Path(folder), register)) == [decision]


# What single rules of publication mean


def test_publishing_twice_gives_the_same_bytes() -> None:
    """Nothing in the bundle depends on when or where it was made, or on what stood there before."""
    with tempfile.TemporaryDirectory() as folder:
        first = publish_into(Path(folder), *AROUND)
        (Path(folder) / "bundle" / "decisions" / "stray.json").write_text("{}", encoding="utf-8")
        second = publish_into(Path(folder), *AROUND)
    assert first == second == bundle_of(*reversed(AROUND))


def test_findings_leave_the_bundle_as_it_was(tmp_path: Path) -> None:
    """A register with an error in it is not published, and the last good bundle stays."""
    good = publish_into(tmp_path, *AROUND)
    bad = publish_into(tmp_path, AROUND[0].with_fields(title="Another", colour="red"))
    assert has_errors(bad.findings)
    assert bad.files == good.files


def test_a_record_at_fault_is_reported_and_not_a_crash(tmp_path: Path) -> None:
    """A total of amounts that are not there is a finding like any other."""
    amount: Tree = {"id": "all", "label": "All", "value": "5", "total_of": ["nothing"]}
    bundle = publish_into(tmp_path, AROUND[0].with_fields(amounts=[amount]))
    assert {one.code for one in bundle.findings} == {"MONEY-04"}


def test_a_total_does_not_name_a_withheld_part() -> None:
    """A total of withheld amounts says that it has them, on the ground of each, and neither ids nor values."""
    grounds: Tree = GROUNDS | {"personal": COMMERCIAL | {"section": "40(2)"}}
    parts: list[Tree] = [
        {"id": "open", "label": "Open", "value": "5"},
        {"id": "zqpart", "label": "Zq", "value": "7", "withheld": "commercial"},
        {"id": "zqother", "label": "Zq", "value": "8", "withheld": "personal"},
    ]
    total: Tree = {"id": "all", "label": "All", "value": "20", "total_of": ["zqother", "open", "zqpart"]}
    example = minimal("PCC/D/2026/30", grounds=grounds, amounts=[*parts, total])
    bundle = bundle_of(example)
    assert "zq" not in bundle.haystack().lower()
    amounts = bundle.decision(example)["amounts"]
    assert amounts[1:3] == [{"withheld": "commercial"}, {"withheld": "personal"}]
    assert amounts[3]["total_of"] == [{"withheld": "personal"}, "open", {"withheld": "commercial"}]


@pytest.mark.parametrize("field", ["value", "written"])
def test_a_value_and_how_it_is_written_are_withheld_together(field: str) -> None:
    """Withholding the value, or the words for it, withholds both."""
    marked: Group = {"id": "sum", "label": "Sum", "value": "7384921", "written": "£7.384921m"}
    marked |= {"withheld": {field: "commercial"}}
    example = minimal("PCC/D/2026/30", grounds=GROUNDS, amounts=[marked])
    shown = bundle_of(example).decision(example)["amounts"][0]
    assert shown["value"] == shown["written"] == {"withheld": "commercial"}


@pytest.mark.parametrize(
    "withheld",
    [
        {"title": "Zqtitle", "withheld": "commercial"},
        {"title": "Zqtitle", "withheld": {"file": "commercial"}},
        {"title": "Zqtitle", "withheld": {"title": "commercial"}},
        {"title": "[[commercial: Zqtitle]]"},
    ],
)
def test_a_withheld_attachment_leaves_one_marker(withheld: Group) -> None:
    """Neither the file, nor its name, title or type is published, whichever way it is withheld; its ground is."""
    secret: Tree = {"file": "zqname.csv", **withheld}
    files = (("zqname.csv", "zqcontent"), ("plan.csv", "a,b\n"))
    example = minimal("PCC/D/2026/30", grounds=GROUNDS, attachments=[secret, {"file": "plan.csv", "title": "Plan"}])
    bundle = bundle_of(replace(example, files=files))
    assert bundle.decision(example)["attachments"] == [
        {"withheld": "commercial"},
        {"file": "plan.csv", "title": "Plan", "size": 4},
    ]
    assert "zq" not in bundle.haystack().lower()
    assert bundle.files["decisions/2026/pcc-d-2026-30/plan.csv"] == b"a,b\n"


def test_the_register_day_decides_what_is_public_and_what_is_overdue() -> None:
    """A record is public from `publish_on`, and a review is overdue from the day after `review_on`."""
    example = minimal("PCC/D/2026/30", grounds=GROUNDS, approval="[[commercial: Zq]]", publish_on="2028-03-01")
    before = bundle_of(*AROUND, example, day=date(2028, 2, 29))
    assert len(json.loads(before.files["register.json"])["decisions"]) == 2
    on_the_day = bundle_of(example, day=date(2028, 3, 1)).decision(example)
    after = bundle_of(example, day=date(2028, 3, 2)).decision(example)
    assert [one["grounds"][0]["overdue"] for one in (on_the_day, after)] == [False, True]
    assert after["approval"] == on_the_day["approval"] == {"withheld": "commercial"}


def test_words_of_a_withheld_title_are_not_published() -> None:
    """Of a title with a phrase withheld the public title stands in place of the whole."""
    title = "Zqbefore [[commercial: Zqwithin]] zqafter"
    example = minimal("PCC/D/2026/30", grounds=GROUNDS, title=title, public_title="Purchase")
    bundle = bundle_of(example)
    assert bundle.decision(example)["title"] == "Purchase"
    assert bundle.decision(example)["title_withheld"] == ["commercial"]
    assert "zq" not in bundle.haystack().lower()


def test_what_was_changed_of_a_removed_decision_is_said() -> None:
    """When it was taken down, and why, is all that is left of it, and is public."""
    change: Tree = {"on": "2026-04-01", "kind": "withdrawal", "note": "Taken down by order of the court."}
    example = minimal("PCC/D/2026/30", status="removed", status_note="Removed by order of the court.", changes=[change])
    assert bundle_of(example).decision(example)["changes"] == [change]


def test_a_ground_only_papers_of_part_2_use_is_refused_wherever_they_stand() -> None:
    """Whether the papers are at hand must not decide whether a record is valid, or the site depends on them."""
    grounds: Tree = GROUNDS | {"spare": COMMERCIAL}
    example = minimal("PCC/D/2026/30", grounds=grounds, part2={"grounds": ["commercial"]})
    example = replace(example, papers={"notes": "A [[spare: word]]."})
    said = set()
    for place in ("inline", "beside", "elsewhere", "absent"):
        with tempfile.TemporaryDirectory() as folder:
            said.add(has_errors(publish_into(Path(folder), example, part2=place).findings))
    assert len(said) == 1


# Relations


def published(reference: str, **relations: Any) -> PublishedDecision:
    """A decision with relations as the projection gives them."""
    own: Any = {kind: one if isinstance(one, Withheld) else Disclosed(tuple(one)) for kind, one in relations.items()}
    shown = Disclosed(PublishedRelations(**own)) if own else None
    return PublishedDecision(reference=reference, slug=reference, year=2026, status=Status.MADE, relations=shown)


@QUICK
@given(st.dictionaries(st.tuples(st.sampled_from("abcd"), st.sampled_from("abcdx")), st.sampled_from(("s", "a", "r"))))
def test_relations_are_seen_from_both_ends(links: dict[tuple[str, str], str]) -> None:
    """Every link between public decisions stands at both, and no other link anywhere."""
    kinds = {"s": "supersedes", "a": "amends", "r": "related"}
    own: dict[str, dict[str, list[str]]] = {name: {} for name in "abcd"}
    for (source, target), kind in links.items():
        own[source].setdefault(kinds[kind], []).append(target)
    wanted = {(source, target, kind) for (source, target), kind in links.items() if target != "x"}
    wanted |= {(target, source, kind.upper() if kind != "r" else "r") for source, target, kind in wanted}
    names = {"supersedes": "s", "amends": "a", "related": "r", "superseded_by": "S", "amended_by": "A"}
    seen = {
        (decision.reference, target, names[kind])
        for decision in relate([published(name, **one) for name, one in own.items()])
        for kind, targets in json.loads(canonical(decision)).get("relations", {}).items()
        for target in targets
    }
    assert seen == wanted


def test_a_withheld_relation_is_seen_from_neither_end() -> None:
    """The other decision does not tell of a link that this one withholds."""
    one = published("a", supersedes=Withheld("commercial"), related=["b"])
    two = published("b", amends=["c"])
    whole = replace(published("c"), relations=Withheld("commercial"))
    shown = [json.loads(canonical(decision)).get("relations") for decision in relate([one, two, whole])]
    assert shown == [
        {"supersedes": {"withheld": "commercial"}, "related": ["b"]},
        {"related": ["a"], "amends": ["c"]},
        {"withheld": "commercial"},
    ]


def test_a_link_is_written_as_its_target_writes_itself() -> None:
    """A reference quoted with other zeros or letters leads to the same decision, once."""
    one = published("PCC/D/2026/030", related=["pcc/d/2026/31", "PCC-D-2026-031"])
    shown = [json.loads(canonical(decision))["relations"] for decision in relate([one, published("PCC/D/2026/31")])]
    assert shown == [{"related": ["PCC/D/2026/31"]}, {"related": ["PCC/D/2026/030"]}]


# The allow-list

FULL_GROUND: Group = {
    **COMMERCIAL,
    "section": "36(2)(c)",
    "review_on": "2026-11-23",
    "qualified_person": "The Commissioner",
    "opinion_on": "2026-02-27",
    "enactment": "None",
}
FULL_AMOUNT: Group = {
    "id": "all",
    "label": "All",
    "value": "10",
    "written": "£10",
    "total_of": ["one", "two"],
    "years": ["2026/27"],
    "basis": "circa",
    "per": "total",
    "vat": "excluded",
    "kind": "capital",
    "recipient": "X",
    "purpose": "Vans",
    "value_for_money": "Cheap.",
    "funded_from": "Reserve",
    "ocid": "ocds-h6vhtk-000000",
}
FULL: Group = {
    "language": "cy",
    "title": "Zq",
    "public_title": "Purchase",
    "withheld": {"title": "opinion"},
    "status_note": "A note.",
    "topics": ["fleet", "vans"],
    "effective": "2026-04-01",
    "published": "2026-03-05",
    "editorial_note": "A remark.",
    "author": {"role": "Head of Estates", "name": "B. Example"},
    "decision_makers": [{"role": "Commissioner", "name": "A. Example"}],
    "grounds": {"opinion": FULL_GROUND},
    "summary": [{"text": "First.", "paragraphs": ["Beneath.", "Beneath too."]}, "Second."],
    "proposal": "To buy.",
    "approval": "Approved.",
    "reasons": "Reasons.",
    "options": "Options.",
    "consultation": "All.",
    "report": [{"heading": "Background", "paragraphs": ["One.", "Two."]}],
    "considerations": dict.fromkeys(
        ("financial", "legal", "equality", "human_rights", "risk", "environment", "public_access"), "Considered."
    ),
    "amounts": [
        FULL_AMOUNT,
        {"id": "one", "label": "One", "value": "4"},
        {"id": "two", "label": "Two", "value": "6"},
        {
            "id": "three",
            "label": "Three",
            "value": "8",
            "withheld": {"value": "opinion"},
            "band": {"from": "5", "to": "9"},
        },
    ],
    "signatories": [
        {"role": "Commissioner", "name": "A", "capacity": "decision-maker", "signed": "2026-03-02", "signature": "held"}
    ],
    "attachments": [{"file": "plan.csv", "title": "Plan"}],
    "relations": {kind: ["PCC/D/2026/02"] for kind in ("supersedes", "amends", "related")},
    "changes": [{"on": "2026-03-09", "kind": "correction", "note": "Corrected.", "about": "2.1"}],
    "approvals": [{"by": "P. Example", "on": "2026-03-04", "digest": "0123"}],
    "background_papers": ["A paper."],
    "formerly_at": ["news/7/"],
    "interests": "None.",
    "part2": {"grounds": ["opinion"]},
}
PAPERS: Group = {
    "report": [{"heading": "Risks", "paragraphs": ["A risk."]}],
    "amounts": [{"id": "secret", "label": "Secret", "value": "5"}],
    "notes": "A note.",
}
FULL_EXAMPLE = replace(minimal("PCC/D/2026/30", **FULL), papers=PAPERS)


def changes(value: Any) -> Iterator[tuple[type, str, Any]]:
    """The value with one field of one group in it changed, for each there is: the group, the field and the value."""
    if is_dataclass(value) and not isinstance(value, Exempt | PrivatePassage):
        for field in fields(value):
            yield type(value), field.name, put_field(value, field.name, changed(getattr(value, field.name)))
    for inner, put_back in parts(value):
        yield from ((kind, name, put_back(one)) for kind, name, one in changes(inner))


def parts(value: Any) -> Iterator[tuple[Any, Callable[[Any], Any]]]:
    """What the value is made of, each with a function that puts another in its place."""
    match value:
        case Exempt():
            yield value.reveal(), lambda one: Exempt(one, value.ground)
        case tuple():
            yield from ((item, partial(put, value, index)) for index, item in enumerate(value))
        case dict():
            yield from ((item, partial(lambda key, one: value | {key: one}, key)) for key, item in value.items())
        case _ if is_dataclass(value) and not isinstance(value, PrivatePassage):
            for field in fields(value):
                yield getattr(value, field.name), partial(put_field, value, field.name)


def put_field(group: Any, name: str, one: Any) -> Any:
    """The group with one of its fields exchanged."""
    return replace(group, **{name: one})


def put(items: tuple[Any, ...], index: int, one: Any) -> tuple[Any, ...]:
    """The items with one of them exchanged."""
    return (*items[:index], one, *items[index + 1 :])


def changed(value: Any) -> Any:
    """Another value of the same type."""
    match value:
        case str():
            return value + "x"
        case date():
            return value - timedelta(1)
        case Decimal():
            return value + 1
        case tuple():
            return value[1:]
        case Exempt():
            return Exempt(None, value.ground)
        case PrivatePassage():
            return PrivatePassage(("Other words",))
        case _:
            return another(value)


def another(choice: Any) -> Any:
    """Another choice; nothing in place of a group."""
    if isinstance(choice, Enum):
        members = [member for member in type(choice) if member is not Status.DRAFT]
        return members[members.index(choice) - 1]
    return not choice if isinstance(choice, bool) else {} if isinstance(choice, dict) else None


def is_sound(one: record.Record) -> bool:
    """Whether every total names amounts that are there."""
    amounts: Any = one.amounts
    return {amount.id for amount in amounts}.issuperset(part for amount in amounts for part in amount.total_of)


def outcomes() -> dict[tuple[type, str], set[bool]]:
    """For every field of every type within a full record, whether the bundle shows that it was changed."""
    full = record_of(FULL_EXAMPLE)
    before = canonical(projection.publish(full, 2026, {}, DAY))
    found: dict[tuple[type, str], set[bool]] = {}
    for kind, name, one in changes(full):
        if is_sound(one):
            is_seen = canonical(projection.publish(one, 2026, {}, DAY)) != before
            found.setdefault((kind, name), set()).add(is_seen)
    return found


def misclassified() -> set[str]:
    """Fields that show in the bundle and are called private, or the other way round; one place that shows is enough."""
    return {
        f"{kind.__name__}.{name}"
        for (kind, name), seen in outcomes().items()
        if any(seen) != (name in projection.PUBLISHED[kind])
    }


def types_within(hint: Any, seen: set[type]) -> set[type]:
    """Every dataclass that a type is made of, but for texts, which are published part by part."""
    if isinstance(hint, type) and is_dataclass(hint) and hint not in {*seen, PrivatePassage}:
        seen.add(hint)
        for inner in typing.get_type_hints(hint, include_extras=True).values():
            types_within(inner, seen)
    for part in typing.get_args(hint):
        types_within(part, seen)
    return seen


def unclassified(root: type) -> set[str]:
    """Fields that are in neither or in both of the lists."""
    return {
        f"{kind.__name__}.{field.name}"
        for kind in types_within(root, set())
        for field in fields(kind)
        if (field.name in projection.PUBLISHED.get(kind, ())) is (field.name in projection.PRIVATE.get(kind, ()))
    }


def test_every_field_of_a_record_is_published_or_private() -> None:
    """Nobody adds a field without deciding which of the two it is, and the lists name no field that is not there."""
    assert unclassified(record.Record) == set()
    reached = {kind: {field.name for field in fields(kind)} for kind in types_within(record.Record, set())}
    for listed in (projection.PUBLISHED, projection.PRIVATE):
        assert all(names <= reached[kind] for kind, names in listed.items())


def test_a_field_nobody_classified_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A new field fails the check above, at the top of a record and in a group within it."""

    @dataclass(frozen=True)
    class Supplier:
        margin: str

    @dataclass(frozen=True, kw_only=True)
    class Longer(record.Record):
        supplier: Supplier | Exempt[Supplier] | None = None

    monkeypatch.setitem(projection.PUBLISHED, Longer, projection.PUBLISHED[record.Record])
    monkeypatch.setitem(projection.PRIVATE, Longer, projection.PRIVATE[record.Record])
    # The hints of a class in a function are found through its module.
    monkeypatch.setitem(globals(), "Supplier", Supplier)
    assert unclassified(Longer) == {"Longer.supplier", "Supplier.margin"}
    monkeypatch.setitem(projection.PRIVATE, Longer, projection.PRIVATE[record.Record] | {"supplier", "title"})
    assert unclassified(Longer) == {"Longer.title", "Supplier.margin"}


def test_a_field_is_published_if_and_only_if_the_list_says_so() -> None:
    """Changing a published field changes the bundle, and changing a private one does not."""
    every = {(kind, field.name) for kind in types_within(record.Record, set()) for field in fields(kind)}
    assert set(outcomes()) == every
    assert misclassified() == set()


@pytest.mark.parametrize("kind", sorted(projection.PUBLISHED, key=str))
def test_a_wrong_list_is_noticed(kind: type, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each field that is moved to the other list fails the check above."""
    seen = outcomes()
    monkeypatch.setattr("tests.test_projection.outcomes", lambda: seen)
    names = {field.name for field in fields(kind)}
    monkeypatch.setitem(projection.PUBLISHED, kind, frozenset(names - projection.PUBLISHED[kind]))
    assert misclassified() == {f"{kind.__name__}.{name}" for name in names}


# Reading the bundle back


def places(value: Any) -> Iterator[dict[str, Any]]:
    """Every mapping within a JSON value."""
    if isinstance(value, dict):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from places(inner)


def published_types(value: object) -> set[str]:
    """The name of every type of the bundle that stands in a published value."""
    inner: tuple[object, ...] = value if isinstance(value, tuple) else ()
    if is_dataclass(value):
        inner = tuple(getattr(value, field.name) for field in fields(value))
    own = {type(value).__name__} if isinstance(value, Published) else set()
    return own.union(*(published_types(one) for one in inner))


def test_a_field_that_no_schema_lists_is_refused_wherever_it_stands(tmp_path: Path) -> None:
    """One unknown field in any mapping of the bundle, and none of it is read."""
    withheld: Tree = ["One.", {"text": "Two.", "withheld": "opinion"}, "The [[opinion: bid]]."]
    full = replace(FULL_EXAMPLE.with_fields(summary=withheld), files=(("plan.csv", "a,b\n"),))
    publish_into(tmp_path, *AROUND, full)
    folder = tmp_path / "bundle"
    register = read_register(folder)
    (decision,) = (one for one in read_decisions(folder, register) if one.reference == full.ref)
    listed = {one.__name__ for one in Published.__subclasses__() if one.__module__ == public_decision.__name__}
    assert published_types(decision) == listed | {"Withheld"}
    for name in ("register.json", f"decisions/2026/{full.slug}.json"):
        whole = json.loads((folder / name).read_bytes())
        count = len(list(places(whole)))
        assert count > 1
        for index in range(count):
            planted = json.loads((folder / name).read_bytes())
            list(places(planted))[index]["zq_unlisted"] = "a word"
            (folder / name).write_text(json.dumps(planted), encoding="utf-8")
            with pytest.raises(Stop) as stopped:
                list(read_decisions(folder, read_register(folder)))
            assert "zq_unlisted" not in str(stopped.value.findings[0])
            (folder / name).write_text(json.dumps(whole), encoding="utf-8")
    assert list(read_decisions(folder, read_register(folder)))


# Leaks planted on purpose: every property above must be able to fail


def revealed(value: Any) -> Any:
    """What an exempt value holds, for a door that stands open."""
    return value.reveal() if isinstance(value, Exempt) else value


def open_values(value: Any, project: Callable[[Any], Any]) -> Any:
    """Publishes withheld values as if they were not."""
    inside = revealed(value)
    return Disclosed(project(inside)) if inside is not None else Withheld(value.ground)


def open_phrases(text: PrivatePassage) -> Passage:
    """Publishes the words of marked phrases."""
    return Passage(tuple(str(revealed(part)) for part in text.parts))


def telling_markers(text: PrivatePassage) -> Passage:
    """Tells in the marker how long the words were."""
    return Passage(
        tuple(
            Withheld(f"{one.ground}-{len(one.reveal() or '')}") if isinstance(one, Exempt) else one
            for one in text.parts
        )
    )


def open_sums(amount: record.Amount) -> tuple[Disclosed[Any], Disclosed[Any]]:
    """Publishes a value although the words for it are withheld."""
    value = revealed(amount.value)
    return Disclosed(value or Decimal()), Disclosed(str(revealed(amount.written) or ""))


def half_open_sums(amount: record.Amount) -> tuple[Any, Any]:
    """Withholds the value, or the words for it, and publishes the other."""
    both = (amount.value, "" if amount.written is None else amount.written)
    value, written = (Withheld(one.ground) if isinstance(one, Exempt) else Disclosed(one) for one in both)
    return value, written


def open_part2(part2: record.Part2 | None) -> Any:
    """Publishes how many sections Part 2 has, as if they were grounds."""
    papers = part2.papers.reveal() if part2 else None
    return part2 and public_decision.PublishedPart2(grounds=("x",) * len(papers.report if papers else ()))


def open_title(one: record.Record) -> str:
    """Publishes the title although it is withheld."""
    return "".join(str(revealed(part)) for part in one.title.parts)


def open_removal(one: record.Record, year: int) -> PublishedDecision:
    """Publishes the category of what was removed."""
    return PublishedDecision(reference=one.ref, slug=slug(one.ref), year=year, status=one.status, category=one.category)


PLANTED: dict[str, tuple[Any, str, Any, str]] = {
    "values": (projection, "_disclose", open_values, "needles others"),
    "phrases": (projection, "_passage", open_phrases, "needles others"),
    "lengths": (projection, "_passage", telling_markers, "others"),
    "sums": (projection, "_sum", open_sums, "needles erased"),
    "either half of a sum": (projection, "_sum", half_open_sums, "needles"),
    "part 2": (projection, "_part2", open_part2, "erased"),
    "titles": (projection, "_title", open_title, "needles others erased"),
    "too little": (projection, "_text", lambda _: None, "public"),
    "removed ones": (projection, "_removed", open_removal, "removed"),
    "drafts": (entry, "is_public", lambda *_: True, "hidden"),
    "links to drafts": (command, "relate", list, "hidden"),
}
PROPERTIES: dict[str, tuple[Callable[..., None], tuple[st.SearchStrategy[Any], ...]]] = {
    "needles": (no_exempt_value_is_published, (examples("made"), codes())),
    "public": (public_words_are_published, (examples("made"), codes())),
    "others": (exempt_values_change_nothing, (examples("made"), codes(), codes(wild=True))),
    "erased": (erasing_changes_nothing, (examples("made"), codes(), st.just("absent"))),
    "hidden": (hidden_records_leave_no_trace, (examples("made"), codes())),
    "removed": (removed_records_show_what_they_may, (examples("removed"), codes())),
}


@pytest.mark.parametrize(
    ("leak", "caught_by"), [(leak, name) for leak, planted in PLANTED.items() for name in planted[3].split()]
)
def test_a_planted_leak_is_caught(leak: str, caught_by: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the door opened on purpose each property that guards it fails."""
    room, name, opened, _ = PLANTED[leak]
    check, drawn = PROPERTIES[caught_by]
    monkeypatch.setattr(room, name, opened)
    once = settings(QUICK, derandomize=True, max_examples=100)
    with pytest.raises(AssertionError):
        once(given(st.tuples(*drawn))(lambda one: check(*one)))()
