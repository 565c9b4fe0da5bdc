"""Words withheld in one place and written out in another are found before anything is built."""

import json
from datetime import date
from pathlib import Path

import pytest

from generator.findings import Finding
from generator.verification.before import absent_papers, unsuppressed
from generator.verification.loading import load
from generator.verification.retyped import Page, retyped
from generator.verification.short_names import is_alone
from generator.verification.suppressions import read_suppressions

DAY = "2026-11-23"
HEAD = "ref: PCC/D/2026/{}\nstatus: made\npublish_on: 2026-03-05\n"
OWN = """\
summary:
  - "The bidder was [[commercial: Hartwell Quendale Ltd]]."
  - {text: Spare parts are kept at the depot in Mossbarrow until the end of next year, withheld: commercial}
amounts:
  - {id: a, label: Fee, value: 47318.62, withheld: commercial}
  - {id: b, label: Lot, value: 23000, withheld: commercial}
  - {id: c, label: Other lot, value: 23000}
author: {role: Head of Fleet, name: Ottoline Drayhurst, withheld: {name: personal}}
"""


def found(folder: Path, *pages: Page, **records: str) -> list[Finding]:
    """What is said of some records, each named by the number of its reference."""
    for name, text in records.items():
        path = folder / "decisions/2026" / f"pcc-d-2026-{name[1:]}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(HEAD.format(name[1:]) + text, encoding="utf-8")
    loaded = load(folder / "decisions", DAY)
    assert not loaded.findings
    return [finding for _, finding in retyped(loaded.records, pages)]


def said(findings: list[Finding]) -> list[tuple[str, int]]:
    """The code and line of each."""
    return sorted((one.code, one.position.line) for one in findings)


CASES = {
    "a name": ("reasons: Hartwell Quendale was cheapest.", "RETYPE-01"),
    "a name in another writing": ("reasons: HARTWELL QUENDALE LIMITED was cheapest.", "RETYPE-01"),
    "a person by initials": ("reasons: O. Drayhurst wrote it.", "RETYPE-01"),
    "an account of initials and surname": ("reasons: Write to odrayhurst for it.", "RETYPE-01"),
    "a surname": ("reasons: Mrs Drayhurst wrote it.", "RETYPE-01"),
    "a sum": ("reasons: It costs £47,318.62 in all.", "RETYPE-01"),
    "a sum in a table": (
        "report: [{heading: h, paragraphs: ['| a | b |\\n|---|---|\\n| x | 47318.62 |']}]",
        "RETYPE-01",
    ),
    "eight words in a row": ("reasons: We keep spare parts at the depot in Mossbarrow until then.", None),
    "nine words in a row": ("reasons: For parts are kept at the depot in Mossbarrow until then.", "RETYPE-01"),
    "a sum that is public as well": ("reasons: It costs £23,000.", "RETYPE-02"),
    "the last word of a name": ("reasons: A Quendale drill was bought.", None),
    "the first word of the name of a firm": ("reasons: A Hartwell drill was bought.", "RETYPE-02"),
    "a note that is always public": ("status_note: Hartwell Quendale withdrew.", "RETYPE-01"),
    "a reason of a ground": (
        "grounds: {g: {reason: Hartwell Quendale would lose, regime: FOIA}}",
        "RETYPE-01",
    ),
    "the marked words once more, marked": ("reasons: 'Again [[commercial: Hartwell Quendale Ltd]].'", None),
    "other words": ("reasons: The supplier was cheapest at £1.04m.", None),
}


@pytest.mark.parametrize(("text", "code"), CASES.values(), ids=CASES.keys())
def test_words_retyped_in_the_same_record(text: str, code: str | None, tmp_path: Path) -> None:
    """What tells who, what or how much is an error, with its line; what may mean something else a warning."""
    again = [("RETYPE-02", 10)]  # the other lot is of the same size: said once, at its value
    expected = [] if code is None else [(code, 12)]
    assert said(found(tmp_path, r07=f"{OWN}{text}\n")) == sorted([*again, *expected])


