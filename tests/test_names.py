"""The forms of names, sums and days, each set of forms in full: one that is missing is a leak that nobody finds."""

from fractions import Fraction

import pytest

from generator.verification.amount_forms import decimal, sum_needles
from generator.verification.day_forms import day_needles
from generator.verification.folding import squeeze
from generator.verification.forms import needles_of
from generator.verification.name_forms import last_word, name_needles
from generator.verification.needle import Form, Strength
from generator.verification.raw import Value

PEOPLE = {
    "Tobias Wrenfield": "tobiaswrenfield | twrenfield wrenfieldt wrenfieldtobias | wrenfield",
    "Dr Tobias Quentin Wrenfield": (
        "tobiasquentin quentinwrenfield tobiasquentinwrenfield"
        " | twrenfield tquentinwrenfield tqwrenfield wrenfieldtq wrenfieldtobias | wrenfield"
    ),
    "Wrenfield, Tobias": (
        "wrenfieldtobias tobiaswrenfield"
        " | wtobias tobiasw tobiaswrenfield twrenfield wrenfieldt wrenfieldtobias | tobias wrenfield"
    ),
    "Wrenfield, Tobias, QPM": (
        "wrenfieldtobias tobiaswrenfield"
        " | wtobias tobiasw tobiaswrenfield twrenfield wrenfieldt wrenfieldtobias | tobias wrenfield"
    ),
    "Wrenfield Q.P.M., Tobias": (
        "wrenfieldqpm qpmtobias wrenfieldqpmtobias tobiaswrenfield"
        " | wtobias wqpmtobias wqtobias tobiaswq tobiaswrenfield twrenfield wrenfieldt wrenfieldtobias"
        " | tobias wrenfield"
    ),
    "Tobias Wrenfield QPM, JP (PhD)": "tobiaswrenfield | twrenfield wrenfieldt wrenfieldtobias | wrenfield",
    "JP Wrenfield": "jpwrenfield | jwrenfield wrenfieldj wrenfieldjp | wrenfield",
    "Tobias ap Fipps": "tobiasapfipps | tapfipps tfipps tafipps fippsta fippstobias | fipps",
    "Ivy Wrenfield-Fipps": (
        "ivywrenfieldfipps | iwrenfieldfipps wrenfieldfippsi wrenfieldfippsivy | wrenfieldfipps wrenfield fipps"
    ),
    "Ivy Fipp-Wrenfield": (
        "ivyfippwrenfield | ifippwrenfield fippwrenfieldi fippwrenfieldivy | fippwrenfield fipp wrenfield"
    ),
    "Sir A. Fipps": "afipps | afipps fippsa | fipps",
    "Will Ford": "willford | wford fordw fordwill | ford",
    "Ivy Lee": "ivylee | | ",
    "A. B. C. Wrenfield": "abcwrenfield cwrenfield | awrenfield abcwrenfield wrenfieldabc wrenfielda | wrenfield",
    "A. B. C. D. Wrenfield": "abcdwrenfield dwrenfield | | wrenfield",
    "Brasenose": " | | brasenose",
    "lee": " | | ",
    "Tom Will": "tomwill | twill willt willtom | ",
}


@pytest.mark.parametrize(("name", "forms"), PEOPLE.items(), ids=PEOPLE.keys())
def test_every_form_of_a_person_is_known(name: str, forms: str) -> None:
    """The whole name and its neighbours, initials either side, and the surname; first names alone say nothing."""
    needles = list(name_needles(name, is_person=True))
    whole, initials, surnames = (set(one.split()) for one in forms.split("|"))
    assert {one.pattern.decode() for one in needles if one.form is Form.NAME} == whole
    assert {one.pattern.decode() for one in needles if one.form is Form.INITIALS} == initials
    assert {one.pattern.decode() for one in needles if one.form is Form.SURNAME} == surnames
    assert all(one.lasting is (one.form is not Form.SURNAME) for one in needles)


