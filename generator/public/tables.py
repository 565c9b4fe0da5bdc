"""The tables of the open data: the one place where their names, columns and meanings are written down.

Names and columns are a promise to whoever reuses the data: they are added to, and neither renamed nor taken away.
"""

from collections.abc import Iterable
from enum import Enum

from generator.public.columns import WITHHELD_FIELDS, Column, Link, Table, Type
from generator.vocabulary.choices import Basis, Capacity, ChangeKind, Kind, Per, Regime, Signature, Status, Vat

_TEXT, _LIST, _DAY, _WHOLE, _POUNDS, _TRUTH = Type


def _words(choices: Iterable[Enum]) -> tuple[str, ...]:
    return tuple(str(one.value) for one in choices)


def _text(source: str, about: str, name: str = "") -> Column:
    return Column(name or source, _TEXT, about, source)


def _choice(source: str, choices: Iterable[Enum], about: str, *, required: bool = False) -> Column:
    return Column(source, _TEXT, about, source, required, _words(choices))


def _pounds(source: str, about: str, name: str = "") -> Column:
    return Column(name or source, _POUNDS, about, source, unit="GBP")


_DECISION = Column("decision", _TEXT, "Reference of the decision.", "", required=True)
_NUMBER = Column("number", _WHOLE, "Place in the list of the decision, from 1.", "", required=True)
_WITHHELD = Column(WITHHELD_FIELDS, _LIST, "Columns of this row of which something is withheld.")
_OF_DECISION = Link(("decision",), "decisions", ("reference",))
_ROLE = _text("role", "Role or post, as the document gives it.")
_NAME = _text("name", "Name; empty where it is not recorded or is withheld.")