ONE = "amounts: [{{id: a, label: L, value: 5, {}}}]\n"
SUM = "amounts: [{{id: a, label: L, value: {}, withheld: {{value: g}}}}{}]\n"
ROLE = "author: {role: Head of Fleet Services, name: A, withheld: {role: g}}\n"
SPARE = "summary: [{text: Spare parts are kept at the depot in Mossbarrow for now, withheld: g}]\n"
NAME = "author: {role: R, name: Ottoline Drayhurst, withheld: {name: g}}\n"
WITHHOLD = "Withhold it here as well, or reword it."
LOOK = "Look whether it is meant to be public here; nothing more is needed if it is."
TOLD = {
    "a recipient of one word": (
        ONE.format("recipient: Zentrix, withheld: {recipient: g}") + "reasons: So Zentrix says.\n",
        [f":5:13: RETYPE-01 /reasons repeats what is withheld at /amounts/0/recipient. {WITHHOLD}"],
    ),
    "a name of one word": (
        "author: {role: R, name: Zentrix, withheld: {name: g}}\nreasons: So Zentrix says.\n",
        [f":5:13: RETYPE-01 /reasons repeats what is withheld at /author/name. {WITHHOLD}"],
    ),
    "a text of one word": (ONE.format("ocid: Zentrix, withheld: {ocid: g}") + "reasons: So Zentrix says.\n", []),
    "a post": (
        ROLE + "reasons: |\n  So:\n\n  The Head of Fleet Services says.\n",
        [f":8:7: RETYPE-02 warning: /reasons repeats what is withheld at /author/role. {LOOK}"],
    ),
    "a file with a short name": (
        "attachments: [{file: abc.pdf, title: T, withheld: g}]\nreasons: So says abc.pdf.\n",
        [f":5:18: RETYPE-01 /reasons repeats what is withheld at /attachments/0/file. {WITHHOLD}"],
    ),
    "the edges of the band that is published instead": (
        "amounts: [{id: a, label: L, value: 23450, withheld: {value: g}, band: {from: 23450, to: 23450}}]\n",
        [],
    ),
    "words after the first of them alone": (
        SPARE + "reasons: New parts cost more; parts are kept at the depot in Mossbarrow until then.\n",
        [f":5:31: RETYPE-01 /reasons repeats what is withheld at /summary/0/text (paragraph 1.1). {WITHHOLD}"],
    ),
    "a name at the end of a line": (
        NAME + "reasons: |\n  So says she.\n\n  So says Mrs Drayhurst\n  indeed.\n",
        [f":8:15: RETYPE-01 /reasons repeats what is withheld at /author/name. {WITHHOLD}"],
    ),
    "eight words in a row and no more": (
        SPARE + "reasons: Some parts are kept at the depot in Mossbarrow until then.\n",
        [f":5:15: RETYPE-01 /reasons repeats what is withheld at /summary/0/text (paragraph 1.1). {WITHHOLD}"],
    ),
    "seven words in a row": (
        SPARE + "reasons: Some parts are kept at the depot in town.\n",
        [],
    ),
    "a rounded sum": (
        SUM.format(5444000, "") + "reasons: It is about £5.4m.\n",
        [f":5:22: RETYPE-02 warning: /reasons repeats what is withheld at /amounts/0/value. {LOOK}"],
    ),
    "a sum of four digits": (
        SUM.format(23450, "") + "reasons: It is £23,450.\n",
        [f":5:16: RETYPE-01 /reasons repeats what is withheld at /amounts/0/value. {WITHHOLD}"],
    ),
    "a sum of four digits that is another amount": (
        SUM.format(23450, ", {id: b, label: M, value: 23450}") + "reasons: It is £23,450.\n",
        [
            f":{at}: RETYPE-02 warning: {where} repeats what is withheld at /amounts/0/value. {LOOK}"
            for at, where in (("4:91", "/amounts/1/value"), ("5:16", "/reasons"))
        ],
    ),
    "a sum of four digits that is another amount in words": (
        SUM.format(23450, ", {id: b, label: M, written: '£23,450'}") + "reasons: It is £23,450.\n",
        [
            f":{at}: RETYPE-02 warning: {where} repeats what is withheld at /amounts/0/value. {LOOK}"
            for at, where in (("4:94", "/amounts/1/written"), ("5:16", "/reasons"))
        ],
    ),
}


@pytest.mark.parametrize("case", TOLD)
def test_a_finding_says_what_is_repeated_and_where(case: str, tmp_path: Path) -> None:
    """To the column, with the address of what is withheld, and what to do."""
    text, expected = TOLD[case]
    path = (tmp_path / "decisions/2026/pcc-d-2026-07.yaml").as_posix()
    assert [str(one) for one in found(tmp_path, r07=text)] == [path + one for one in expected]