def test_half_a_surname_is_no_more_than_middling() -> None:
    """It may be a word; the whole of it is none."""
    found = {one.pattern: one.strength for one in name_needles("Ivy Wrenfield-Fipps", is_person=True)}
    assert found[b"wrenfieldfipps"] is Strength.STRONG
    assert (found[b"wrenfield"], found[b"fipps"]) == (Strength.MIDDLING, Strength.MIDDLING)


LAST_WORDS = {
    "Zebediah Quonsett": (b"quonsett", Strength.STRONG),
    "Dr Zebediah Quonst": (b"quonst", Strength.STRONG),
    "Zebediah Quons": (b"quons", Strength.MIDDLING),
    "Zebediah Alan Quonsett": (b"quonsett", Strength.STRONG),
    "Zebediah Quon": None,
    "A B C Quonsett": None,
    "Quonsett": None,
    "Zebediah Quonsett Ltd": None,
    "told by Zebediah Quonsett": None,
}


@pytest.mark.parametrize("name", LAST_WORDS)
def test_the_last_word_of_a_name_is_what_somebody_is_called(name: str) -> None:
    """Of two or three words and nothing else; a firm is called by its first."""
    expected = LAST_WORDS[name]
    assert [(one.pattern, one.strength) for one in last_word(name)] == ([expected] if expected else [])


TEXTS = {
    "It went to Tobias Wrenfield then": "tobiaswrenfield tobias wrenfield",
    "Under the Freedom of Information Act 2000 Ottoline Drayhurst": "ottolinedrayhurst ottoline drayhurst",
    "The Police Act and then Brockholt": "brockholt",
    "so the Duke of Wrenfield and Quendale": "dukeofwrenfieldandquendale duke wrenfield quendale",
    "at Example Telematics Group Ltd now": "exampletelematics example telematics",
    "by Hartwell Quendale Brasenose": (
        "hartwellquendalebrasenose hartwellquendale quendalebrasenose hartwell quendale brasenose"
    ),
    "Mr Fipps knows": "fipps",
    "Ltd": "",
    "The Ox": "",
    "at the Holdings": "holdings",
    "at Quendale Ltd now": "quendale",
    "The Brockholt": "brockholt",
    "Jo Ox": "",
    "Nobody knows": "",
    "It is Zoë Ó Briain": "zoeobriain obriain briain",
}


@pytest.mark.parametrize(("text", "forms"), TEXTS.items(), ids=TEXTS.keys())
def test_every_name_within_a_text_is_known(text: str, forms: str) -> None:
    """Whole, by neighbours and by its words; no initials, no links, and no title of an Act."""
    needles = list(name_needles(text, is_person=False))
    assert {one.pattern.decode() for one in needles} == set(forms.split())
    assert {one.form for one in needles} <= {Form.NAME, Form.WORD_OF_NAME, Form.SHORT_NAME}


FIRMS = {
    "It went to Hartwell Telemetry Ltd then": "hartwell",
    "Hartwell Telemetry plc of Mossbarrow, and then Quendale Brook (UK) Limited.": "hartwell quendale",
    "by the Hartwell Telemetry Group": "hartwell",
    "Hartwell Ltd": "hartwell",
    "Zentr LLP": "zentr",
    "Zent LLP": "",
    "Hartwell Telemetry, and a limited one": "",
    "Tobias Wrenfield": "",
    "The Group Ltd": "",
    "Limited Company": "",
    "Hartwell Hartwell Ltd, says Hartwell": "hartwell",
}


@pytest.mark.parametrize(("text", "words"), FIRMS.items(), ids=FIRMS.keys())
def test_the_first_word_of_a_firms_name_is_known(text: str, words: str) -> None:
    """By the end of the name that makes it a firm's, from five letters on, and as strong as any word of a name."""
    first = {one.pattern.decode(): one for one in name_needles(text, is_person=False) if one.form is Form.SHORT_NAME}
    assert set(first) == set(words.split())
    assert all((one.strength is Strength.STRONG) is (len(word) > 5) for word, one in first.items())
    assert not any(one.lasting for one in first.values())
    known = {one.pattern.decode(): one.form for one in needles_of(Value(("reasons",), text, "reasons"))}
    assert all(known[word] is Form.SHORT_NAME for word in first)


