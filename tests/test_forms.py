"""The forms of a secret, and the written rule of how much each says."""

import hashlib
import subprocess
import sys
from datetime import date
from fractions import Fraction

import pytest

from generator.public.spoken import long_date
from generator.public.wording import speaking
from generator.verification.amount_forms import strength_of
from generator.verification.folding import squeeze
from generator.verification.forms import needles_of
from generator.verification.needle import Form, Needle, Strength
from generator.verification.raw import Value
from generator.verification.search import Search

STRONG, MIDDLING, FAINT = Strength.STRONG, Strength.MIDDLING, Strength.FAINT


def forms(key: str, text: str) -> dict[str, Needle]:
    """The needles of one value by their patterns."""
    return {needle.pattern.decode(): needle for needle in needles_of(Value((key,), text, key))}


RULE = [
    ("recipient", "Bellwether Yaxcombe Telecom", "bellwetheryaxcombetelecom", STRONG),
    ("phrase", "thirteen nurses", "thirteennurses", STRONG),
    ("phrase", "resignation", "resignation", STRONG),
    ("phrase", "three", "three", MIDDLING),
    ("name", "Jo Lee", "jolee", MIDDLING),
    ("text", "Payment falls due in May at the latest", "fallsdueinmayat", STRONG),
    ("text", "It is held at Mossbarrow now", "mossbarrow", STRONG),
    ("text", "It is held at Fipps now", "fipps", MIDDLING),
    ("file", "tender-scores.xlsx", "tenderscores", STRONG),
    ("value", "47318.62", "4731862", STRONG),
    ("value", "5444000", "5444m", MIDDLING),
    ("value", "41.20", "4120", MIDDLING),
    ("value", "12000", "12000", FAINT),
    ("signed", "2026-03-02", "2march2026", MIDDLING),
    ("years", "2026/27", "202627", MIDDLING),
    ("years", "2026/2027", "20262027", MIDDLING),
    ("notes", "01905123456", "01905123456", STRONG),
    ("value", "some £12,345 or so", "12345", STRONG),
    ("notes", "Ring 01905 123456 first", "01905123456", STRONG),
    ("notes", "Write to jo@vellmarrow.example today", "jovellmarrowexample", STRONG),
    ("notes", "It was agreed on 10/12/2024.", "10december2024", MIDDLING),
    ("notes", "It was agreed on 10.12.2024.", "10122024", MIDDLING),
    ("notes", "It was agreed on (10-12-2024), then", "10122024", MIDDLING),
    ("signed", "10.12.2024", "20241210", MIDDLING),
    ("notes", "It is case 45/67/2024.", "45672024", STRONG),
    ("notes", "It is case 45.67.2024.", "45672024", STRONG),
    ("notes", "It is 10/12/2024x here", "10122024x", STRONG),
    ("notes", "It is at 192.168.10.12 now", "1921681012", STRONG),
    ("notes", "It is number ٣٤٥٦٧٨ there", squeeze("٣٤٥٦٧٨").decode(), STRONG),
    ("notes", "It is number 20١٢/١٣ there", squeeze("20١٢/١٣").decode(), STRONG),
    ("file", "tender-scores.xlsx", "tender", STRONG),
]


@pytest.mark.parametrize(("key", "text", "pattern", "strength"), RULE, ids=[f"{row[0]}-{row[2]}" for row in RULE])
def test_the_rule_of_strength(key: str, text: str, pattern: str, strength: Strength) -> None:
    """What is strong, middling and faint is as the module says."""
    assert forms(key, text)[pattern].strength is strength


CHOICES = (
    "id",
    "basis",
    "per",
    "vat",
    "kind",
    "capacity",
    "signature",
    "status",
    "regime",
    "total_of",
    "grounds",
    "held",
)


@pytest.mark.parametrize(
    ("key", "text"), [*((key, "confidential") for key in CHOICES), ("value", "40"), ("phrase", "six"), ("name", "Ng")]
)
def test_what_no_word_tells_has_no_needle(key: str, text: str) -> None:
    """Closed choices, tiny sums and words of three letters are left to non-interference."""
    assert not forms(key, text)