@pytest.mark.parametrize(
    ("line", "is_told"),
    [
        ("Thanks to Hartwell Quendale Ltd.", True),
        ("Thanks to O. Drayhurst.", True),
        ("It was £47,318.62.", True),
        ("Come to the Mossbarrow fair.", False),
        ("It was £23,000.", False),
    ],
)
def test_a_page_must_not_say_who_what_or_how_much(line: str, is_told: bool, tmp_path: Path) -> None:  # noqa: FBT001
    """A person is, a place of which others may speak is not; the record is named, and the words are not."""
    said = [str(one) for one in found(tmp_path, Page("content/a.md", line), r07=OWN) if "content" in str(one)]
    of = f"of {(tmp_path / 'decisions/2026/pcc-d-2026-07.yaml').as_posix()}"
    places = [one.split("withheld at ")[1].split(f" {of}. {WITHHOLD}")[0] for one in said]
    assert places == [
        where
        for where, word in (
            ("/summary/0 (paragraph 1.1)", "Hart"),
            ("/author/name", "Dray"),
            ("/amounts/0/value", "318"),
        )
        if is_told and word in line
    ]
    assert all(one.startswith("content/a.md:1:") for one in said)


SAID = (
    "Ask Mrs Drayhurst.",
    "Ask Mrs. Drayhurst.",
    "Ask our\nDrayhurst.",
    "Then, Drayhurst wrote.",
    "The DRAYHURST files.",
)
NOT_SAID: tuple[str, ...] = (
    "Drayhurst wrote.",
    "It was. Drayhurst wrote.",
    "# Drayhurst",
    "- Drayhurst",
    "a drayhurst",
)
NOT_SAID += ("Ask Mr Drayhurstson.", "Ask Quendale then.")


PERSON = 'summary: ["It went to [[personal: Ottoline Drayhurst]]."]\n'


@pytest.mark.parametrize(
    ("text", "is_said"),
    [
        ("Then Mrs Drayhurst left.", True),
        ("Mr Drayhurst left.", True),
        ("Then the new Inspector\nDrayhurst left.", True),
        ("To O. Drayhurst.", True),
        ("By the Drayhurst Hall.", False),
        ("By the firm Mr Zedwick.", False),
    ],
)
def test_a_person_withheld_within_a_text_is_known_behind_a_title(tmp_path: Path, text: str, *, is_said: bool) -> None:
    """A title or an initial before a word of a withheld name makes it somebody's; a person looks whose."""
    written = f"reasons: {json.dumps(text)}\n"
    expected = ["RETYPE-02"] if is_said else []
    assert [one.code for one in found(tmp_path / "own", r07=PERSON + written)] == expected
    assert [one.code for one in found(tmp_path / "page", Page("content/a.md", text), r07=PERSON)] == expected
    related = f"relations: {{related: [PCC/D/2026/07]}}\n{written}"
    findings = found(tmp_path / "near", r07=PERSON, r09=related)
    assert [one.code for one in findings] == expected
    assert all(
        "repeats the last word of a name that is withheld at /summary/0 (paragraph 1.1) of " in one.problem
        for one in findings
    )


SHORT = """\
title: Vehicle tracking
summary:
  - "It went to [[commercial: Hartwell Telemetry Ltd]]."
decision_makers: [{role: Police and Crime Commissioner, name: Priya Thornacre}]
"""
SHORT_NAMES = (
    "Hartwell will start in May.",
    "It was agreed. Hartwell’s bid was best.",
    "So says HARTWELL.",
    "We paid Hartwell Ltd for it.",
    "Since Hartwell began",
    "In May Hartwell began.",
    "Ask\nHartwell, then.",
    "The Hartwell-supplied units and [Hartwell](a.md)",
    "# Telemetry\nHartwell has won",
    "‘Hartwell’ and **Hartwell**",
    "We award it. Award Hartwell the rest.",
    "Of all interest in Hartwell’s bid",
    "In March Hartwell began.",
    "On Monday Hartwell began.",
    "They told Smith. Hartwell knew.",
    "They pay BT. Hartwell is paid too.",
)
NO_SHORT_NAMES = (
    "They telemetry.",
    "So Hartwell Lodge is closed.",
    "So Mrs Hartwell says.",
    "So Mrs. Hartwell says.",
    "So J. Hartwell says.",
    "Alice Hartwell says so.",
    "So says Alice\nHartwell.",
    "So Smith & Hartwell says.",
    "So says Hartwell & Sons.",
    "So Smith-Hartwell says.",
    "So O'Hartwell says.",
    "So Hartwell-Smith says.",
    "See www.Hartwell.com then.",
    "See a@Hartwell then.",
    "See Hartwell/x then.",
    "Hartwells and Hart well",
    "So the green has a Green Hartwell.",
    "The officers at Hartwell say so.",
    "In Hartwell the roof leaks.",
    *(f"The roof {word} Hartwell leaks." for word in ("near", "across", "around", "outside", "within", "throughout")),
    *(f"So Hartwell {word} is closed." for word in ("police", "station", "town", "village", "city", "hospital")),
    *(f"So Hartwell {word} is closed." for word in ("road", "Road", "street", "lane", "avenue")),
    "Telemetry will start in May.",
)