@pytest.mark.parametrize(
    ("name", "words"),
    [("Hartwell Telemetry", {"hartwell"}), ("Mr Tobias Wrenfield", set()), ("the works of Hartwell", set())],
)
def test_whoever_is_paid_is_a_firm(name: str, words: set[str]) -> None:
    """Without `Ltd` as well, unless a title says that it is a person; elsewhere two capitals are no firm."""
    for key, expected in (("recipient", words), ("label", set())):
        needles = needles_of(Value(("amounts", 0, key), name, key))
        assert {one.pattern.decode() for one in needles if one.form is Form.SHORT_NAME} == expected


@pytest.mark.parametrize(
    ("text", "is_person", "pattern", "strength"),
    [
        ("so Wrenfi", False, "wrenfi", Strength.STRONG),
        ("so Wrenf", False, "wrenf", Strength.MIDDLING),
        ("so Wren", False, "wren", Strength.MIDDLING),
        ("Jo Wrenf", True, "wrenf", Strength.STRONG),
        ("Jo Wren", True, "wren", Strength.MIDDLING),
    ],
)
def test_a_word_of_a_name_says_more_the_longer_it_is(
    text: str,
    is_person: bool,  # noqa: FBT001  # a table
    pattern: str,
    strength: Strength,
) -> None:
    """Six letters within a text, five of a surname, say enough wherever they stand."""
    found = {one.pattern.decode(): one.strength for one in name_needles(text, is_person=is_person)}
    assert found[pattern] is strength


SUMS = {
    "5444000": (
        "5444000 544400000 5444k 54440k 544400k 5444000k"
        " 5444thousand 54440thousand 544400thousand 5444000thousand 5444m 5444mn 5444million 5444miliwn"
    ),
    "-41.20": "4120",
    "99": "",
    "100": "10000 01thousand 010thousand 0100thousand 010k 0100k",
    "12": "",
    "2000000000": (
        "2000000000 200000000000"
        " 2000000k 20000000k 200000000k 2000000000k"
        " 2000000thousand 20000000thousand 200000000thousand 2000000000thousand"
        " 2000m 20000m 200000m 2000000m 2000mn 20000mn 200000mn 2000000mn"
        " 2000million 20000million 200000million 2000000million 2000miliwn 20000miliwn 200000miliwn 2000000miliwn"
        " 2000b 200bn 2000bn 20bn 20billion 200billion 2000billion 2billion 200b 2biliwn 20biliwn 200biliwn 2000biliwn"
    ),
}


@pytest.mark.parametrize(("pounds", "forms"), SUMS.items(), ids=SUMS.keys())
def test_every_form_of_a_sum_is_known(pounds: str, forms: str) -> None:
    """In full, in thousands, millions and billions, with up to three decimals; at least four signs long."""
    needles = [one for one in sum_needles(Fraction(pounds)) if one.form is Form.AMOUNT]
    assert {one.pattern.decode() for one in needles} == set(forms.split())
    assert {one.amount for one in needles} <= {abs(Fraction(pounds))}
    assert {one.group for one in needles} <= {f"sum {abs(Fraction(pounds))}"}


@pytest.mark.parametrize(
    ("pounds", "rounded"),
    [
        ("5444321", {"54m": 5_400_000, "544m": 5_440_000, "5444m": 5_444_000}),
        ("5450000", {"55m": 5_500_000}),
        ("1250000", {"13m": 1_300_000}),
        ("1000000", {}),
        ("1200000", {}),
        ("999999", {}),
        ("1000001", {"1m": 1_000_000}),
        ("-5450000", {"55m": 5_500_000}),
        ("1000000.5", {"1m": 1_000_000}),
    ],
)
def test_every_rounding_of_a_sum_is_known(pounds: str, rounded: dict[str, int]) -> None:
    """To two, three and four digits, from a million on, half upwards; each under the sum that it shows."""
    needles = [one for one in sum_needles(Fraction(pounds)) if one.form is Form.ROUNDED]
    assert {one.pattern.decode(): one.amount for one in needles} == rounded
    assert all(one.group == f"sum {one.amount}" and one.strength is Strength.FAINT for one in needles)