_DECISIONS = Table(
    "decisions",
    "Decisions",
    "One decision.",
    (
        Column("reference", _TEXT, "Reference, as signed.", "reference", required=True),
        Column("year", _WHOLE, "Year under which the decision is filed.", "year", required=True),
        _choice("status", (one for one in Status if one is not Status.DRAFT), "Where it stands.", required=True),
        Column("title", _TEXT, "Title; where it is withheld, the public one; empty for a removed decision."),
        _text("category", "Category, one of the office's own."),
        Column("topics", _LIST, "Topics; one a row in the table `topics`.", "topics"),
        Column("decided", _DAY, "Day on which it was decided.", "decided"),
        Column("effective", _DAY, "Day from which it has effect.", "effective"),
        Column("publish_on", _DAY, "Day from which it could be published.", "publish_on"),
        Column("published", _DAY, "Day on which it was published, where that is recorded.", "published"),
        _text("status_note", "Why it was deferred, withdrawn, made void or removed."),
        Column("summary", _TEXT, "First paragraph of the summary; without a summary, the proposal."),
        Column("decision_makers", _LIST, "Who decided; with roles in the table `decision_makers`.", "decision_makers"),
        _text("author.role", "Role of the author of the report.", "author_role"),
        _text("author.name", "Name of the author of the report.", "author_name"),
        _text("interests", "Interests that were declared."),
        Column(
            "part_2", _TEXT, "Whether there is a Part 2, which is never published.", "", False,
            ("withheld", "grounds-not-recorded"),
        ),
        Column("has_withheld", _TRUTH, "Whether anything of the decision is withheld.", "", required=True),
        _WITHHELD,
        Column("page", _TEXT, "Address of its page.", "", required=True),
        Column("json", _TEXT, "Address of its full text as JSON.", "", required=True),
    ),
    key=("reference",),
    indexed=("year", "category", "decided"),
)  # fmt: skip
_AMOUNTS = Table(
    "amounts",
    "Amounts",
    "One amount of money of a decision. Do not add up amounts that have a `part_of`: the total holds them already.",
    (
        _DECISION,
        _NUMBER,
        Column("id", _TEXT, "Name of the amount within its decision.", "id", required=True),
        _text("label", "What the amount is."),
        _pounds("value", "The amount."),
        _text("written", "The amount as the document writes it."),
        _choice("basis", Basis, "How near the value is to what is paid; empty: not said."),
        _choice("per", Per, "Whether it is the total, or for each year, month or unit; empty: not said."),
        _choice("vat", Vat, "Whether VAT is included; empty: not said."),
        _choice("kind", Kind, "What sort of money it is."),
        Column("years", _LIST, "Financial years, such as 2026/27.", "years"),
        _text("recipient", "Who receives it."),
        _text("purpose", "What it is for."),
        _text("value_for_money", "Why it is value for money."),
        _text("funded_from", "Where the money comes from."),
        _text("ocid", "Open Contracting ID of the procurement notice."),
        Column("total_of", _LIST, "Ids of the amounts of this decision that add up to it.", "total_of"),
        Column("part_of", _TEXT, "Id of an amount of this decision whose `total_of` names it."),
        _pounds("band.from_", "Where the value is withheld and a band is given: at least this.", "band_from"),
        _pounds("band.to", "Where the value is withheld and a band is given: at most this.", "band_to"),
        _WITHHELD,
    ),
    key=("decision", "id"),
    links=(_OF_DECISION,),
    source="amounts",
)
_SIGNATORIES = Table(
    "signatories",
    "Signatories",
    "One person who signed a decision.",
    (
        _DECISION,
        _NUMBER,
        _ROLE,
        _NAME,
        _choice("capacity", Capacity, "Why this person signed.", required=True),
        Column("signed", _DAY, "Day of signature; empty where it is not recorded or is withheld.", "signed"),
        _choice("signature", Signature, "How the office keeps the signature; empty: not said."),
        _WITHHELD,
    ),
    key=("decision", "number"),
    links=(_OF_DECISION,),
    source="signatories",
)
_MAKERS = Table(
    "decision_makers",
    "Decision makers",
    "One person who made a decision.",
    (_DECISION, _NUMBER, _ROLE, _NAME, _WITHHELD),
    key=("decision", "number"),
    links=(_OF_DECISION,),
    source="decision_makers",
)
_TOPICS = Table(
    "topics",
    "Topics",
    "One topic of a decision.",
    (_DECISION, _NUMBER, Column("topic", _TEXT, "Topic.", "", required=True)),
    key=("decision", "number"),
    links=(_OF_DECISION,),
    source="topics",
    indexed=("topic",),
)
_RELATIONS = Table(
    "relations",
    "Relations",
    "One relation of a decision to another of this register; each is listed from both ends.",
    (
        _DECISION,
        _NUMBER,
        Column(
            "relation", _TEXT, "What the decision does to the other one, or the other to it.", "", True,
            ("supersedes", "superseded_by", "amends", "amended_by", "related"),
        ),
        Column("other", _TEXT, "Reference of the other decision.", "", required=True),
    ),
    key=("decision", "number"),
    links=(_OF_DECISION, Link(("other",), "decisions", ("reference",))),
    source="relations",
)  # fmt: skip
_ATTACHMENTS = Table(
    "attachments",
    "Attachments",
    "One file that is published with a decision.",
    (
        _DECISION,
        _NUMBER,
        _text("title", "What the file is."),
        Column("file", _TEXT, "Address of the file.", "", required=True),
        Column("size", _WHOLE, "Size of the file.", "size", required=True, unit="bytes"),
        _WITHHELD,
    ),
    key=("decision", "number"),
    links=(_OF_DECISION,),
    source="attachments",
)
_GROUNDS = Table(
    "grounds",
    "Grounds",
    "One ground on which something of a decision is withheld. Every word of a ground is public.",
    (
        _DECISION,
        Column("ground", _TEXT, "Name of the ground within its decision.", "name", required=True),
        _choice("regime", Regime, "Law: FOIA, EIR, Schedule 12A to the LGA 1972, or the SIO 2011.", required=True),
        Column("section", _TEXT, "Section, regulation, paragraph or article.", "section", required=True),
        Column("exemption", _TEXT, "What the law calls it."),
        Column("reason", _TEXT, "Why it applies.", "reason", required=True),
        _text("public_interest", "How the public interest was weighed."),
        Column("decided_by", _TEXT, "Who decided to withhold.", "decided_by", required=True),
        Column("decided_on", _DAY, "Day of that decision.", "decided_on", required=True),
        Column("review_on", _DAY, "Day by which it is to be reviewed.", "review_on", required=True),
        Column("overdue", _TRUTH, "Whether that review is overdue.", "overdue", required=True),
        _text("qualified_person", "Qualified person, under section 36 of FOIA."),
        Column("opinion_on", _DAY, "Day of the qualified person's opinion.", "opinion_on"),
        _text("enactment", "Enactment that forbids disclosure, under section 44 of FOIA."),
    ),
    key=("decision", "ground"),
    links=(_OF_DECISION,),
    source="grounds",
)
_WITHHELD_PLACES = Table(
    "withheld",
    "Withheld",
    "One place at which something is withheld: words, a value, an item, or the whole of a Part 2.",
    (
        _DECISION,
        _NUMBER,
        Column("field", _TEXT, "Field of the decision in which it is.", "", required=True),
        Column("place", _TEXT, "Where it is, in words.", "", required=True),
        Column("pointer", _TEXT, "Where it is, as a JSON Pointer (RFC 6901) into the decision's JSON.", "", True),
        Column("ground", _TEXT, "Name of the ground; empty for a Part 2 whose grounds are not recorded."),
        Column("regime", _TEXT, "Law of that ground.", "", False, _words(Regime)),
        Column("section", _TEXT, "Section, regulation, paragraph or article of that ground."),
        Column("exemption", _TEXT, "What the law calls it."),
        Column("decided_by", _TEXT, "Who decided to withhold."),
        Column("decided_on", _DAY, "Day of that decision."),
        Column("review_on", _DAY, "Day by which it is to be reviewed."),
        Column("overdue", _TRUTH, "Whether that review is overdue."),
    ),
    key=("decision", "number"),
    links=(_OF_DECISION, Link(("decision", "ground"), "grounds", ("decision", "ground"))),
)
_CHANGES = Table(
    "changes",
    "Changes",
    "One change to a decision after it was first published.",
    (
        _DECISION,
        _NUMBER,
        Column("on", _DAY, "Day of the change.", "on", required=True),
        _choice("kind", ChangeKind, "What sort of change it is.", required=True),
        Column("note", _TEXT, "What was changed.", "note", required=True),
        _text("about", "Paragraph or heading that it belongs to."),
    ),
    key=("decision", "number"),
    links=(_OF_DECISION,),
    source="changes",
)
TABLES = (
    _DECISIONS, _AMOUNTS, _SIGNATORIES, _WITHHELD_PLACES, _CHANGES, _GROUNDS, _MAKERS, _TOPICS, _RELATIONS,
    _ATTACHMENTS,
)  # fmt: skip