@pytest.mark.parametrize("text", [*SHORT_NAMES, *NO_SHORT_NAMES])
def test_the_first_word_of_a_firms_name_is_looked_at(text: str, tmp_path: Path) -> None:
    """A warning where it stands alone, in the same record, a related one and on a page; never elsewhere."""
    written = "reasons: |\n" + "".join(f"  {one}\n" for one in text.split("\n"))
    line = 1 + text[: text.upper().index("HARTWELL")].count("\n") if text in SHORT_NAMES else 0
    own = f"{SHORT}{written}"
    related = f"relations: {{amends: [PCC/D/2026/7]}}\n{written}"
    expected = [("RETYPE-02", line)] if line else []
    assert said(found(tmp_path / "same", r07=own)) == [(code, 8 + at) for code, at in expected]
    assert said(found(tmp_path / "near", r07=SHORT, r09=related)) == [(code, 5 + at) for code, at in expected]
    assert not found(tmp_path / "far", r07=SHORT, r09=written)
    assert said(found(tmp_path / "page", Page("content/a.md", text), r07=SHORT)) == expected


def test_what_stands_under_an_unknown_key_is_no_mark(tmp_path: Path) -> None:
    """A slip in a key is told by its own rule, and not as a name that the settings spell out."""
    page = Page("mkdocs.yml", "categories: [Vehicle Workshops]\n")
    assert not found(tmp_path / "slip", page, r07="catagory: Vehicle Workshops\n")
    assert found(tmp_path / "mark", page, r07="summary: ['We have [[g: Vehicle Workshops]].']\n")


def test_a_firm_of_one_word_has_no_name_in_full(tmp_path: Path) -> None:
    """Another thing that is called so says that the word is not the firm's alone."""
    short = SHORT.replace("Hartwell Telemetry Ltd", "Hartwell Ltd")
    assert said(found(tmp_path / "told", r07=f"{short}reasons: So Hartwell says.\n")) == [("RETYPE-02", 8)]
    assert not found(
        tmp_path / "not", r07=f"{short}reasons: So Hartwell says.\noptions: So Hartwell Lodge is closed.\n"
    )


def test_a_longer_name_is_known_behind_a_title_as_well(tmp_path: Path) -> None:
    """Where a mark withholds more than a name, its words tell of somebody behind a title alone."""
    mark = "summary: ['It was told by [[g: Zebediah Quonsett of the Depot]].']\n"
    [one] = found(tmp_path / "a", r07=f"{mark}reasons: Then Mr Quonsett left.\n")
    assert (one.code, "repeats a name that is withheld" in one.problem) == ("RETYPE-02", True)
    assert not found(tmp_path / "b", r07=f"{mark}reasons: Then Quonsett left.\n")


NAMED = "summary:\n  - 'It was told by [[g: Zebediah Quonsett]].'\n"


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("Then Quonsett left.", True),
        ("Quonsett, Zebediah: a note.", True),
        ("So Dr Quonsett says.", True),
        ("Write to Z. Quonsett then.", True),
        ("Then Zebediah left.", False),
        ("So the Quonsett Road is closed.", False),
        ("So the Quonsett of Mossbarrow is closed.", False),
        ("So the Quonsett complaint is closed.", True),
        ("So Quonsett of Mossbarrow says.", True),
        ("Some quonsett was said.", False),
    ],
)
def test_the_last_word_of_a_withheld_name_is_looked_at(text: str, is_told: bool, tmp_path: Path) -> None:  # noqa: FBT001
    """Where a mark withholds a name and nothing else: in the record, in a related one and on a page."""
    expected = [("RETYPE-02", 6)] * is_told
    assert said(found(tmp_path / "same", r07=f"{NAMED}reasons: '{text}'\n")) == expected
    near = f"relations: {{amends: [PCC/D/2026/7]}}\n\nreasons: '{text}'\n"
    assert said(found(tmp_path / "near", r07=NAMED, r09=near)) == expected
    assert [code for code, _ in said(found(tmp_path / "page", Page("content/a.md", text), r07=NAMED))] == (
        ["RETYPE-02"] * is_told
    )


