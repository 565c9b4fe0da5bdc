"""The verifier over small sites: what it finds, what it lets pass, what it says, and when it is not to be trusted."""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from generator.documents import Fragment, Unreadable, fragments
from generator.findings import as_github, as_json, as_text
from generator.reports import FORMATS
from generator.verification import canary as canaries
from generator.verification import sweep as sweeping
from generator.verification.canary import disguised, new_canary
from generator.verification.disguises import DISGUISES
from generator.verification.folding import squeeze
from generator.verification.leaks import Examiner
from generator.verification.memory import FILE
from generator.verification.needle import Form, Needle, Strength
from generator.verification.publicity import Owner, Secrets, Sources, gathered, without_public
from generator.verification.raw import RawRecord, sorted_record
from generator.verification.references import BESIDE, speaks_of
from generator.verification.retyped import Page
from generator.verification.search import Search
from generator.verification.verify import Request, Verdict, verify
from generator.yaml_text import read_yaml

DAY = "2026-11-23"
RECORD = """\
ref: PCC/D/2026/07
title: Vehicle tracking
status: made
category: Fleet
decided: 2026-03-02
publish_on: 2026-03-05
decision_makers: [{role: Police and Crime Commissioner, name: Priya Thornacre}]
summary:
  - "The bidder was [[commercial: Hartwell Quendale Ltd]]."
  - {text: Spare parts are kept at the Mossbarrow depot until further notice, withheld: commercial}
amounts:
  - {id: total, label: Total, value: 1040000, written: £1.04m}
  - {id: rate, label: Unit rate, value: 41.27, withheld: commercial}
  - {id: fee, label: Entry fee, value: 23000, withheld: {value: commercial}}
signatories:
  - role: Head of Law
    name: Ottoline Drayhurst
    capacity: adviser
    signed: 2026-02-11
    withheld: {name: personal, signed: personal}
part2:
  grounds: [commercial]
  notes: The total of £1.04m includes a penalty of £47,318.62 that Priya Thornacre knows of.
"""
PAGE = "decisions/2026/pcc-d-2026-07/index.html"
CLEAN = "<h1>PCC/D/2026/07 Vehicle tracking</h1><p>Total £1.04m, 2 March 2026, Priya Thornacre. Withheld.</p>"
Office = Callable[..., Request]


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """Writes records and a site, and gives what is to be checked."""

    def make(site: dict[str, str | bytes] | None = None, **records: str) -> Request:
        for name, text in {"pcc-d-2026-07": RECORD, **records}.items():
            _write(tmp_path / "decisions/2026" / f"{name.replace('_', '-')}.yaml", text)
        for name, data in ({PAGE: CLEAN} | (site or {})).items():
            _write(tmp_path / "site" / name, data)
        return Request(tmp_path / "decisions", tmp_path / "site", DAY)

    return make


def _write(path: Path, data: str | bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)


def found(verdict: Verdict) -> list[tuple[str, str]]:
    """The code of each finding, with the address that it speaks of."""
    said = [(one.code, re.match(r"/\S+|The comment on line \d+|This", one.problem)) for one in verdict.findings]
    return sorted((code, match[0] if match else "") for code, match in said)


LISTED = """\
ref: PCC/D/2026/08
status: made
publish_on: 2026-03-05
amounts:
  - {id: a, label: Vans, value: 1284600, per: total, recipient: Hexa Fleet Ltd, funded_from: Capital Fund}
part2:
  grounds: [commercial]
  notes: |
    There is in the Capital Fund £1,284,600 too much.

    | Bidder | Price | Rank |
    |---|---|---|
    | Hexa Fleet Ltd | £1,284,600 | 1 |
    | Quartix Vehicle Ltd | £1,382,750 | 2 |
"""
ROWS = {
    "who is paid": ("<td>Hexa Fleet Ltd</td><td>£1,284,600</td><td>1</td>", False),
    "what pays": ("<td>Capital Fund</td><td>£1,284,600</td><td>1</td>", False),
    "another bidder": ("<td>Quartix Vehicle Ltd</td><td>£1,284,600</td>", True),
    "another sum": ("<td>Hexa Fleet Ltd</td><td>£1,382,750</td>", True),
    "the table of the bids": ("<td>Hexa Fleet Ltd</td><td>£1,284,600</td><td>1</td><td>Quartix Vehicle</td>", True),
}


@pytest.mark.parametrize(("row", "is_told"), ROWS.values(), ids=ROWS.keys())
def test_a_winner_beside_the_price_is_public_in_lists_too(row: str, is_told: bool, office: Office) -> None:  # noqa: FBT001
    """Part 2 has a table of bids, and the register lists of who is paid: the winner stands beside the price in both."""
    verdict = verify(office({"money/recipients/index.html": f"<table><tr>{row}</tr></table>"}, pcc_d_2026_08=LISTED))
    assert {one.code for one in verdict.findings} == ({"LEAK-01"} if is_told else set())


def test_a_clean_site_is_clean(office: Office) -> None:
    """A public total that Part 2 repeats, a name that is public as well, and the decision's own day raise no alarm."""
    verdict = verify(office())
    assert not verdict.findings
    assert verdict.is_trusted
    assert verdict.facts["secrets"] == 9
    assert verdict.facts["disguises"] > 50


