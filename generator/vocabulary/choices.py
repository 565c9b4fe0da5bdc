"""The closed choices of the record format, as its authors write them."""

from enum import Enum


class Status(Enum):
    """Where a decision stands. A draft is never public."""

    DRAFT = "draft"
    DEFERRED = "deferred"
    MADE = "made"
    WITHDRAWN = "withdrawn"
    VOID = "void"
    REMOVED = "removed"


class Regime(Enum):
    """The law that a ground for withholding stands on."""

    FOIA = "FOIA"
    EIR = "EIR"
    LGA12A = "LGA12A"
    SIO = "SIO"


class Basis(Enum):
    """How near the value is to what is paid."""

    EXACT = "exact"
    CIRCA = "circa"
    UP_TO = "up-to"
    MINIMUM = "minimum"


class Per(Enum):
    """What the value is for: all of it, or each year, month or unit."""

    TOTAL = "total"
    YEAR = "year"
    MONTH = "month"
    UNIT = "unit"


class Vat(Enum):
    """Whether the value has VAT in it."""

    INCLUDED = "included"
    EXCLUDED = "excluded"
    NOT_APPLICABLE = "not-applicable"


class Kind(Enum):
    """What sort of money an amount is."""

    REVENUE = "revenue"
    CAPITAL = "capital"
    GRANT = "grant"
    INCOME = "income"
    SAVING = "saving"


class Capacity(Enum):
    """Why somebody signed."""

    DECISION_MAKER = "decision-maker"
    OFFICER = "officer"
    ADVISER = "adviser"
    WITNESS = "witness"


class Signature(Enum):
    """How the office keeps the signature."""

    HELD = "held"
    ELECTRONIC = "electronic"
    NOT_HELD = "not-held"


class ChangeKind(Enum):
    """What was done to a record after it was first published."""

    CORRECTION = "correction"
    UPDATE = "update"
    RELEASE = "release"
    WITHDRAWAL = "withdrawal"


class Language(Enum):
    """The languages that the pages can be in, by their codes in BCP 47."""

    ENGLISH = "en"
    WELSH = "cy"


class Readers(Enum):
    """Who may read the repository that the register is made in."""

    PRIVATE = "private"
    PUBLIC = "public"


class OfficeKind(Enum):
    """What sort of body keeps the register."""

    PCC = "pcc"
    PFCC = "pfcc"
    MAYOR = "mayor"
    DEPUTY_MAYOR = "deputy-mayor"
    OTHER = "other"