LABORATORY = "summary: ['Won by [[g: Quonsett Blood Services Ltd]].']\n"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("So blood services are bought.", "RETYPE-02"),
        ("Blood services are bought.", "RETYPE-02"),
        ("So Blood Services won.", "RETYPE-01"),
        ("So Quonsett Blood won.", "RETYPE-01"),
        ("So quonsett blood services won.", "RETYPE-01"),
        ("So quonsett blood won.", "RETYPE-01"),
    ],
)
def test_a_piece_of_a_longer_name_in_small_letters_is_common_words(text: str, code: str, tmp_path: Path) -> None:
    """What a firm does is part of many names: in its own record a person looks, elsewhere nobody needs to."""
    near, far = (
        found(tmp_path / "near", r07=f"{LABORATORY}reasons: '{text}'\n"),
        {"r07": LABORATORY, "r09": f"reasons: '{text}'\n"},
    )
    assert said(near) == [(code, 5)]
    assert [one for one, _ in said(found(tmp_path / "far", **far))] == ["RETYPE-02"] * (code == "RETYPE-01")
    page = found(tmp_path / "page", Page("content/a.md", text), r07=LABORATORY)
    assert [one for one, _ in said(page)] == ["RETYPE-01"] * (code == "RETYPE-01" and "So quonsett" not in text)


def test_a_name_within_a_withheld_sentence_is_no_end_of_another(tmp_path: Path) -> None:
    """The words before it are not of the name; those of a longer one are."""
    item = "summary: [{{text: So it was {}, withheld: g}}]\nreasons: So blood services are bought.\n"
    assert said(found(tmp_path / "all", r07=item.format("Blood Services"))) == [("RETYPE-01", 5)]
    assert said(found(tmp_path / "end", r07=item.format("Quonsett Blood Services"))) == [("RETYPE-02", 5)]


def test_the_end_of_a_name_within_an_address_is_no_common_words(tmp_path: Path) -> None:
    """Nothing parts the words there, and none of them has a capital."""
    text = "reasons: Write to blood.services@example.org then.\n"
    assert said(found(tmp_path, r07=LABORATORY + text)) == [("RETYPE-01", 5)]


def test_a_withheld_name_may_run_over_the_end_of_a_line(tmp_path: Path) -> None:
    """In a text of several lines the first word of a firm and the last of somebody are known all the same."""
    lines = "proposal: |\n  It was told by [[g: {}\n  {}]].\nreasons: 'Then {} left.'\n"
    person, firm = lines.format("Zebediah", "Quonsett", "Quonsett"), lines.format("Quonsett", "Drills Ltd", "Quonsett")
    assert said(found(tmp_path / "person", r07=person)) == [("RETYPE-02", 7)]
    assert said(found(tmp_path / "firm", r07=firm)) == [("RETYPE-02", 7)]


@pytest.mark.parametrize(
    "name",
    [
        "Quonsett Yaxcombe Ltd",
        "Zebediah of old Quonsett",
        "A B C Quonsett",
        "Zebediah Quon",
        "the Quonsett",
        "Quonsett Cottages",
        "Quonsett Consulting",
    ],
)
def test_what_is_no_name_of_a_person_has_no_last_word(name: str, tmp_path: Path) -> None:
    """A firm, a longer text, a short word: by their last word nobody is called."""
    word = name.removesuffix(" Ltd").split()[-1]
    assert not found(tmp_path, r07=NAMED.replace("Zebediah Quonsett", name) + f"reasons: 'Then {word} left.'\n")


def test_a_heading_is_no_first_half_of_a_name() -> None:
    """However far it is set in; the word that ends a line of text is one."""
    for text in ("# Telemetry\nHartwell", "  # Telemetry\nHartwell", "So.\n\n# Telemetry\nHartwell"):
        assert is_alone(text, text.index("Hart"), len(text), lambda _: False)
    assert not is_alone("Telemetry\nHartwell", len("Telemetry\n"), len("Telemetry\nHartwell"), lambda _: False)


def test_a_short_name_is_told_with_its_line_and_not_its_word(tmp_path: Path) -> None:
    """Whose secret it is, and what to do, each once for a text or a line."""
    page = Page("content/a.md", "So.\n\nNow Hartwell is Hartwell.\n")
    of = (tmp_path / "decisions/2026/pcc-d-2026-07.yaml").as_posix()
    told = [str(one) for one in found(tmp_path, page, r07=f"{SHORT}reasons: So Hartwell is Hartwell.\n")]
    what = "repeats the first word of a name that is withheld at /summary/0 (paragraph 1.1)"
    assert told == [
        f"{of}:8:13: RETYPE-02 warning: /reasons {what}. {LOOK}",
        f"content/a.md:3:5: RETYPE-02 warning: This line {what} of {of}. {LOOK}",
    ]


