"""Names of people and firms within a text → the forms in which they would be told.

A person is `Tobias Wrenfield`, `T. Wrenfield`, `Wrenfield, Tobias` and `Wrenfield`; a firm is its name with and without
`Ltd`, and the first word of it. Names are known by their capitals: two or more capitalised words in a row, or one long
one within a sentence.
"""

import re
from collections.abc import Iterator

from generator.verification.folding import squeeze
from generator.verification.needle import Form, Needle, Strength

_CAPITAL = r"[^\W\d_a-zà-öø-ÿ][\w'’-]*"
LINKS = frozenset(re.findall(r"\S+", "of the and & de van der von la le ap ab y yr"))
_LINK = rf"(?: (?:{'|'.join(sorted(LINKS))}) | |\.? )"
_RUN = re.compile(rf"{_CAPITAL}\.?(?:{_LINK}{_CAPITAL}\.?)*")
TITLES = frozenset(
    re.findall(r"\w+", "mr mrs ms miss mx dr prof professor sir dame lord lady rev judge pc dc ds sgt inspector cllr")
)
_HONOURS = "qpm kpm mbe obe cbe dbe kbe gbe bem kcb kcmg kc qc jp dl mp phd dphil mba bsc msc llb llm esq jnr snr"
_HONOUR = "|".join(r"\.?".join(one) for one in _HONOURS.split())
_HONOURS_BEHIND = re.compile(rf"(?:[\s,(]+(?:{_HONOUR})\b[.)]*)+\s*\Z", re.IGNORECASE)
_WRAPPED = re.compile(r"(?<=[\w.])[ \t]*\n[ \t]*(?=\w)")  # a name that runs over the end of a line
_LAWS = frozenset({"act", "acts", "order", "regulations", "rules", "bill"})
FORMS_OF_FIRMS = frozenset(re.findall(r"\w+", "ltd limited plc llp llc inc co cic cio uk gmbh group holdings"))
_FIRM_ENDS = FORMS_OF_FIRMS - {"uk"}
_END_BEHIND = re.compile(rf"[ ,]*(?:[(]?UK[)]?[ ,]*)?(?:{'|'.join(sorted(_FIRM_ENDS))})\b", re.IGNORECASE)
# The last words of what is no person, and of hardly any.
_THINGS = frozenset(
    re.findall(
        r"\w+",
        "advisers advisors agency associates association authority board buildings centre cleaning college "
        "commission committee communications company computers consultancy consultants consulting construction "
        "contractors cottages council data developments digital directorate division engineering enterprises "
        "finance foundation headquarters hospital industries insurance international investments laboratories "
        "logistics maintenance management media motors municipal network networks office panel partners "
        "partnership police products programme project properties recruitment research school security service "
        "services society software solicitors solutions station strategy supplies support surveyors systems "
        "technologies technology telecom training transport trust university utilities workshop workshops",
    )
)
# Words with which English sentences begin: a capital says nothing of them.
STARTERS = frozenset(
    re.findall(
        r"\w+",
        "a an the in on at by for from to of with without and or but if when while where who what this that "
        "these those it its they their there he she his her we our i you your one two three four five six no "
        "not all any each every both some since after before during under over into as is was are were be "
        "been has have had will would may might can could should must do does did nobody nothing tell payment",
    )
)
_SURNAME, _RARE, _SHORT_RARE = 4, 6, 5
_PERSON_AT_MOST = 4  # words


def name_needles(text: str, *, is_person: bool, is_firm: bool = False) -> Iterator[Needle]:
    """Every form of every name in a text; in the field of a person's name even a single word is one.

    In the field of a firm's name the first name is a firm's; elsewhere one is by its `Ltd`.
    """
    text = _WRAPPED.sub(" ", text)
    if not is_person:
        yield from _short_names(text, is_firm=is_firm)
    runs = _orders(text) if is_person else tuple(found[0] for found in _RUN.finditer(text))
    for run in runs:
        parts = _parts(run, TITLES if is_person else STARTERS | TITLES)
        if parts and squeeze(parts[-1]).decode() in _LAWS:
            continue  # the title of an Act is nobody's name
        if len(parts) > 1:
            yield from _joined(parts)
        if is_person and 1 < len(parts) <= _PERSON_AT_MOST:
            yield from _person(parts)
        for part in parts[-1:] if is_person else parts:
            yield from _single(part, is_surname=is_person)