@pytest.mark.parametrize(
    "written",
    [
        "£5.444m",
        "5,444,000",
        "5444000",
        "£5,444,000.00",
        "5.444 million",
        "5.444 miliwn",
        "£5,444k",
        "5,444 thousand",
        "5.444mn",
    ],
)
def test_a_sum_is_known_in_every_writing(written: str) -> None:
    """One of its forms is in whatever way a document writes it."""
    found = forms("value", "5444000")
    assert any(needle.amount == 5444000 and pattern == squeeze(written).decode() for pattern, needle in found.items())


@pytest.mark.parametrize(
    "written",
    [
        *("2026-03-02", "2 March 2026", "02/03/2026", "2nd March 2026", "March 2, 2026", "2 Mar 2026"),
        *("Mar 2, 2026", "2-Mar-26", "02-Mar-26"),
        *("02.03.2026", "02-03-2026", "2/3/2026", "2.3.2026"),
        *(
            "2nd of March 2026",
            "2 Mawrth 2026",
            "02 Mawrth 2026",
            "2il o Fawrth 2026",
            "2 o Fawrth 2026",
            "Mawrth 2, 2026",
        ),
    ],
)
def test_a_day_is_known_in_every_writing(written: str) -> None:
    """The same of days, whichever way and in whichever language the record wrote it."""
    assert squeeze(written).decode() in forms("signed", "2026-03-02")
    assert squeeze(written).decode() in forms("notes", "It was agreed on 2 March 2026.")
    assert squeeze(written).decode() in forms("notes", "Cytunwyd ar 2il o Fawrth 2026.")
    assert squeeze(written).decode() in forms("notes", "Cytunwyd ar 2 Mawrth 2026.")


def test_the_forms_of_a_secret_come_in_one_order() -> None:
    """Whatever Python draws for its sets: else the memory of clean files would seldom fit the next run."""
    said = "Paid on 2 March 2026 and 3/4/2026, £5,444,321 and £1.2m, by Anna Maria Brown of Hartwell de Quendale Ltd."
    code = (
        "from generator.verification.forms import needles_of\n"
        "from generator.verification.raw import Value\n"
        f"print(*[needles_of(Value(('part2', key), {said!r}, key)) for key in ('notes', 'name')])"
    )
    runs = [
        subprocess.run([sys.executable, "-c", code], env={"PYTHONHASHSEED": seed}, capture_output=True, check=True)
        for seed in "123456"
    ]
    assert len({run.stdout for run in runs}) == 1
    assert b"2mar26" in runs[0].stdout


def test_september_is_cut_short_in_two_ways() -> None:
    """Of three letters, as every month, or of four."""
    assert {"1sep2026", "1sept2026", "sept12026", "1sept26"} <= forms("signed", "2026-09-01").keys()


def test_every_month_of_the_pages_is_known() -> None:
    """Whatever day the pages would write in Welsh, the witness looks for in just that form."""
    with speaking("cy"):
        for month in range(1, 13):
            for day in (1, 28):
                written = long_date(date(2026, month, day))
                assert squeeze(written).decode() in forms("signed", f"2026-{month:02}-{day:02}"), written


@pytest.mark.parametrize(
    "written", ["T. Wrenfield", "Wrenfield, Tobias", "Tobias  Wrenfield", "Mr Wrenfield", "WRENFIELD T"]
)
def test_a_person_is_known_in_every_form(written: str) -> None:
    """Full name, initials with surname, surname first, and the surname alone."""
    patterns = forms("name", "Dr Tobias Wrenfield")
    assert any(pattern in squeeze(written).decode() for pattern in patterns)


def test_a_first_name_alone_says_nothing() -> None:
    """Half the county is called Tobias."""
    assert "tobias" not in forms("name", "Tobias Wrenfield")


def test_a_firm_is_known_without_its_legal_form() -> None:
    """`Ltd` and `plc` come and go."""
    assert "exampletelematics" in forms("recipient", "Example Telematics Ltd")