PUBLIC_ANYWAY = {
    "a road in the record": ("options: So Hartwell Road is closed.", "", ""),
    "a road in a related record": ("", "options: So Hartwell Road is closed.", ""),
    "a road on a page": ("", "", "So Hartwell Road is closed."),
    "somebody's name": ("author: {role: R, name: Alice Hartwell}", "", ""),
    "somebody's name of one word": ("author: {role: R, name: Hartwell}", "", ""),
    "a person": ("options: So Mrs Hartwell says.", "", ""),
    "a place of the record": ("options: The station in Hartwell is old.", "", ""),
    "a place of a page": ("", "", "It is near Hartwell."),
    "a word": ("options: So each hartwell says.", "", ""),
    "a word of a page": ("", "", "Some hartwell’s lid."),
}


@pytest.mark.parametrize("case", PUBLIC_ANYWAY)
def test_a_word_that_is_public_anyway_is_no_short_name(case: str, tmp_path: Path) -> None:
    """Where it is another's name, a place or a common word, in the record, a related one or on a page."""
    own, related, page = PUBLIC_ANYWAY[case]
    told = found(
        tmp_path,
        Page("content/a.md", f"{page}\n\nThen Hartwell began.\n"),
        r07=f"{SHORT}reasons: Then Hartwell began.\n{own}\n",
        r09=f"relations: {{amends: [PCC/D/2026/7]}}\n{related}\n",
    )
    assert not told


NOT_ENOUGH = {
    "a name in an unrelated record": "options: So Hartwell Lodge is closed and Mrs Hartwell says.",
    "an address": "options: Write to info@hartwell.example or www.hartwell.example, see hartwell/a and a/hartwell.",
    "one's own name marked once more": "options: 'It is [[commercial: Hartwell Telemetry]].'",
}


@pytest.mark.parametrize("case", NOT_ENOUGH)
def test_what_makes_no_word_public(case: str, tmp_path: Path) -> None:
    """Nobody here is called so, nothing is, and it is no word."""
    told = found(tmp_path, r07=f"{SHORT}reasons: Then Hartwell began.\n", r09=f"{NOT_ENOUGH[case]}\n")
    assert ("RETYPE-02", 8) in said(told)


def test_the_name_in_full_is_an_error_and_hides_no_short_one(tmp_path: Path) -> None:
    """The firm's own name makes its first word nobody else's."""
    text = f"{SHORT}reasons: So Hartwell Telemetry Ltd says.\noptions: So Hartwell says.\n"
    assert said(found(tmp_path, r07=text)) == [("RETYPE-01", 8), ("RETYPE-02", 9)]


@pytest.mark.parametrize(
    ("name", "is_told"),
    [
        ("Solar Telemetry Ltd", False),
        ("Cleveland Telemetry Ltd", False),
        ("Register Telemetry Ltd", False),
        ("Zentr Telemetry Ltd", True),
        ("Zent Telemetry Ltd", False),
        ("Zentrix Telemetry", False),
    ],
)
def test_a_common_word_a_force_and_the_programs_words_are_no_short_names(
    name: str,
    is_told: bool,  # noqa: FBT001  # a table
    tmp_path: Path,
) -> None:
    """Nor is a word of four letters, or one of a name without `Ltd` in a text."""
    word = name.split()[0]
    text = SHORT.replace("Hartwell Telemetry Ltd", name) + f"reasons: Then {word} began.\n"
    found(tmp_path, r07=text)
    records = load(tmp_path / "decisions", DAY).records
    told = [one for _, one in retyped(records, [Page("content/a.md", f"Then {word} began.")], ["See the Register."])]
    assert [one.code for one in told] == ["RETYPE-02"] * 2 * is_told


def test_whoever_is_paid_may_be_called_for_short(tmp_path: Path) -> None:
    """The recipient of an amount is a firm without its `Ltd`."""
    text = ONE.format("recipient: Hartwell Telemetry, withheld: {recipient: g}") + "reasons: So Hartwell says.\n"
    assert said(found(tmp_path, r07=text)) == [("RETYPE-02", 5)]