LEAKS = {
    "a name in full": ("about/index.html", "by Hartwell Quendale", "/summary/0"),
    "a firm without Ltd": ("data.json", '{"a": "HARTWELL-QUENDALE"}', "/summary/0"),
    "one word of a name": ("about/index.html", "Quendale was there", "/summary/0"),
    "five words in a row": ("feed.xml", "<x>at the <b>Mossbarrow</b> depot until then</x>", "/summary/1/text"),
    "a middling sum on its own page": (PAGE, f"{CLEAN} £41.27", "/amounts/1/value"),
    "a middling sum beside another secret": ("a.html", "41.27 for the Unit rate card", "/amounts/1/value"),
    "a faint sum beside another secret": ("a.html", "£23k to Ottoline Drayhurst", "/amounts/2/value"),
    "a day on its own page": (PAGE, f"{CLEAN} signed 11 February 2026", "/signatories/0/signed"),
    "a day with a short year": (PAGE, f"{CLEAN} signed 11/02/26", "/signatories/0/signed"),
    "a day with a short year beside its reference": ("a.html", "PCC/D/2026/07 of 11.02.26", "/signatories/0/signed"),
    "initials and surname": ("a.html", "O. Drayhurst", "/signatories/0/name"),
    "a sum of Part 2": ("data.csv", "a\n47318.62\n", "/part2/notes"),
    "a name of a folder": ("hartwell-quendale/index.html", "x", "/summary/0"),
    "a name of a file": ("files/Ottoline%20Drayhurst.txt", "x", "/signatories/0/name"),
}


@pytest.mark.parametrize(("name", "text", "address"), LEAKS.values(), ids=LEAKS.keys())
def test_a_leak_is_found(office: Office, name: str, text: str, address: str) -> None:
    """Each kind of secret, where it says enough."""
    assert ("LEAK-01", address) in found(verify(office({name: text})))


PASSES = {
    "a faint sum alone": ("a.html", "They cost £23,000 in all"),
    "a middling sum on another page": ("a.html", "It costs £41.27"),
    "a sum within a longer one": (PAGE, f"{CLEAN} £141.27 or £41.275 or 241.27"),
    "a day on another page": ("a.html", "11 February 2026"),
    "a day with a short year on another page": ("a.html", "11/02/26"),
    "the digits of a day": (PAGE, f"{CLEAN} 110,226 or 11 02 26 or v11.02.26"),
    "a word within a longer one": ("a.html", "Quendaleish"),
    "four words in a row": ("a.html", "at the depot until further"),
    "a first name": ("a.html", "Ottoline"),
    "two of one sum side by side": ("a.html", "£23,000 (23,000)"),
    "a faint sum far from another": ("a.html", f"£23,000 {'and so on ' * 40} 11 February 2026"),
}


@pytest.mark.parametrize(("name", "text"), PASSES.values(), ids=PASSES.keys())
def test_what_says_too_little_passes(office: Office, name: str, text: str) -> None:
    """The written rule of strength, from its other side."""
    assert not verify(office({name: text})).findings


def test_a_comment_and_a_draft_are_secret(office: Office) -> None:
    """Words that stand in no public node of any record."""
    draft = "ref: PCC/D/2026/08\nstatus: draft\ntitle: Closure of Brockholt station\n# ask Gantry Popplewick first\n"
    site = {"a.html": "Brockholt", "b.html": "Popplewick", "c.html": "PCC/D/2026/08", "d.html": "pcc-d-2026-08"}
    verdict = verify(office(site, pcc_d_2026_08=draft))
    assert found(verdict) == [
        ("LEAK-01", "/ref"),
        ("LEAK-01", "/ref"),
        ("LEAK-01", "/title"),
        ("LEAK-01", "The comment on line 4"),
    ]


def test_what_is_public_elsewhere_is_looked_for_at_home(office: Office) -> None:
    """A supplier named openly by an unrelated record is withheld on the pages of this one, and on no other."""
    other = RECORD.split("summary:")[0].replace("2026/07", "2026/09") + "proposal: To pay Hartwell Quendale Ltd.\n"
    site: dict[str, str | bytes] = {"decisions/2026/pcc-d-2026-09/index.html": "Hartwell Quendale Ltd"}
    assert not verify(office(site, pcc_d_2026_09=other)).findings
    leaky = verify(office(site | {PAGE: f"{CLEAN} Hartwell Quendale"}, pcc_d_2026_09=other))
    assert found(leaky) == [("LEAK-01", "/summary/0")]


def test_a_related_record_makes_public(office: Office) -> None:
    """What the record that supersedes this one says openly is no secret of this one."""
    other = RECORD.split("summary:")[0].replace("2026/07", "2026/09")
    other += "proposal: To pay Hartwell Quendale Ltd.\nrelations: {supersedes: [PCC/D/2026/7]}\n"
    assert not verify(office({PAGE: f"{CLEAN} Hartwell Quendale"}, pcc_d_2026_09=other)).findings


def test_hand_written_pages_make_no_name_public(office: Office) -> None:
    """A name that somebody retyped on a page is a leak; a common word of it is none."""
    page = Page("content/about.md", "We thank Hartwell Quendale Ltd at the depot. Mossbarrow is a village.")
    request = replace(office({"about/index.html": page.text}), pages=(page,))
    assert found(verify(request)) == [("LEAK-01", "/summary/0")]


def test_the_program_makes_its_own_words_public_and_no_sum(office: Office) -> None:
    """What the theme says anyway is no leak; a number in the program is no licence."""
    request = replace(office({"a.html": "Mossbarrow 47,318.62"}), program_says=("Mossbarrow 47,318.62",))
    assert found(verify(request)) == [("LEAK-01", "/part2/notes")]


SHARED = """\
part2:
  grounds: [commercial]
  notes: >-
    Write to records@midshire.example by 2027/28. The Deputy Chief Constable and the Police and Crime Panel know.
    See https://midshire.example/decisions/2026/pcc-d-2026-07/ and the others.
  report: [{heading: Financial Implications, paragraphs: [This report is not for publication.]}]
"""


def test_what_every_office_writes_is_no_leak_elsewhere(office: Office) -> None:
    """Addresses of the office, posts, headings and years of Part 2 may stand on any page; posts not on its own."""
    record = RECORD.split("part2:")[0] + SHARED
    page = Page(
        "content/about.md",
        "The Deputy Chief Constable, the Police and Crime Panel, financial implications, 2027/28, not for publication.",
    )
    says = ("extra: {office: {contact: {email: records@midshire.example}}}",)
    site = {
        "about/index.html": f"{page.text} records@midshire.example https://midshire.example/decisions/2026/pcc-d-2026-07/"
    }
    request = replace(office(site, pcc_d_2026_07=record), pages=(page,), program_says=says)
    request = replace(request, address="https://midshire.example/")
    assert not verify(request).findings
    _write(request.site / PAGE, f"{CLEAN} Deputy Chief Constable")
    assert found(verify(request)) == [("LEAK-01", "/part2/notes")]