def test_a_sentence_begins_with_a_capital_that_says_nothing() -> None:
    """Only words within a sentence, or two in a row, are names."""
    assert "nobody" not in forms("text", "Nobody knew it.")
    assert "ottolinedrayhurst" in forms("notes", "Tell nobody that Ottoline Drayhurst has read it.")


def test_names_of_other_alphabets_and_accents_are_names() -> None:
    """A capital with an accent is a capital."""
    assert "lukaszwierzbin" in forms("name", "Łukasz Wierzbin")
    assert "zoeobriain" in forms("text", "It was read by Zoë Ó Briain.")


def test_sums_within_a_text_are_sums() -> None:
    """A sum in a sentence is looked for in every writing as well."""
    assert "125k" in forms("notes", "The excess is £12,500 for each claim.")
    assert "41250" in forms("notes", "The excess is £412.50 for each claim.")
    assert "10000" in forms("notes", "It is shared with 10,000 others.")
    assert "9412" not in forms("notes", "It is shared with 9,412 others.")
    assert "9400" not in forms("notes", "The line costs 9.4 per cent more.")


def test_years_are_no_numbers_of_accounts() -> None:
    """`2026/27` and `2025-2029` stand in every paper; they say something on the pages of their own record at most."""
    found = forms("notes", "It falls in 2026/27, under the plan for (2025-2029).")
    assert (found["202627"].strength, found["20252029"].strength) == (MIDDLING, MIDDLING)
    assert forms("notes", "Quote 2026/2791 or 20-26-27 when you write.").keys() >= {"20262791", "202627"}


@pytest.mark.parametrize("written", ["01905123456", "00123456", "(07700900123).", "1" * 25])
def test_a_number_that_is_no_sum_is_looked_for_as_it_is_written(written: str) -> None:
    """A telephone or an account whose zeros, or whose length, no sum would keep."""
    needles = needles_of(Value(("notes",), f"Use {written} for it.", "notes"))
    finds = [needles[find.needle] for find in Search(needles).finds(f"See {written} here")]
    assert STRONG in {one.strength for one in finds}


def test_a_digest_of_a_value_tells_it() -> None:
    """Whoever sees one can try every sum; its beginning is enough."""
    for text in ("41.27", "Bellwether Yaxcombe"):
        found = forms("value" if text[0] == "4" else "recipient", text)
        for way in (hashlib.md5, hashlib.sha1, hashlib.sha256):
            assert found[way(text.encode(), usedforsecurity=False).hexdigest()[:16]].strength is STRONG
    assert not forms("basis", "exact")


@pytest.mark.parametrize("way", ["md5", "sha1", "sha256", "sha512", "blake2b"])
def test_a_digest_is_found_whole_and_cut_short(way: str) -> None:
    """Of the value without the spaces around it, within an address or a name of a file."""
    needles = needles_of(Value(("notes",), " Bellwether Yaxcombe\n", "notes"))
    digits = hashlib.new(way, b"Bellwether Yaxcombe").hexdigest()
    for text in (digits, digits.upper(), digits[:16], f"a/{digits[:20]}.css", f"x{digits}"):
        assert Form.DIGEST in {needles[find.needle].form for find in Search(needles).finds(text)}
    assert not list(Search(needles).finds(digits[:15]))


def test_a_digest_goes_with_its_sum_where_there_is_only_one() -> None:
    """Who publishes one of two sums publishes no digest of both, nor of a text that holds none."""

    def group(key: str, text: str) -> str:
        return forms(key, text)[hashlib.sha256(text.encode()).hexdigest()[:16]].group

    assert group("value", "47318.62") == "sum 2365931/50"
    assert group("signed", "2026-03-02") == "day 2026-3-2"
    assert group("notes", "Bellwether Yaxcombe") == ""
    assert group("notes", "£47,318.62 or £12,345") == ""
    assert group("signed", "from 2026-03-02 to 2026-03-04") == ""


def test_a_rounded_sum_is_faint() -> None:
    """£5.4m for 5,444,321 says something only beside another secret."""
    found = forms("value", "5444321")
    assert found["54m"].strength is FAINT
    assert found["54m"].amount == 5_400_000
    assert found["544m"].amount == 5_440_000
    assert found["5444m"].amount == 5_444_000


