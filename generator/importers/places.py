"""Headings and labels of decision notices → the place in a record that what follows belongs to.

Comes in: the words of a heading, or of a label before a colon or in a table. Goes out: a `Place`, or nothing where the
words are nobody's custom. What is exempt is for `documents.markings` to say.
"""

import re
from enum import Enum

from generator.documents.markings import denies_exempt, is_exempt


class Place(Enum):
    """Where in a record something goes; the values of `TEXTS` and `CONSIDERATIONS` are its keys."""

    PREAMBLE = "preamble"
    FURNITURE = "furniture"
    PART1 = "part1"
    PART2 = "part2"
    TITLE = "title"
    REF = "ref"
    DECIDED = "decided"
    MAKER = "decision_makers"
    AUTHOR = "author"
    CATEGORY = "category"
    SUMMARY = "summary"
    PROPOSAL = "proposal"
    APPROVAL = "approval"
    SIGNATURE = "signature"
    OFFICER = "officer"
    REASONS = "reasons"
    OPTIONS = "options"
    CONSULTATION = "consultation"
    REPORT = "report"
    FINANCIAL = "financial"
    LEGAL = "legal"
    EQUALITY = "equality"
    HUMAN_RIGHTS = "human_rights"
    RISK = "risk"
    ENVIRONMENT = "environment"
    PUBLIC_ACCESS = "public_access"
    PAPERS = "background_papers"
    INTERESTS = "interests"


TEXTS = (Place.PROPOSAL, Place.APPROVAL, Place.REASONS, Place.OPTIONS, Place.CONSULTATION)
CONSIDERATIONS = (
    *(Place.FINANCIAL, Place.LEGAL, Place.EQUALITY, Place.HUMAN_RIGHTS, Place.RISK, Place.ENVIRONMENT),
    Place.PUBLIC_ACCESS,
)
FIELDS = (Place.TITLE, Place.REF, Place.DECIDED, Place.MAKER, Place.AUTHOR, Place.CATEGORY)