def test_whoever_will_sign_may_be_named_on_a_page(office: Office) -> None:
    """A draft by somebody in post does not hide who is in post; whom it withholds, or speaks of, it does."""
    draft = "ref: PCC/D/2026/08\nstatus: draft\nauthor: {role: Head of Law, name: Helen Marlowby}\n"
    draft += "proposal: Tell Ida Brockholt.\n"
    draft += "signatories: [{role: Clerk, name: Owen Thistle, withheld: {name: personal}}]\n"
    for name, leaks in {
        "Helen Marlowby": [],
        "Ida Brockholt": ["/proposal"],
        "Owen Thistle": ["/signatories/0/name"],
    }.items():
        page = Page("content/about.md", f"Thanks to {name} for everything.")
        request = replace(office({"about/index.html": page.text}, pcc_d_2026_08=draft), pages=(page,))
        assert found(verify(request)) == [("LEAK-01", at) for at in leaks]


def test_a_year_is_no_sum_and_a_word_no_name(office: Office) -> None:
    """£2,004 is not the year 2004, and `a quarry` is not A. Quarry."""
    record = RECORD.replace("value: 41.27", "value: 2004").replace("Ottoline Drayhurst", "Ada Quarry")
    page = Page("content/a.md", "x")
    own = f"{CLEAN} In 2004 we bought a quarry; what a quarry costs, at the quarry a clerk knows."
    request = replace(office({PAGE: own}, pcc_d_2026_07=record), pages=(replace(page, text="quarry"),))
    assert not verify(request).findings
    for words, address in (
        ("£2,004", "/amounts/1/value"),
        ("2,004", "/amounts/1/value"),
        ("A. Quarry", "/signatories/0/name"),
    ):
        _write(request.site / PAGE, f"{own} {words}")
        assert found(verify(request)) == [("LEAK-01", address)]


def test_a_search_for_nothing_is_no_verdict(office: Office, tmp_path: Path) -> None:
    """No record, and no page of one: only a register that is known to begin without any passes."""
    (tmp_path / "empty").mkdir()
    request = replace(office({"a.html": "x"}), decisions=tmp_path / "empty")
    (request.site / PAGE).unlink()
    certified = replace(request, certify=lambda facts: {"verification.json": str(facts["records"]).encode()})
    for refused in (request, certified):
        verdict = verify(refused)
        assert found(verdict) == [("VERIFY-01", "")]
        assert [one.position.path for one in verdict.findings] == [(tmp_path / "empty").as_posix()]
        assert not verdict.certificate
    begun = verify(replace(certified, is_begun_empty=lambda: True))
    assert (begun.findings, begun.certificate) == ((), {"verification.json": b"0"})
    never = replace(request, decisions=tmp_path / "decisions", is_begun_empty=lambda: pytest.fail("there is a record"))
    assert not verify(never).findings


def test_a_page_without_a_record_is_said(office: Office) -> None:
    """Of a draft, of no record at all, or of records that were not given: the year is said, and no name."""
    strange = "decisions/2025/hartwell-quendale/index.html"
    request = office(
        {"decisions/2026/index.html": "x", "decisions/2026/pcc-d-2026-07.json": "{}", "decisions/index.html": "x"}
    )
    assert not verify(request).findings
    _write(request.site / strange, "x")
    said = [one for one in verify(request).findings if one.code == "LEAK-06"]
    assert [one.position.path for one in said] == [(request.site / "decisions/2025").as_posix()]
    assert "hartwell" not in as_text(said)


def test_a_page_at_a_former_address_of_a_record_is_known(office: Office) -> None:
    """It leads to where the decision stands now; one beside it, of which no record speaks, is a stranger."""
    record = f"{RECORD}formerly_at: [decisions/2025/old-name/]\n"
    request = office({"decisions/2025/old-name/index.html": "Moved."}, pcc_d_2026_07=record)
    assert not verify(request).findings
    _write(request.site / "decisions/2025/old-name-2/index.html", "Moved.")
    assert [one.code for one in verify(request).findings] == ["LEAK-06"]


def test_a_page_that_asks_another_host_is_said_and_not_remembered(office: Office, tmp_path: Path) -> None:
    """A script, style or picture from elsewhere, in the first run and in the next."""
    site: dict[str, str | bytes] = {"a.html": '<script src="https://stats.example/a.js"></script>'}
    request = replace(office(site), memory=tmp_path / "memory")
    for _ in range(2):
        assert [one.code for one in verify(request).findings] == ["LEAK-05"]


def test_the_log_is_searched(office: Office) -> None:
    """A warning that quotes a record is a leak as well."""
    verdict = verify(replace(office(), await_site=lambda: "WARNING - Hartwell Quendale"))
    assert found(verdict) == [("LEAK-04", "/summary/0")]


def test_an_excerpt_is_kept_only_where_it_was_asked_for(office: Office) -> None:
    """Of a page and of the log alike; a private report needs both, and no other may have either."""
    request = replace(office({"a.html": "To Hartwell Quendale"}), await_site=lambda: "WARNING - Hartwell Quendale")
    quoted, silent = verify(replace(request, quote=True)), verify(request)
    assert [(one.name, one.view) for one in silent.leaks] == [("a.html", "as written"), ("build log", "as written")]
    assert [one.excerpt for one in silent.leaks] == [None, None]
    assert [one.excerpt for one in quoted.leaks] == ["To Hartwell Quendale", "WARNING - Hartwell Quendale"]