@pytest.mark.parametrize(
    ("pounds", "strength"),
    [
        ("12345", STRONG),
        ("12340", MIDDLING),
        ("12300", MIDDLING),
        ("12000", FAINT),
        ("100", FAINT),
        ("99", None),
        ("1.23", MIDDLING),
    ],
)
def test_strength_of_a_sum_goes_by_its_digits(pounds: str, strength: Strength | None) -> None:
    """Five significant digits are strong, three middling; less counts from £100."""
    assert strength_of(Fraction(pounds)) is strength


@pytest.mark.parametrize(
    ("text", "strength", "whole", "lasting"),
    [
        ("four", MIDDLING, True, False),
        ("seven", MIDDLING, True, False),
        ("eleven", STRONG, True, False),
        ("six oxen", STRONG, True, False),
        ("six goats", STRONG, True, True),
        ("counterproductive", STRONG, True, False),
        ("counterproductively also", STRONG, True, True),
        ("counterproductively so now", STRONG, False, True),
    ],
)
def test_a_text_in_full_says_more_the_longer_it_is(
    text: str,
    strength: Strength,
    whole: bool,  # noqa: FBT001  # a table
    lasting: bool,  # noqa: FBT001
) -> None:
    """From six letters on it is strong, from 24 it is looked for within longer words, and of two words it lasts."""
    found = forms("phrase", text)[squeeze(text).decode()]
    assert (found.form, found.strength, found.whole, found.lasting) == (Form.IN_FULL, strength, whole, lasting)


def test_every_five_words_in_a_row_are_looked_for() -> None:
    """The first, the last, and none of fewer than twelve letters; within a longer word too."""
    found = [
        one
        for one in forms("notes", "so we do not see it as an ox but they dozed").values()
        if one.form is Form.FIVE_WORDS
    ]
    runs = "sowedonotsee wedonotseeit donotseeitas notseeitasan asanoxbutthey anoxbuttheydozed"
    assert {one.pattern.decode() for one in found} == set(runs.split())
    assert not any(one.whole for one in found)


def test_a_file_is_known_by_its_name_and_the_words_of_it() -> None:
    """With its ending and without, of which the last point parts it; short words of it say nothing."""
    found = {one.pattern.decode(): one.form for one in forms("file", "tender.v2-scores_hidden.xlsx").values()}
    names = {form: {pattern for pattern, one in found.items() if one == form} for form in found.values()}
    assert names[Form.FILE] == {"tenderv2scoreshiddenxlsx"}
    assert names[Form.STEM] == {"tenderv2scoreshidden"}
    assert names[Form.WORD_OF_FILE] == {"tender", "scores", "hidden"}
    assert {one.form for one in forms("file", "abc.pdf").values() if one.lasting} == {Form.FILE}
    assert not forms("file", "ab.pdf").keys() & {"abpdf", "ab"}


def test_every_kind_of_writing_is_looked_for() -> None:
    """The certificate counts them, so none may be a mere name."""
    said = [
        ("name", "Tobias Wrenfield"),
        ("file", "tender-scores.xlsx"),
        ("value", "5444321"),
        ("signed", "2026-03-02"),
    ]
    text = "Grange Mill Ltd of 2025/26, on 01632 960018, is paid what nobody else was ever offered"
    said += [("phrase", "Zebediah Quonsett"), ("notes", text)]
    found = {one.form for key, value in said for one in forms(key, value).values()}
    assert found == set(Form)


def test_a_number_as_long_as_a_text_is_looked_for_as_a_text() -> None:
    """From twelve digits on."""
    assert forms("phrase", "123456789012")["123456789012"].form is Form.IN_FULL
    assert forms("phrase", "12345678901")["12345678901"].form is Form.AMOUNT


@pytest.mark.parametrize("text", ["12,345.67", "(£1,250.50)", "-12345.6,", ".123456", "1234567%", "2026-03-02;"])
def test_a_plain_number_is_no_address(text: str) -> None:
    """It is read as a sum or a day, or says nothing."""
    assert Form.TOKEN not in {one.form for one in forms("notes", f"It was {text} then").values()}