def last_word(text: str) -> Iterator[Needle]:
    """By what somebody is called whose name is all that a mark withholds: the last of its two or three words."""
    parts = _parts(text, TITLES) if _RUN.fullmatch(_WRAPPED.sub(" ", text)) else []
    pattern = squeeze(parts[-1]) if 1 < len(parts) < _PERSON_AT_MOST else b""
    is_long = len(pattern) >= _SHORT_RARE and pattern.decode() not in _THINGS
    if is_long and not _FIRM_ENDS & {squeeze(one).decode() for one in re.split(r"[\s,]+", text)}:
        yield Needle(pattern, Form.LAST_WORD, Strength.STRONG if len(pattern) >= _RARE else Strength.MIDDLING)


def _short_names(text: str, *, is_firm: bool) -> Iterator[Needle]:
    """By what a firm is called for short: the first word of its name."""
    for found in _RUN.finditer(text):
        said = [squeeze(word).decode() for word in found[0].split()]
        parts = _parts(found[0], STARTERS | TITLES)
        is_named = _FIRM_ENDS & {*said[1:]} or _END_BEHIND.match(text, found.end())
        if parts and (is_named or (is_firm and not text[: found.start()].strip() and said[0] not in TITLES)):
            yield from _short_name(parts[0])


def _short_name(word: str) -> Iterator[Needle]:
    pattern = squeeze(word)
    if len(pattern) >= _SHORT_RARE and word[0].isupper() and pattern.decode() not in FORMS_OF_FIRMS:
        yield Needle(pattern, Form.SHORT_NAME, Strength.STRONG if len(pattern) >= _RARE else Strength.MIDDLING)


def _orders(name: str) -> tuple[str, str]:
    """A name as written, and the other way round: its surname may stand before a comma. Honours behind are no name."""
    bare = _HONOURS_BEHIND.sub("", name)
    before, _, after = bare.partition(",")
    return bare, f"{after} {_HONOURS_BEHIND.sub('', before)}"


def _parts(run: str, leave_out: frozenset[str]) -> list[str]:
    words = [word for word in re.split(r"[\s,]+", run) if squeeze(word)]
    while words and squeeze(words[0]).decode() in leave_out:
        words = words[1:]
    while len(words) > 1 and squeeze(words[-1]).decode() in FORMS_OF_FIRMS:
        words = words[:-1]
    return words


def _joined(parts: list[str]) -> Iterator[Needle]:
    """The whole name, and every two neighbours of a longer one."""
    pairs = [parts[at : at + 2] for at in range(len(parts) - 1)]
    runs = {" ".join(parts), *(" ".join(pair) for pair in pairs if not LINKS & set(pair))}
    for run in sorted(runs):
        pattern = squeeze(run)
        if len(pattern) >= _RARE:
            yield Needle(pattern, Form.NAME, Strength.STRONG, lasting=True)


def _person(parts: list[str]) -> Iterator[Needle]:
    first, last = parts[0], parts[-1]
    initials = "".join(part[0] for part in parts[:-1])
    if len(squeeze(last)) >= _SURNAME:
        forms = {first[0] + last, first[0] + "".join(parts[1:]), initials + last, last + initials, last + first}
        for written in sorted(forms):
            yield Needle(squeeze(written), Form.INITIALS, Strength.STRONG, lasting=True)


def _single(part: str, *, is_surname: bool) -> Iterator[Needle]:
    pattern = squeeze(part)
    if pattern.decode() in STARTERS or not (part[0].isupper() or is_surname):
        return
    form = Form.SURNAME if is_surname else Form.WORD_OF_NAME
    if len(pattern) >= _RARE or (is_surname and len(pattern) >= _SHORT_RARE):
        yield Needle(pattern, form, Strength.STRONG)
    elif len(pattern) >= _SURNAME:
        yield Needle(pattern, form, Strength.MIDDLING)
    halves = {*map(squeeze, re.split("[-‐‑]", part))} - {pattern} if is_surname else set()
    for half in sorted(one for one in halves if len(one) >= _SURNAME):  # who has two is called by one
        yield Needle(half, form, Strength.MIDDLING)
