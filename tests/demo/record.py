"""One generated decision of Midshire, built field by field.

A record depends only on the seed and on its place in the register, so any one can be made alone. The words
come from `words.py` and `themes.toml`; what is withheld, and why, from `exempt.py`.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from tests.demo import words
from tests.demo.exempt import Paragraphs, Secrets, ground, withhold
from tests.demo.layout import Entry, Node, record_text
from tests.demo.money import amounts_of, pounds
from tests.demo.slots import LAST_DAY, Slot, Subject, earlier_decision, subject_of
from tests.demo.themes import THEMES

LEAST_FILLER = 200
ORDER = (
    "ref", "title", "status", "status_note", "category", "topics", "decided", "effective", "editorial_note",
    "publish_on", "published", "decision_makers", "author", "grounds", "summary", "proposal", "approval",
    "reasons", "options", "report", "considerations", "amounts", "signatories", "relations", "changes",
    "background_papers", "interests", "part2",
)  # fmt: skip


def decision_text(slots: Sequence[Slot], index: int, size: int | None, schema: str | None) -> str:
    """The YAML of one record, filled up to about `size` bytes if that is given."""
    slot, earlier = slots[index], earlier_decision(slots, index)
    subject = subject_of(earlier or slot, slot)
    record = made(slot, subject, earlier) if slot.status == "made" else unmade(slot, subject)
    text = record_text(ordered(record), schema)
    missing = 0 if size is None else size - len(text.encode())
    if missing < LEAST_FILLER:
        return text
    further = {"heading": "Further information", "paragraphs": filler(slot, subject, missing)}
    return record_text(ordered(record | {"report": [*sections(record), further]}), schema)


def sections(record: Entry) -> Sequence[Node]:
    """The sections of the report, if there is one."""
    report = record.get("report", [])
    assert isinstance(report, list)
    return report


def unmade(slot: Slot, subject: Subject) -> Entry:
    """A deferred, withdrawn or void number: its status and why, and a summary."""
    head: Entry = {"ref": slot.reference, "title": subject.title, "status": slot.status}
    day = slot.decided
    head |= {"status_note": words.STATUS_NOTES[slot.status], "category": slot.theme.category}
    head |= {"topics": slot.theme.topics, "publish_on": day + timedelta(3), "published": day + timedelta(3)}
    if slot.status != "void":
        head["summary"] = filled(slot.theme.summary, subject)
    return head


def made(slot: Slot, subject: Subject, earlier: Slot | None) -> Entry:
    """A decision that was taken, with what of it is withheld."""
    rng, theme = slot.rng("body"), slot.theme
    amounts = amounts_of(theme, subject.names, slot.decided, slot.rng("money"))
    report = report_of(slot, subject, rng)
    relation = relation_of(slot, earlier)
    record = heading(slot, subject, renews=bool(relation.get("supersedes")))
    record |= people(slot, rng) | wording(slot, subject, amounts, earlier, rng)
    exempt = exempt_part(slot, record, report, amounts)
    record |= {"report": report, "considerations": considerations(subject, rng)}
    record |= {"amounts": amounts} if amounts else {}
    return record | exempt | ending(slot, rng) | ({"relations": relation} if relation else {})


def heading(slot: Slot, subject: Subject, *, renews: bool) -> Entry:
    """Reference, title and dates, in the order of a day's work: decided, cleared, published."""
    rng, day = slot.rng("heading"), slot.decided
    publish_on = day + timedelta(rng.randint(1, 8))
    title = f"{subject.title}: new arrangements" if renews else subject.title
    entry: Entry = {"ref": slot.reference, "title": title, "status": "made"}
    entry |= {"category": slot.theme.category, "topics": slot.theme.topics, "decided": day}
    if rng.random() < 0.3:
        entry["effective"] = day + timedelta(rng.randint(10, 60))
    entry["publish_on"] = publish_on
    if rng.random() < 0.8:
        entry["published"] = publish_on + timedelta(rng.choice((0, 0, 0, 1, 3)))
    return entry


def holder(holders: Sequence[tuple[date, str]], day: date) -> str:
    """Who held the post on that day."""
    return [name for since, name in holders if since <= day][-1]


def people(slot: Slot, rng: Random) -> Entry:
    """Decision maker, author and signatories; some signatures lack a date, a few lack a name."""
    day, role = slot.decided, slot.theme.author
    commissioner = {"role": "Police and Crime Commissioner", "name": holder(words.HOLDERS, day)}
    signatories = [commissioner | {"capacity": "decision-maker", **signature(day, rng)}]
    signatories += [officer(slot, "Chief Executive", words.CHIEF_EXECUTIVES, "officer", rng)]
    if rng.random() < 0.6:
        signatories += [officer(slot, "Chief Finance Officer", words.TREASURERS, "adviser", rng)]
    if rng.random() < 0.15:
        signatories += [{"role": "Office Manager", "capacity": "witness", **signature(day, rng)}]
    author = {"role": role} if rng.random() < 0.2 else {"role": role, "name": words.AUTHORS[role]}
    return {"decision_makers": [commissioner], "author": author, "signatories": signatories}


def officer(slot: Slot, role: str, holders: Sequence[tuple[date, str]], capacity: str, rng: Random) -> Entry:
    """An officer, who signs some days before the decision maker."""
    day = slot.decided - timedelta(rng.randint(0, 5))
    return {"role": role, "name": holder(holders, day), "capacity": capacity, **signature(day, rng)}