def test_a_withheld_file_is_known_by_its_bytes(office: Office, tmp_path: Path) -> None:
    """Under any name, an attachment that nobody publishes stays away."""
    request = office({"a/plan.csv": "1,2\n"})
    _write(tmp_path / "decisions/2026/pcc-d-2026-07/scores.csv", "1,2\n")
    assert [one.code for one in verify(request).findings] == ["LEAK-03"]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.bin", b"\0\1"),
        ("a.xlsx", b"PK"),
        ("a.html", b"\xff\xfe\x00"),
        ("a.pdf", b"%PDF-1.4 broken"),
        ("a.gz", b"no"),
    ],
)
def test_what_cannot_be_read_is_said(office: Office, name: str, data: bytes) -> None:
    """Unknown or broken: not checked, so not cleared."""
    assert "LEAK-02" in {one.code for one in verify(office({name: data})).findings}


def test_a_link_is_said(office: Office, tmp_path: Path) -> None:
    """A link could lead to the records."""
    request = office()
    (tmp_path / "site/a.html").symlink_to(tmp_path / "decisions/2026/pcc-d-2026-07.yaml")
    assert [one.code for one in verify(request).findings] == ["LEAK-02"]


def test_a_file_of_the_theme_is_passed_over_only_byte_for_byte(office: Office, tmp_path: Path) -> None:
    """A theme's file with one more word in it is a file like any other."""
    _write(tmp_path / "theme/assets/lib.bin", b"\0binary")
    request = replace(office({"assets/lib.bin": b"\0binary"}), themes=(tmp_path / "theme",))
    assert not verify(request).findings
    assert [
        one.code for one in verify(replace(office({"assets/lib.bin": b"\0binary!"}), themes=request.themes)).findings
    ]


def test_no_report_says_the_secret(office: Office) -> None:
    """Whatever the format, a report has the record, the address and the file, and no word of the secret."""
    site = {
        f"Hartwell-Quendale/{n}.html": "Hartwell Quendale 47318.62 O. Drayhurst at the Mossbarrow depot" for n in "ab"
    }
    findings = verify(replace(office(site), await_site=lambda: "Hartwell Quendale")).findings
    assert findings
    for report in (*FORMATS.values(), as_text, as_json, as_github):
        said = report(findings).casefold()
        for secret in ("hartwell", "quendale", "47318", "47,318", "drayhurst", "mossbarrow", "depot"):
            assert secret not in said
    place = next(one for one in findings if one.problem.startswith("/summary/0")).position
    assert place.path.endswith("decisions/2026/pcc-d-2026-07.yaml")
    assert place.line == 9


def test_a_key_that_nobody_knows_is_not_named(office: Office) -> None:
    """YAML may have made a key of the first words of a secret."""
    record = RECORD + "Hartwell said: it is the Brasenose file\n"
    said = as_text(verify(office({"a.html": "Brasenose"}, pcc_d_2026_07=record)).findings)
    assert "/…" in said
    assert "Hartwell" not in said


def test_every_disguise_is_seen_through(office: Office) -> None:
    """The proof that each run asks for holds, for many canaries."""
    assert len({name for name, _, _ in DISGUISES}) == len(DISGUISES) >= 30
    for _ in range(3):
        assert len(list(disguised(new_canary()))) > 50
        assert verify(office()).is_trusted