_TAIL = r"(?: (?:comments?|implications?|considerations?|advice|issues|matters|impacts?|assessment))?"
_NUMBER = r"(?: ?(?:no\.?|number|ref\.?|reference))?"
_WORDS = {  # each a list of customs, in small letters
    Place.FURNITURE: (
        r"(?:pcc |formal |key |officer )*record of (?:\w+ )?decision",
        r"(?:pcc |formal |key |officer )*decision (?:notice|record|form|log|sheet)",
        r"for decision|signed|part 1 report",
    ),
    Place.TITLE: (r"title|title of (?:the )?(?:decision|report)|(?:decision|report) title|subject|re",),
    Place.REF: (
        rf"(?:(?:pcc |unique )?(?:decision|our|notice|record) )?(?:ref\.?|reference){_NUMBER}",
        r"(?:decision|notice|minute) (?:no\.?|number)|number",
    ),
    Place.DECIDED: (r"date|date of (?:the )?(?:decision|meeting)|decision date|date (?:made|taken)|decided",),
    Place.MAKER: (r"decision[- ]?(?:maker|taker)s?|decision (?:made|taken) by|approved by",),
    Place.AUTHOR: (r"(?:report )?author|(?:report|prepared|submitted) by|(?:contact|lead|reporting) officer",),
    Place.CATEGORY: (r"category|portfolio|theme",),
    Place.SUMMARY: (r"(?:executive |decision )?summary(?: of (?:the )?(?:decision|report))?",),
    Place.PROPOSAL: (
        r"(?:the )?(?:proposals?|recommendations?|recommended decision|decision (?:required|requested|sought))",
    ),
    Place.APPROVAL: (
        r"(?:pcc )?approval|(?:approval|decision) (?:of|by) .+|(?:the )?decision(?: made| taken)?",
        r"(?:the )?(?:police and crime )?commissioner['’]s (?:decision|approval)|resolved|resolution",
    ),
    Place.OFFICER: (
        r"(?:chief )?officers?['’]? (?:approval|declaration|sign[- ]?off)|statutory officers?|chief executive approval",
    ),
    Place.REASONS: (r"reasons?(?: for (?:the )?(?:decision|recommendation|proposal)s?)?|rationale",),
    Place.OPTIONS: (
        r"(?:alternative |other )?options?(?: (?:considered|appraisal))?(?: and rejected)?",
        r"alternatives(?: considered)?",
    ),
    Place.CONSULTATION: (r"consultations?(?: (?:undertaken|responses))?|consultees|who was consulted",),
    Place.FINANCIAL: (
        rf"(?:financial?|finance|resources?|costs?)(?: and (?:resource|procurement|value for money))?{_TAIL}",
    ),
    Place.LEGAL: (rf"(?:legal|law|statutory)(?: and (?:governance|statutory))?{_TAIL}",),
    Place.EQUALITY: (rf"equalit(?:y|ies)(?:,? (?:and )?(?:diversity|inclusion))*{_TAIL}|diversity{_TAIL}",),
    Place.HUMAN_RIGHTS: (rf"human rights?{_TAIL}",),
    Place.RISK: (rf"risks?(?: management| and mitigation)?{_TAIL}",),
    Place.ENVIRONMENT: (
        rf"(?:environment(?:al)?|sustainability|carbon|climate)(?: and (?:sustainability|climate))?{_TAIL}",
    ),
    Place.PUBLIC_ACCESS: (
        r"public access(?: to information)?|access to information|freedom of information(?: act)?(?: 2000)?",
    ),
    Place.PAPERS: (r"background (?:papers|documents|information papers)|supporting (?:papers|documents)",),
    Place.INTERESTS: (r"(?:declarations? of )?(?:conflicts? of )?interests?(?: declared)?",),
    Place.REPORT: (r"(?:part 1 )?(?:supporting )?report",),
}
_KNOWN = {place: re.compile("|".join(customs)) for place, customs in _WORDS.items()}
_PART1 = re.compile(r"\bpart\s*(?:1|one|i|a)\b|\bopen (?:session|report)\b")
_NO = re.compile(r"(?:no|none|n/?a|not applicable|nil|public|open|not exempt|not confidential)[. ]*")
ROLE = re.compile(
    r"commissioner|chief|officer|director|head of|treasurer|mayor|deputy|solicitor|secretary|manager|lead\b|adviser",
    re.IGNORECASE,
)
_BEGINS_EXEMPT = re.compile(
    r"[\W_]*(?:part\s*(?:2|two|ii)\b|exempt\b|(?:strictly )?(?:private and )?confidential\b"
    r"|not (?:suitable )?for publication|restricted\b|official[- ]*sensitive|closed (?:session|report))"
)
_BEGINS_PART1 = re.compile(r"[\W_]*(?:part\s*(?:1|one|i)\b|open (?:session|report)\b)")
_ONLY_PART1 = re.compile(
    r"[\W_]*part\s*(?:1|one|i)[\W_]*(?:open|public|(?:supporting )?report|non[- ]?(?:exempt|confidential))?[\W_]*"
)
_PUBLISHED = re.compile(r"\b(?:publication|publish(?:ed|able)?|public)\b")
ABOUT_PART2 = re.compile(r"\bpart\s*(?:2|two|ii)\b", re.IGNORECASE)


def place_of(words: str) -> Place | None:
    """The place that a heading or label names; None for one that is not known."""
    plain = " ".join(words.casefold().split()).strip(" :.–-*")
    return next((place for place, known in _KNOWN.items() if known.fullmatch(plain)), None)


def is_part1(words: str) -> bool:
    """Whether a heading says that what follows is Part 1, and nothing of Part 2."""
    return bool(_PART1.search(words.casefold()) or denies_exempt(words)) and not is_exempt(words)


def begins_exempt(words: str) -> bool:
    """Whether words begin as a heading of what is not for the public does, even where they go on as a sentence."""
    return bool(_BEGINS_EXEMPT.match(words.casefold()))


def reopens(words: str, *, stands_out: bool) -> bool:
    """Whether, after a Part 2, a line says that Part 1 goes on: as a heading, or with nothing else on it."""
    plain = words.casefold()
    begins = _BEGINS_PART1.match(plain) if stands_out else _ONLY_PART1.fullmatch(plain)
    return bool(begins) and not is_exempt(words)


def asks_to_publish(words: str) -> bool:
    """Whether a label such as `For publication` asks whether what follows is for the public."""
    return bool(_PUBLISHED.search(words.casefold())) and place_of(words) is None


def says_no(words: str) -> bool:
    """Whether what stands beside a label such as `Exempt` says that it does not hold."""
    return bool(_NO.fullmatch(words.casefold().strip()))