def test_a_shorter_sum_on_a_page_is_told_beside_the_reference(tmp_path: Path) -> None:
    """Four digits alone may mean anything; beside the reference of their record they mean that one."""
    text = SUM.format(4321000, "")
    for line, is_told in (
        ("Decision PCC/D/2026/07 cost £4.321m.", True),
        ("It cost [£4,321,000](decisions/2026/pcc-d-2026-07/index.md).", True),
        ("Decision PCC/D/2026/08 cost £4.321m.", False),
        ("It cost £4.321m.", False),
        ("Decision PCC/D/2026/07 cost £4.3m.", False),
    ):
        said = [one.code for one in found(tmp_path, Page("content/a.md", line), r07=text)]
        assert said == ["RETYPE-01"] * is_told, line


def test_a_surname_within_a_sentence_of_a_page_is_looked_at(tmp_path: Path) -> None:
    """It may be another person's, so that it is a warning; where any word has its capital, it says nothing."""
    page = Page("content/a.md", "\n\n".join(SAID + NOT_SAID))
    of = (tmp_path / "decisions/2026/pcc-d-2026-07.yaml").as_posix()
    told = f"This line repeats a surname that is withheld at /author/name of {of}."
    heard = [one for one in found(tmp_path, page, r07=OWN) if "content" in str(one)]
    assert {(one.code, one.problem, one.remedy) for one in heard} == {("RETYPE-02", told, LOOK)}
    assert [one.position.line for one in heard] == [1, 3, 6, 8, 10]
    first = found(tmp_path, Page("content/a.md", "I Drayhurst wrote."), r07=OWN)
    assert [one.code for one in first if "content" in str(one)] == ["RETYPE-02"]


@pytest.mark.parametrize("line", ["Mrs Drayhurst is O. Drayhurst.", "O. Drayhurst is Mrs Drayhurst."])
def test_a_line_with_a_surname_and_a_name_is_an_error_once(line: str, tmp_path: Path) -> None:
    """In whichever order they stand; the next line is told of by itself, and the column is that of the name."""
    page = Page("content/a.md", f"{line}\nSo says O. Drayhurst, and O. Drayhurst again.\nAsk Mrs Drayhurst.\n")
    told = [one for one in found(tmp_path, page, r07=OWN) if "content" in str(one)]
    assert [(one.code, one.position.line, one.position.column) for one in told] == [
        ("RETYPE-01", 1, line.index("O. ") + 1),
        ("RETYPE-01", 2, 9),
        ("RETYPE-02", 3, 9),
    ]


def test_a_short_surname_on_a_page_is_not_looked_at(tmp_path: Path) -> None:
    """Of four letters it is weaker, and a word of many things."""
    text = OWN.replace("Ottoline Drayhurst", "Ada Bell")
    assert not [one for one in found(tmp_path, Page("content/a.md", "Ask Mr Bell."), r07=text) if "content" in str(one)]


def test_a_number_or_an_address_is_not_spelt_out_elsewhere(tmp_path: Path) -> None:
    """However it is written, in its own record and on a hand-written page that nobody's number makes public."""
    text = (
        "summary: ['Ring her, says [[personal: the note of 01632 960123 by the door]].']\nreasons: Ring 01632960123.\n"
    )
    page = Page("content/a.md", "Ring 01632-960123.")
    assert ("RETYPE-01", 5) in said(found(tmp_path, page, r07=text))


def test_a_sum_in_an_unrelated_record_must_be_a_telling_one(tmp_path: Path) -> None:
    """Five digits hardly stand there by chance; four do."""
    text = SUM.format(23451, ", {id: b, label: M, value: 98760, withheld: {value: g}}")
    said = found(tmp_path, r07=text, r09="reasons: Of £98,760 some £23,451 was spent.\n")
    assert [one.problem.split(" of ")[0] for one in said] == ["/reasons repeats what is withheld at /amounts/0/value"]
    assert said[0].code == "RETYPE-02"


def test_words_retyped_in_a_related_record_are_an_error(tmp_path: Path) -> None:
    """In either direction of the relation."""
    other = "reasons: Hartwell Quendale again.\nrelations: {amends: [PCC/D/2026/7]}\n"
    findings = found(tmp_path, r07=OWN, r09=other)
    assert ("RETYPE-01", 4) in said(findings)
    one = next(finding for finding in findings if finding.code == "RETYPE-01")
    assert one.position.path.endswith("pcc-d-2026-09.yaml")
    assert "at /summary/0 (paragraph 1.1) of " in one.problem


def test_words_in_an_unrelated_record_are_a_warning(tmp_path: Path) -> None:
    """One supplier may be public there."""
    assert ("RETYPE-02", 4) in said(found(tmp_path, r07=OWN, r09="reasons: Hartwell Quendale again.\n"))