def signature(day: date, rng: Random) -> Entry:
    """How it was signed, and when; of what the office does not hold, the day is empty, "" or absent."""
    how = rng.choices(("held", "electronic", "not-held"), (6, 3, 1))[0]
    empty: tuple[Entry, ...] = ({"signed": None}, {"signed": ""}, {})
    dated: Entry = {"signed": day}
    return (rng.choice(empty) if how == "not-held" else dated) | {"signature": how}


def wording(slot: Slot, subject: Subject, amounts: list[Entry], earlier: Slot | None, rng: Random) -> Entry:
    """Summary, proposal, approval and the optional texts."""
    summary = filled(slot.theme.summary, subject)
    if earlier is not None:
        summary.append(f"It follows decision {earlier.reference}.")
    if amounts and "total_of" in amounts[-1]:
        value = amounts[-1]["value"]
        assert isinstance(value, Decimal)
        summary.append(f"The total is {pounds(value)}.")
    texts: Entry = {"summary": summary, "proposal": slot.theme.proposal.format(**subject.names)}
    texts["approval"] = rng.choice(("I approve the proposal.", "I hereby approve the above proposal."))
    if rng.random() < 0.4:
        texts["reasons"] = "The proposal is affordable, lawful and in line with the Police and Crime Plan."
    if rng.random() < 0.3:
        texts["options"] = "Three options were weighed: to stop, to carry on as now, and the one proposed."
    return texts


def report_of(slot: Slot, subject: Subject, rng: Random) -> list[Entry]:
    """Two to six sections: those of the theme first, then the usual closing ones."""
    pool = [*slot.theme.sections, *words.COMMON_SECTIONS]
    chosen = pool[:1] + [
        pool[i] for i in sorted(rng.sample(range(1, len(pool)), min(rng.randint(1, 5), len(pool) - 1)))
    ]
    report = [(name, paragraphs(texts, subject, rng)) for name, texts in chosen]
    if rng.random() < 0.3:
        report[1][1].append(table(subject, rng))
    return [{"heading": name, "paragraphs": found} for name, found in report]


def paragraphs(texts: Sequence[str], subject: Subject, rng: Random) -> Paragraphs:
    """Paragraphs of a section; here and there one holds others."""
    found: Paragraphs = list(filled(texts, subject))
    if rng.random() < 0.3:
        nested = filled(rng.sample(words.NESTED, 2), subject)
        found[-1] = {"text": found[-1], "paragraphs": nested}
    return found


def table(subject: Subject, rng: Random) -> str:
    """Figures over three years with a total that adds up."""
    first = int(subject.names["fy"][:4])
    figures = [rng.randint(4, 90) * 500 for _ in range(3)]
    rows = [(f"{first + i}/{(first + i + 1) % 100:02d}", figure) for i, figure in enumerate(figures)]
    lines = ["| Year | Planned spend |", "|---|---|"]
    return "\n".join(lines + [f"| {name} | £{sum_:,} |" for name, sum_ in [*rows, ("Total", sum(figures))]])


def filled(texts: Sequence[str], subject: Subject) -> list[Node]:
    """The texts with place, supplier and year put in."""
    return [text.format(**subject.names) for text in texts]


def considerations(subject: Subject, rng: Random) -> Entry:
    """Between two and all of the headed comments, always in the same order."""
    keys = set(rng.sample(sorted(words.CONSIDERATIONS), rng.randint(2, 7)))
    chosen = {key: texts for key, texts in words.CONSIDERATIONS.items() if key in keys}
    return {key: rng.choice(texts).format(**subject.names) for key, texts in chosen.items()}


def exempt_part(slot: Slot, record: Entry, report: list[Entry], amounts: list[Entry]) -> Entry:
    """Withholds something in about half the records, and returns the grounds and any Part 2."""
    modes, rng = slot.theme.hides, slot.rng("exempt")
    mode = modes[slot.index // len(THEMES) % len(modes)]
    if not mode:
        return {}
    section = report[0]["paragraphs"]
    assert isinstance(section, list)
    used = withhold(record, mode, Secrets(slot.index, rng), section, amounts)
    return {"grounds": {used: ground(used, slot.decided, rng)}}


def relation_of(slot: Slot, earlier: Slot | None) -> Entry:
    """To one decision earlier on the same subject; each is replaced once at most."""
    kind = ("supersedes", "amends", "related")[min(slot.index % 5, 2)]
    return {} if earlier is None else {kind: [earlier.reference]}


def ending(slot: Slot, rng: Random) -> Entry:
    """Public remarks and history after publication."""
    entry: Entry = {}
    changed = slot.decided + timedelta(rng.randint(20, 300))
    if slot.index % 9 == 4:
        entry["editorial_note"] = rng.choice(words.EDITORIAL_NOTES)
    if slot.index % 6 == 1 and changed <= LAST_DAY:
        kind, note = rng.choice(words.CHANGE_NOTES)
        entry["changes"] = [{"on": changed, "kind": kind, "note": note}]
    if rng.random() < 0.5:
        entry["interests"] = "None declared."
    if rng.random() < 0.2:
        entry["background_papers"] = ["Police and Crime Plan", "Medium-term financial plan"]
    return entry


def filler(slot: Slot, subject: Subject, missing: int) -> Paragraphs:
    """Further paragraphs of about so many bytes together."""
    rng, found = slot.rng("filler"), Paragraphs()
    while missing > 0:
        sentences = rng.sample(words.FILLER, 4)
        found.append(" ".join(sentences).format(**subject.names, n=rng.randint(3, 60)))
        missing -= len(str(found[-1])) + 70
    return found


def ordered(record: Entry) -> Entry:
    """In the order of the format's example."""
    return {key: record[key] for key in ORDER if key in record}