@pytest.mark.parametrize("blinded", [name for name, _, _ in DISGUISES] + ["sum in words", "initials and surname"])
def test_a_blind_eye_is_noticed(office: Office, blinded: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where one disguise is not seen through, the verdict is not trusted, and it is said which."""
    real = fragments

    def blind(name: str, data: bytes) -> Iterator[Fragment]:
        hidden = {file: 0 for found, file, _ in sheets if found == blinded}
        if (name, data) in {(file, sheet) for found, file, sheet in sheets if found == blinded}:
            raise Unreadable(str(hidden))
        yield from real(name, data)

    sheets: list[tuple[str, str, bytes]] = []
    given = canaries.disguised

    def noted(canary: canaries.Canary) -> Iterator[tuple[str, str, bytes]]:
        sheets[:] = list(given(canary))
        yield from sheets

    monkeypatch.setattr(canaries, "disguised", noted)
    monkeypatch.setattr("generator.verification.canary.fragments", blind)
    verdict = verify(office())
    assert not verdict.is_trusted
    assert [one.code for one in verdict.findings] == ["VERIFY-03"]
    assert blinded in verdict.findings[0].problem


def test_a_lost_secret_is_noticed(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """If fewer secrets are loaded than the records declare, nothing is believed."""

    def fewer(records: Sequence[RawRecord]) -> Secrets:
        return gathered([replace(one, secret=one.secret[1:]) for one in records])

    monkeypatch.setattr("generator.verification.verify.gathered", fewer)
    verdict = verify(office())
    assert not verdict.is_trusted
    assert "VERIFY-04" in {one.code for one in verdict.findings}


def test_an_automaton_that_finds_everything_is_not_trusted(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """A verifier that sees canaries on an empty page is as worthless as a blind one."""
    monkeypatch.setattr(canaries, "_is_found", lambda *_: True)
    assert not verify(office()).is_trusted


def test_no_site_is_no_clean_site(office: Office, tmp_path: Path) -> None:
    """An empty or missing folder has not been verified."""
    request = office()
    (tmp_path / "empty").mkdir()
    for site in (tmp_path / "none", tmp_path / "empty"):
        assert [one.code for one in verify(replace(request, site=site)).findings] == ["VERIFY-05"]


def test_a_second_run_looks_at_nothing_again(office: Office, tmp_path: Path) -> None:
    """Clean files are remembered; a changed file, a changed secret or changed code is looked at anew."""
    request = replace(office({"a.html": "x"}), memory=tmp_path / "memory", program=b"1")
    assert verify(request).facts["known"] == 0
    assert verify(request).facts["known"] == 2
    _write(tmp_path / "site/a.html", "y")
    assert verify(request).facts["known"] == 1
    assert verify(replace(request, program=b"2")).facts["known"] == 0
    office(None, pcc_d_2026_08="ref: A\nstatus: draft\ntitle: Brockholt\n")
    assert verify(replace(request, program=b"2")).facts["known"] == 0


def test_a_file_that_became_secret_is_looked_at_again(office: Office, tmp_path: Path) -> None:
    """A paper that was clean is none once a record has the same one and does not publish it."""
    request = replace(office({"bids.csv": "lot,rate\n1,2\n"}), memory=tmp_path / "memory")
    assert not verify(request).findings
    _write(request.decisions / "2026/pcc-d-2026-07/bids.csv", "lot,rate\n1,2\n")
    assert [one.code for one in verify(request).findings] == ["LEAK-03"]


def test_a_leak_is_never_remembered_as_clean(office: Office, tmp_path: Path) -> None:
    """The second run finds it again."""
    request = replace(office({"a.html": "Hartwell Quendale"}), memory=tmp_path / "memory")
    assert found(verify(request)) == found(verify(request)) == [("LEAK-01", "/summary/0")]


def test_the_memory_tells_nothing(office: Office, tmp_path: Path) -> None:
    """It is for its owner alone, and holds keyed digests under a key of its own."""
    verify(replace(office(), memory=tmp_path / "memory"))
    kept = tmp_path / "memory" / FILE
    assert kept.stat().st_mode & 0o077 == 0
    assert set(json.loads(kept.read_text())) == {"key", "bound", "clean"}
    kept.write_text("{")
    assert verify(replace(office(), memory=tmp_path / "memory")).facts["known"] == 0


def test_many_files_are_shared_among_the_cores(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same leaks are found by one process and by several."""
    site = {f"p{number}.html": f"{'word ' * 50}{'Quendale' if number % 7 == 0 else ''}" for number in range(40)}
    alone = verify(office(site))
    monkeypatch.setattr(sweeping, "_WORTH_A_SECOND_CORE", 0)
    monkeypatch.setattr(sweeping, "_BATCH", 500)
    monkeypatch.setattr("generator.verification.sweep.os.cpu_count", lambda: 2)
    shared = verify(office(site))
    assert sorted(map(str, shared.findings)) == sorted(map(str, alone.findings))
    assert len(shared.findings) == 6


SUPPRESSION = """\
suppressions:
  - record: PCC/D/2026/07
    pointer: /summary/0
    reason: Named in a public study as well.
    expires: 2027-01-01
    approved_by: [A. Example, B. Example]
"""


def test_a_suppression_covers_one_value(office: Office, tmp_path: Path) -> None:
    """What two people suppressed is let pass for that value, and one that does nothing is reported."""
    request = office({"a.html": "Hartwell Quendale and O. Drayhurst"})
    _write(tmp_path / "decisions/suppressions.yaml", SUPPRESSION)
    assert found(verify(request)) == [("LEAK-01", "/signatories/0/name")]
    _write(tmp_path / "site/a.html", "nothing")
    assert [one.code for one in verify(request).findings] == ["SUPPRESS-06"]


def test_an_expired_suppression_fails(office: Office, tmp_path: Path) -> None:
    """After its day it covers nothing."""
    request = office({"a.html": "Hartwell Quendale"})
    _write(tmp_path / "decisions/suppressions.yaml", SUPPRESSION.replace("2027-01-01", "2026-11-22"))
    assert {one.code for one in verify(request).findings} == {"SUPPRESS-03", "LEAK-01"}


def raw(text: str, number: int = 7) -> RawRecord:
    """A record as the witness sees it."""
    path = Path(f"decisions/2026/pcc-d-2026-{number:02}.yaml")
    return sorted_record(read_yaml("r.yaml", text.encode()), path, DAY)


def left(*records: RawRecord, program: Sequence[str] = (), content: Sequence[str] = ()) -> set[str]:
    """The patterns that are still looked for anywhere, when everything public is taken out."""
    rest = without_public(gathered(records), Sources(program, content))
    return {one.pattern.decode() for at, one in enumerate(rest.needles) if at not in rest.elsewhere}


SPOKEN = "ref: PCC/D/2026/07\nstatus: made\npublish_on: 2026-03-05\nsummary: ['So [[a: {}]] said.']\n"
FIRM = SPOKEN.format("Hartwell Quendale")


@pytest.mark.parametrize("page", ["HARTWELL QUENDALE", "Hartwell Quendale", "hartwell Quendale"])
def test_a_name_on_a_hand_written_page_stays_secret(page: str) -> None:
    """In capitals or without, whoever wrote it may have retyped it from the papers."""
    assert "hartwellquendale" in left(raw(FIRM), content=[page])


def test_common_words_on_a_hand_written_page_are_public() -> None:
    """What a page says in small letters is no name there, though a record writes it with capitals."""
    record = raw(SPOKEN.format("the Estates Board of the region as it stands"))
    assert "estatesboard" in left(record)
    assert "estatesboard" not in left(record, content=["Ask any estates board.", "Something else."])


def test_a_whole_text_on_a_hand_written_page_stays_secret() -> None:
    """Small letters do not make a text common."""
    assert "thirteennurses" in left(raw(SPOKEN.format("thirteen nurses")), content=["all thirteen nurses"])


def test_a_number_on_a_hand_written_page_stays_secret() -> None:
    """The telephone of the office may be anybody's number as well; whoever withholds it wants it looked for."""
    assert "01632960123" in left(raw(SPOKEN.format("ring 01632 960123 now")), content=["Ring 01632-960123."])


def test_a_sum_or_day_on_a_hand_written_page_stays_secret() -> None:
    """A page that says a withheld sum or day may be the leak itself."""
    record = raw(SPOKEN.format("£47,318.62 on 11 February 2026"))
    patterns = {"4731862", "11february2026"}
    assert patterns <= left(record, content=["£47,318.62 on 11 February 2026"], program=["47318.62, 11 February 2026"])


def test_every_public_text_counts() -> None:
    """What the first of several texts makes public stays so after the last."""
    record = raw(SPOKEN.format("Mossbarrow"))
    assert "mossbarrow" in left(record)
    for texts in (("Mossbarrow", "x"), ("x", "Mossbarrow")):
        assert "mossbarrow" not in left(record, program=texts)
    words_of_names = raw(SPOKEN.format("Hartwell Quendale"))
    for texts in (("Quendale", "x"), ("x", "Quendale")):
        assert "quendale" not in left(words_of_names, content=texts)


def test_a_link_is_read_as_its_words() -> None:
    """The address of a link parts no words that readers see side by side; it is a public text of its own as well."""
    linked = "proposal: 'See [Hartwell](https://example.org/mossbarrow) Quendale.'\n"
    assert "hartwellquendale" not in left(raw(FIRM + linked))
    assert "mossbarrow" not in left(raw(SPOKEN.format("Mossbarrow") + linked))
    between = "proposal: 'See [Hartwell](https://example.org) or Quendale.'\n"
    assert "hartwellquendale" in left(raw(FIRM + between))


def test_who_will_sign_may_stand_on_a_hand_written_page() -> None:
    """Of a record that is not public yet, those in post are known anyway; the rest of its names are not."""
    draft = "ref: PCC/D/2026/08\nstatus: draft\nauthor: {role: Clerk, name: Gantry Popplewick}\n"
    draft += "proposal: To pay Hartwell Quendale.\n"
    rest = left(raw(draft, 8), content=["Gantry Popplewick wrote of Hartwell Quendale"])
    assert "gantrypopplewick" not in rest
    assert "hartwellquendale" in rest


def test_what_another_record_says_of_a_hidden_one_is_not_looked_for() -> None:
    """A draft has no pages of its own on which it could be told."""
    other = raw(FIRM.split("summary")[0].replace("/07", "/09") + "proposal: To pay Hartwell Quendale.\n", 9)
    draft = raw("ref: PCC/D/2026/08\nstatus: draft\nproposal: To pay Hartwell Quendale Brasenose.\n", 8)
    rest = without_public(gathered([draft, other]), Sources())
    patterns = {one.pattern.decode() for one in rest.needles}
    assert "hartwellquendale" not in patterns
    assert "brasenose" in patterns
    assert not rest.elsewhere


def test_a_sum_that_is_public_once_is_public_in_every_form() -> None:
    """Of its own record alone: the same sum of another record is that one's secret."""
    own = raw(SPOKEN.format("£47,318.62") + "proposal: It cost 47318.62.\n")
    assert "4731862" not in left(own)
    other = raw(SPOKEN.format("£47,318.62").replace("/07", "/09"), 9)
    rest = without_public(gathered([own, other]), Sources())
    assert {owner.record for owner in rest.owners} == {1}
    assert rest.elsewhere == set(range(len(rest.needles)))
    assert (rest.loaded, rest.unsearched) == (2, 0)


def spans(needle: Needle, text: str) -> list[str]:
    """What stands at each find."""
    return [text[find.start : find.end] for find in Search([needle]).finds(text)]


def _sum(digits: str, amount: str) -> Needle:
    return Needle(squeeze(digits), Form.AMOUNT, Strength.STRONG, amount=Fraction(amount))


SUMS = [
    ("41.27", "It is 41.27, or so", True),
    ("41.27", "It is 41.27", True),
    ("41.27", "(41.27)", True),
    ("41.27", "x.41.27", True),
    ("41.27", "9.41.27", False),
    ("41.27", "9,41.27", False),
    ("41.27", "x9.41.27", False),
    ("41.27", "𝟒𝟏.𝟐𝟕. So", True),
    ("41.27", "𝟒𝟏.𝟐𝟕, so", True),
    ("41.27", "𝟒𝟏.𝟐𝟕 5", True),
    ("41.27", "𝟒𝟏.𝟐𝟕.5", False),
    ("41.27", "𝟒𝟏.𝟐𝟕,5", False),
    ("47318.62", "47\x1f,318.62 to", True),
    ("41.27", "5a.41.27", True),
    ("41.27", "a41.27", False),
    ("41.27", "141.27", False),
    ("41.27", "41.27.5", False),
    ("41.27", "41.27. 5", True),
    ("41.27", "41.27b", False),
    ("41.27", "41.27px", True),
    ("41.27", "41.27PX", True),
    ("41.27", "4127", False),
    ("41.27", "4,127", False),
    ("8436930", "8.436930 million", True),
    ("8436930", "8.436930", False),
    ("1899", "in 1899 they", True),
    ("1900", "in 1900 they", False),
    ("2099", "in 2099 they", False),
    ("2100", "in 2100 they", True),
    ("2000", "in 2,000 they", True),
    ("2000", "for £2000 they", True),
    ("47318.62", "a loss of £-47,318.62", True),
    ("47318.62", "a loss of -£47,318.62", True),
]


@pytest.mark.parametrize(("amount", "text", "is_there"), SUMS)
def test_a_sum_is_that_number_and_no_part_of_another(amount: str, text: str, is_there: bool) -> None:  # noqa: FBT001
    """What stands on either side decides, and what the digits come to."""
    assert bool(spans(_sum(amount, amount), text)) is is_there


@pytest.mark.parametrize(
    ("text", "is_there"),
    [
        ("<updated>2026-03-02T09:30:00Z</updated>", True),
        ("20260302t0930", True),
        ("2026-03-02T99", False),
        ("2026-03-02Tuesday", False),
        ("12026-03-02T09:30", False),
    ],
)
def test_a_day_with_its_hour_is_that_day(text: str, is_there: bool) -> None:  # noqa: FBT001
    """Feeds and data write it so; letters of another kind make it something else."""
    day = Needle(squeeze("2026-03-02"), Form.DAY, Strength.MIDDLING, group="day 2026-3-2")
    assert bool(spans(day, text)) is is_there
    assert not spans(replace(day, group=""), text)


def test_a_find_stands_where_it_is_said_to_stand() -> None:
    """Words, sums by their digits and sums by their pound sign are all found at their own place."""
    text = "First, and £9: then £47,318.62 to H. Quendale."
    assert spans(_sum("47318.62", "47318.62"), text)[0] == "47,318.62"
    assert "47,318.62" in spans(_sum("no such digits", "47318.62"), text)[0]
    assert len(spans(_sum("no such digits", "47318.62"), text)[0]) <= len("£47,318.62")
    assert spans(Needle(b"quendale", Form.NAME, Strength.STRONG), text) == ["Quendale"]


@pytest.mark.parametrize("text", ["Quendales.", ".aQuendale", "Quendale1", "1Quendale", "Quendaleé x"])
def test_a_whole_word_is_no_part_of_another(text: str) -> None:
    """A letter or digit on either side is enough to make it another word, where whole words are asked for."""
    assert not spans(Needle(b"quendale", Form.NAME, Strength.STRONG), text)
    assert spans(Needle(b"quendale", Form.NAME, Strength.STRONG, whole=False), text)


def test_an_article_is_nobodys_initial() -> None:
    """`a price` is not A. Price; that is, where it is written so."""
    needle = Needle(b"aprice", Form.INITIALS, Strength.STRONG)
    assert not spans(needle, "at a price")
    assert spans(needle, "by A. Price")
    assert spans(needle, "by A Price")
    assert spans(replace(needle, form=Form.NAME), "at a price")


def test_only_what_is_wanted_is_found() -> None:
    """Of two needles with one pattern or one sum, the one that was not asked for is not given."""
    text = "Quendale for £47,318.62"
    for needle in (
        Needle(b"quendale", Form.NAME, Strength.STRONG),
        _sum("47318.62", "47318.62"),
        _sum("zz", "47318.62"),
    ):
        search = Search([needle, needle])
        assert {find.needle for find in search.finds(text)} == {0, 1}
        assert {find.needle for find in search.finds(text, lambda one: one == 1)} == {1}
    assert not list(Search([]).finds(text))


WEAK = [
    Needle(b"alpha", Form.AMOUNT, Strength.FAINT),
    Needle(b"bravo", Form.ROUNDED, Strength.FAINT),
    Needle(b"charlie", Form.DAY, Strength.MIDDLING),
    Needle(b"delta", Form.NAME, Strength.STRONG),
]


def examiner(*owners: Owner, needles: Sequence[Needle] = WEAK, quote: bool = False) -> Examiner:
    """Looks for four words of two records."""
    records = [raw(FIRM, 7), raw(FIRM.replace("/07", "/09"), 9)]
    return Examiner(Secrets(records, list(needles), list(owners)), quote=quote)


APART = [Owner(0, 0), Owner(0, 1), Owner(0, 2), Owner(1, 0)]


def leaks(looker: Examiner, *texts: str, name: str = "a.html") -> dict[Form, bool]:
    """The form of each leak, and whether it is one for what stands beside it."""
    found = looker.examine(name, [Fragment("text", one) for one in texts])
    return {one.form: one.is_beside for one in found}


@pytest.mark.parametrize(
    ("gap", "expected"), [(BESIDE, {Form.AMOUNT: True, Form.ROUNDED: True}), (BESIDE + 1, {})], ids=["beside", "apart"]
)
def test_two_faint_finds_speak_for_one_another_so_far_and_no_further(gap: int, expected: dict[str, bool]) -> None:
    """From the end of the one to the beginning of the other, in either order, and wherever in the file."""
    for text in (f"alpha{' ' * gap}bravo", f"{'x ' * 300}alpha{' ' * gap}bravo", f"bravo{' ' * gap}alpha"):
        assert leaks(examiner(*APART), text) == expected


def test_finds_of_two_records_do_not_speak_for_one_another() -> None:
    """Nor do two forms of one value, nor of one sum, nor two texts of one file."""
    assert not leaks(examiner(Owner(0, 0), Owner(1, 0), Owner(1, 1), Owner(1, 2)), "alpha bravo")
    assert not leaks(examiner(Owner(0, 0), Owner(0, 0), Owner(1, 1), Owner(1, 2)), "alpha bravo")
    assert not leaks(examiner(*APART), "alpha", "bravo")
    assert not leaks(examiner(*APART), "alpha alpha")
    for groups, expected in ((("sum 1", "sum 1"), {}), (("sum 1", "sum 2"), {Form.AMOUNT: True, Form.ROUNDED: True})):
        grouped = [replace(one, group=group) for one, group in zip(WEAK[:2], groups, strict=True)]
        assert leaks(examiner(*APART, needles=[*grouped, *WEAK[2:]]), "alpha bravo") == expected
    half = [WEAK[0], replace(WEAK[1], group="sum 1"), *WEAK[2:]]
    assert leaks(examiner(*APART, needles=half), "alpha bravo") == {Form.AMOUNT: True, Form.ROUNDED: True}


def test_a_repeated_find_still_speaks_for_what_comes_after() -> None:
    """Three in a row: each that stands near another secret counts, whichever came last."""
    assert leaks(examiner(*APART), "alpha bravo bravo") == {Form.AMOUNT: True, Form.ROUNDED: True}
    assert leaks(examiner(*APART), "alpha bravo charlie") == {Form.AMOUNT: True, Form.ROUNDED: True, Form.DAY: True}
    far = " " * (BESIDE + 1)
    assert leaks(examiner(*APART), f"alpha{far}bravo charlie") == {Form.ROUNDED: True, Form.DAY: True}
    assert leaks(examiner(*APART), f"alpha bravo{far}charlie") == {Form.AMOUNT: True, Form.ROUNDED: True}


@pytest.mark.parametrize(
    "name",
    ["x/pcc-d-2026-07/index.html", "x/pcc-d-2026-07.json", "pcc-d-2026-07.v2.json", "pcc-d-2026-07/y/z.html"],
)
def test_a_file_is_home_by_its_folders_and_its_name(name: str) -> None:
    """There a middling find is enough, and elsewhere it is not."""
    assert leaks(examiner(*APART), "charlie", name=name) == {Form.DAY: False}
    assert not leaks(examiner(*APART), "charlie", name=name.replace("07", "09"))
    assert not leaks(examiner(*APART), "alpha", name=name)


@pytest.mark.parametrize("name", ["PCC/D/2026/07", "decisions/2026/pcc-d-2026-07/", "PCC-D-2026-07, of March,"])
def test_a_middling_find_is_enough_beside_the_reference_of_its_record(name: str) -> None:
    """On either side and so far, wherever the file is; another reference, or one that goes on, is none of its own."""
    for text in (f"{name}: charlie", f"charlie of {name}", f"{name}{' ' * (BESIDE - len(name))}charlie"):
        assert leaks(examiner(*APART), text) == {Form.DAY: False}
        assert not leaks(examiner(*APART), text.replace("07", "09"))
        assert not leaks(examiner(*APART), text.replace("07", "071"))
        assert not leaks(examiner(*APART), text.replace("charlie", "alpha"))
    assert not leaks(examiner(*APART), f"{name}{' ' * BESIDE}charlie")


@pytest.mark.parametrize(("slug", "is_one"), [("pcc-1-2026", True), ("pcc-1-202", False)])
def test_a_reference_has_eight_letters_and_digits(slug: str, *, is_one: bool) -> None:
    """A shorter one may stand anywhere."""
    record = RawRecord(Path(f"decisions/2026/{slug}.yaml"), "", is_public=True, public=(), secret=())
    text = f"{slug.upper()}: charlie"
    assert speaks_of(record, text, text.index("charlie"), len(text)) is is_one


def test_what_is_public_in_other_records_is_looked_for_at_home_beside_the_rest() -> None:
    """On its own pages both that and what is public nowhere; what is public elsewhere of another record is not."""
    needles = [Needle(word, Form.NAME, Strength.STRONG) for word in (b"alpha", b"bravo", b"charlie")]
    records = [raw(FIRM, 7), raw(FIRM.replace("/07", "/09"), 9)]
    secrets = Secrets(records, needles, [Owner(0, 0), Owner(0, 1), Owner(1, 0)], {1, 2})
    found = Examiner(secrets).examine("pcc-d-2026-07/index.html", [Fragment("text", "alpha bravo charlie")])
    assert [one.owner for one in found] == [Owner(0, 0), Owner(0, 1)]
    away = Examiner(secrets).examine("index.html", [Fragment("text", "alpha bravo charlie")])
    assert [one.owner for one in away] == [Owner(0, 0)]


def test_a_number_is_no_reference_to_stand_beside() -> None:
    """Where the file of a record is called by a number alone, the same number may stand anywhere."""
    looker = examiner(*APART)
    looker.secrets = replace(looker.secrets, records=[replace(raw(FIRM), path=Path("2026/2026-0007.yaml"))] * 2)
    assert not leaks(looker, "2026-0007: charlie")


def test_the_strongest_find_of_each_secret_is_told() -> None:
    """Whether it comes first or last."""
    one_owner = [Owner(0, 0), Owner(0, 1), Owner(0, 0), Owner(0, 0)]
    for text in ("delta alpha bravo", "alpha bravo delta", "charlie alpha bravo delta"):
        assert leaks(examiner(*one_owner), text) == {Form.NAME: False, Form.ROUNDED: True}


def test_a_quotation_is_kept_only_where_it_was_asked_for() -> None:
    """An excerpt has sixty characters on either side of the find, and no report but the private one has it."""
    text = f"{'a' * 99} {'b' * 59} delta {'c' * 59} {'d' * 99}"
    silent = Examiner(examiner(*APART).secrets)  # by default
    assert [one.excerpt for one in silent.examine("a", [Fragment("v", text)])] == [None]
    (quoted,) = examiner(*APART, quote=True).examine("a", [Fragment("v", text)])
    assert quoted.excerpt == f"{'b' * 59} delta {'c' * 59}"
    assert (quoted.name, quoted.view, quoted.owner, quoted.strength) == ("a", "v", Owner(1, 0), Strength.STRONG)
    (short,) = examiner(*APART, quote=True).examine("a", [Fragment("v", "the delta")])
    assert short.excerpt == "the delta"


def test_every_value_is_asked_for() -> None:
    """A value that is not wanted ends nothing, and those that no words tell are counted to the end."""
    record = raw(
        SPOKEN.format("six") + "proposal: '[[a: Mossbarrow]]'\nauthor: {role: '[[a: ten]]', name: '[[a: Ng]]'}\n"
    )
    chosen = gathered([record], only=lambda _, value: value.pointer == ("proposal",))
    assert "mossbarrow" in {one.pattern.decode() for one in chosen.needles}
    everything = gathered([record])
    untold = sum(not gathered([replace(record, secret=(one,))]).needles for one in record.secret)
    assert untold > 1
    assert (everything.loaded, everything.unsearched) == (len(record.secret), untold)
    assert without_public(everything, Sources()).unsearched == untold


def test_common_names_are_looked_for_at_home_alone() -> None:
    """What every office's papers say is looked for on the pages of its own record, and stays in the list."""
    rest = without_public(gathered([raw(SPOKEN.format("Home Office"))]), Sources())
    common = {at for at, one in enumerate(rest.needles) if one.pattern == b"homeoffice"}
    assert common
    assert common <= rest.elsewhere


def test_what_the_record_itself_says_is_public_whoever_said_it_first() -> None:
    """A record read earlier, that has nothing to do with it, does not keep the secret alive."""
    other = raw(FIRM.split("summary")[0].replace("/07", "/05") + "proposal: To pay Hartwell Quendale.\n", 5)
    own = raw(FIRM + "proposal: To pay Hartwell Quendale.\n")
    assert not without_public(gathered([other, own]), Sources()).needles