def test_words_on_a_hand_written_page_are_an_error(tmp_path: Path) -> None:
    """With the line of the page."""
    page = Page("content/about.md", "# About\n\nThanks to Hartwell Quendale Ltd and the Mossbarrow depot.\n")
    findings = [one for one in found(tmp_path, page, r07=OWN) if one.position.path == page.path]
    assert said(findings) == [("RETYPE-01", 3)]


def test_a_surname_that_is_a_word_is_told_by_its_capital(tmp_path: Path) -> None:
    """`At a price` names nobody; Mr Price is somebody."""
    text = OWN.replace("Ottoline Drayhurst", "Ada Price")
    assert not found(
        tmp_path, Page("content/a.md", "At a price, or what price a wall."), r07=f"{text}options: At a price.\n"
    )[1:]
    assert ("RETYPE-01", 12) in said(found(tmp_path / "b", r07=f"{text}reasons: So Mr Price says.\n"))


def test_what_every_office_writes_is_retyped_nowhere_else(tmp_path: Path) -> None:
    """A withheld paper may be called what it is; a withheld post is not spelt out in its own record."""
    text = 'summary: ["It was the [[personal: Deputy Chief Constable]]."]\n'
    text += "attachments: [{file: tender-report.pdf, title: Tender report, withheld: commercial}]\n"
    page = Page("content/about.md", "The Deputy Chief Constable reads each tender report.")
    assert not found(
        tmp_path, page, r07=f"{text}reasons: The tender report is withheld.\n", r09="reasons: Deputy Chief Constable.\n"
    )
    assert said(found(tmp_path, r07=f"{text}reasons: Deputy Chief Constable.\n", r09="reasons: No.\n")) == [
        ("RETYPE-01", 6)
    ]


def test_a_removed_record_has_no_marks_to_repeat(tmp_path: Path) -> None:
    """The decision that stands in its place says the same, and may name it."""
    gone = "ref: PCC/D/2026/07\nstatus: removed\npublish_on: 2026-03-05\nstatus_note: Twice.\n"
    gone += "title: Hartwell Quendale Ltd\n"
    (tmp_path / "decisions/2026").mkdir(parents=True)
    (tmp_path / "decisions/2026/pcc-d-2026-07.yaml").write_text(gone, encoding="utf-8")
    other = "reasons: Hartwell Quendale Ltd.\nrelations: {supersedes: [PCC/D/2026/07]}\n"
    assert not found(tmp_path, r09=other)


def test_words_of_part_2_may_be_public(tmp_path: Path) -> None:
    """Part 2 repeats public facts as a matter of course."""
    text = (
        "reasons: Hartwell Quendale is paid £1.04m.\npart2: {grounds: [g], notes: Hartwell Quendale is paid £1.04m.}\n"
    )
    assert not found(tmp_path, r07=text)


def test_no_finding_says_the_words(tmp_path: Path) -> None:
    """Only where they stand."""
    findings = found(tmp_path, r07=f"{OWN}reasons: Hartwell Quendale and O. Drayhurst for £47,318.62.\n")
    assert len(findings) == 4
    for finding in findings:
        assert not {"Hartwell", "Quendale", "Drayhurst", "47"} & set(str(finding).replace(",", " ").split())


def test_a_suppression_lets_one_value_pass(tmp_path: Path) -> None:
    """Two people may say that a name is meant to be public."""
    assert found(tmp_path, r07=f"{OWN}reasons: Hartwell Quendale and O. Drayhurst.\n")
    (tmp_path / "decisions/suppressions.yaml").write_text(
        "suppressions:\n  - record: PCC/D/2026/07\n    pointer: /summary/0\n    reason: It is on the sign.\n"
        "    expires: 2027-01-01\n    approved_by: [A. Example, B. Example]\n"
    )
    suppressions = read_suppressions(tmp_path / "decisions/suppressions.yaml", date(2026, 11, 23))
    assert not suppressions.findings
    left = list(unsuppressed(retyped(load(tmp_path / "decisions", DAY).records, ()), suppressions))
    assert sum(one.code == "RETYPE-01" for one in left) == 1


def test_papers_that_are_declared_and_not_at_hand_are_said(tmp_path: Path) -> None:
    """Once for each record, at its Part 2."""
    assert not found(tmp_path, r07="part2: {grounds: [g]}\n", r08="part2: {grounds: [g], held: false}\n")
    findings = list(absent_papers(load(tmp_path / "decisions", DAY)))
    assert said(findings) == [("PART2-06", 4)]
