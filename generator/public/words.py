"""What the closed choices are called in public, in the words of the house style."""

from generator.vocabulary.choices import Basis, Capacity, ChangeKind, Kind, Per, Signature, Status, Vat

STATUS = {
    Status.DRAFT: "Draft",
    Status.DEFERRED: "Deferred",
    Status.MADE: "Made",
    Status.WITHDRAWN: "Withdrawn",
    Status.VOID: "Void",
    Status.REMOVED: "Removed",
}
STATUS_MEANS = {
    Status.DEFERRED: "The decision was put off. It may still be made.",
    Status.MADE: "The decision was made and stands, unless a later decision takes its place.",
    Status.WITHDRAWN: "The proposal was taken back, and no decision was made on it.",
    Status.VOID: "The number was given out but stands for no decision.",
    Status.REMOVED: "The decision was published here and has been taken down. Its number stays in the register.",
}
BASIS = {Basis.EXACT: "exact", Basis.CIRCA: "about", Basis.UP_TO: "up to", Basis.MINIMUM: "at least"}
PER = {Per.TOTAL: "in total", Per.YEAR: "a year", Per.MONTH: "a month", Per.UNIT: "a unit"}
VAT = {Vat.INCLUDED: "VAT included", Vat.EXCLUDED: "without VAT", Vat.NOT_APPLICABLE: "no VAT applies"}
KIND = {
    Kind.REVENUE: "Revenue",
    Kind.CAPITAL: "Capital",
    Kind.GRANT: "Grant",
    Kind.INCOME: "Income",
    Kind.SAVING: "Saving",
}
CAPACITY = {
    Capacity.DECISION_MAKER: "Decision maker",
    Capacity.OFFICER: "Officer",
    Capacity.ADVISER: "Adviser",
    Capacity.WITNESS: "Witness",
}
SIGNATURE = {
    Signature.HELD: "Held by the office",
    Signature.ELECTRONIC: "Electronic",
    Signature.NOT_HELD: "Not held by the office",
}
CHANGE = {
    ChangeKind.CORRECTION: "Correction",
    ChangeKind.UPDATE: "Update",
    ChangeKind.RELEASE: "Release",
    ChangeKind.WITHDRAWAL: "Withdrawal",
}
STATEMENTS = {
    "proposal": "Proposal",
    "approval": "Approval",
    "reasons": "Reasons",
    "options": "Options considered",
    "consultation": "Consultation",
}
CONSIDERATIONS = {
    "financial": "Financial comments",
    "legal": "Legal considerations",
    "equality": "Equality and diversity",
    "human_rights": "Human rights",
    "risk": "Risk",
    "environment": "Environment and sustainability",
    "public_access": "Public access to information",
}