def test_only_a_sum_that_says_something_lasts() -> None:
    """A faint one is public as soon as anybody writes it."""
    assert {one.lasting for one in sum_needles(Fraction(12345)) if one.form is Form.AMOUNT} == {True}
    assert {one.lasting for one in sum_needles(Fraction(12340)) if one.form is Form.AMOUNT} == {True}
    assert {one.lasting for one in sum_needles(Fraction(12000)) if one.form is Form.AMOUNT} == {False}


@pytest.mark.parametrize(
    ("value", "places", "written"),
    [
        ("5.4", 0, "5.4"),
        ("5.4", 2, "5.40"),
        ("5", 0, "5"),
        ("5", 2, "5.00"),
        ("0.05", 0, "0.05"),
        ("1/3", 0, "0." + "3" * 12),
    ],
)
def test_a_value_is_written_with_the_decimals_it_needs(value: str, places: int, written: str) -> None:
    """At least so many as were asked for, and twelve at most."""
    assert decimal(Fraction(value), places) == written


def test_a_sum_that_no_decimal_writes_is_strong() -> None:
    """A third of a pound has more digits than any other sum."""
    assert {one.strength for one in sum_needles(Fraction(10000, 3))} == {Strength.STRONG}


FIGURES = (
    "20260302 02032026 232026 020326 2326"
    " 2march2026 2mar2026 2mar26 march22026 mar22026 02march2026 02mar2026 02mar26 march022026 mar022026"
    " 2ndmarch2026 2ndmar2026 2ndmar26 march2nd2026 mar2nd2026 2ndofmarch2026"
    " 2mawrth2026 2maw2026 2maw26 mawrth22026 maw22026 02mawrth2026 02maw2026 02maw26 mawrth022026 maw022026"
    " 2ilofawrth2026 2ofawrth2026"
)
DAYS_OF_MARCH = (
    "20260313 13032026 1332026 130326 13326"
    " 13march2026 13mar2026 13mar26 march132026 mar132026"
    " 13thmarch2026 13thmar2026 13thmar26 march13th2026 mar13th2026 13thofmarch2026"
    " 13mawrth2026 13maw2026 13maw26 mawrth132026 maw132026 13ofawrth2026 13egofawrth2026"
)
DAYS = {
    "2026-03-02": FIGURES,
    "by 31st december, 2026 or so": (
        "20261231 31122026 311226"
        " 31december2026 31dec2026 31dec26 december312026 dec312026"
        " 31stdecember2026 31stdec2026 31stdec26 december31st2026 dec31st2026 31stofdecember2026"
        " 31rhagfyr2026 31rha2026 31rha26 rhagfyr312026 rha312026 31oragfyr2026 31ainoragfyr2026"
    ),
    "(2/3/2026)": FIGURES,
    "on 02.03.2026.": FIGURES,
    "a 02-03-2026-b": FIGURES,
    "3/13/2026": DAYS_OF_MARCH,
    "13.3.2026, or so": DAYS_OF_MARCH,
    "2026-13-02": "",
    "0/3/2026": "",
    "32/3/2026": "",
    "13/13/2026": "",
    "2/0/2026": "",
    "2/3-2026": "",
    "2/3/20261": "",
    "2/3/2026/4": "",
    "1.2.3.2026": "",
    "122/3/2026": "",
    "2026-00-02": "",
    "12026-03-02": "",
    "2026-03-021": "",
    "132 March 2026": "",
}


@pytest.mark.parametrize(("text", "forms"), DAYS.items(), ids=DAYS.keys())
def test_every_form_of_a_day_is_known(text: str, forms: str) -> None:
    """In figures either way round, and in words with and without the name of the day cut short."""
    needles = list(day_needles(text))
    assert {one.pattern.decode() for one in needles} == set(forms.split())
    assert {one.strength for one in needles} <= {Strength.MIDDLING}
    assert {one.pattern for one in needles if one.form is Form.SHORT_DAY} == {
        one.pattern for one in needles if one.pattern.isdigit() and b"2026" not in one.pattern
    }
    assert len({one.group for one in needles}) <= 1
    assert all(one.is_figure for one in needles)


def test_every_day_of_a_month_has_its_ordinal() -> None:
    """1st, 2nd, 3rd, 11th to 13th, 21st to 23rd, 31st."""
    ordinals = "1st 2nd 3rd 4th 11th 12th 13th 20th 21st 22nd 23rd 24th 30th 31st"
    for ordinal in ordinals.split():
        found = {one.pattern.decode() for one in day_needles(f"2026-01-{int(ordinal[:-2]):02}")}
        assert f"{ordinal}january2026" in found


def test_several_days_of_a_text_are_several() -> None:
    """However each is written; one day written twice is one."""
    groups = {one.group for one in day_needles("from 2026-03-02, 2 March 2026, to 3 April 2026 and 2027-03-02")}
    assert groups == {"day 2026-3-2", "day 2026-4-3", "day 2027-3-2"}


MONTHS = {
    "January": "Ionawr Ionawr",
    "February": "Chwefror Chwefror",
    "March": "Mawrth Fawrth",
    "April": "Ebrill Ebrill",
    "May": "Mai Fai",
    "June": "Mehefin Fehefin",
    "July": "Gorffennaf Orffennaf",
    "August": "Awst Awst",
    "September": "Medi Fedi",
    "October": "Hydref Hydref",
    "November": "Tachwedd Dachwedd",
    "December": "Rhagfyr Ragfyr",
}


@pytest.mark.parametrize(("number", "english"), [*enumerate(MONTHS, 1)])
def test_every_month_is_read_and_looked_for_by_its_names(number: int, english: str) -> None:
    """In English, in Welsh, and in Welsh after `o`, which softens it; in figures the day comes first, as in Britain."""
    welsh, soft = MONTHS[english].split()
    written = [f"5 {english} 2026", f"{english} 5th 2026", f"5 {english[:3]} 2026", f"5ed o {soft} 2026"]
    written += [f"5 {welsh} 2026", f"5 o {soft} 2026"]
    for text in (f"5 {english} 2026", f"5 {welsh} 2026", f"5ed o {soft} 2026", f"5/{number}/2026"):
        found = list(day_needles(text))
        assert {one.pattern for one in found} >= {squeeze(one) for one in written}
        assert {one.group for one in found} == {f"day 2026-{number}-5"}


WELSH_DAYS = (
    "1af 2il 3ydd 4ydd 5ed 6ed 7fed 8fed 9fed 10fed 11eg 12fed 13eg 14eg 15fed 16eg 17eg 18fed 19eg 20fed"
    " 21ain 22ain 23ain 24ain 25ain 26ain 27ain 28ain 29ain 30ain 31ain"
)


@pytest.mark.parametrize(("day", "ordinal"), [*enumerate(WELSH_DAYS.split(), 1)])
def test_every_day_of_a_month_has_its_welsh_ordinal(day: int, ordinal: str) -> None:
    """It is read as it is looked for, and the first and last day of a month are days in figures."""
    patterns = {one.pattern.decode() for one in day_needles(f"{day}/1/2026")}
    assert f"{ordinal}oionawr2026" in patterns
    assert patterns == {one.pattern.decode() for one in day_needles(f"{ordinal} o Ionawr 2026")}


@pytest.mark.parametrize(("text", "group"), [("12/13/2026", "day 2026-12-13"), ("12/12/2026", "day 2026-12-12")])
def test_the_month_comes_first_only_where_it_must(text: str, group: str) -> None:
    """A thirteenth month is a day."""
    assert {one.group for one in day_needles(text)} == {group}
