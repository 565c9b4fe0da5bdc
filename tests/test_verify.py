"""The verifier over small sites: what it finds, what it lets pass, what it says, and when it is not to be trusted."""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from generator.documents import Fragment, Unreadable, fragments
from generator.findings import as_github, as_json, as_text
from generator.reports import FORMATS
from generator.verification import canary as canaries
from generator.verification import sweep as sweeping
from generator.verification.canary import disguised, new_canary
from generator.verification.disguises import DISGUISES
from generator.verification.memory import FILE
from generator.verification.publicity import Secrets, gathered
from generator.verification.raw import RawRecord
from generator.verification.retyped import Page
from generator.verification.verify import Request, Verdict, verify

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


def test_a_page_that_asks_another_host_is_said_and_not_remembered(office: Office, tmp_path: Path) -> None:
    """A script, style or picture from elsewhere, in the first run and in the next."""
    site: dict[str, str | bytes] = {"a.html": '<script src="https://stats.example/a.js"></script>'}
    request = replace(office(site), memory=tmp_path / "memory")
    for _ in range(2):
        assert [one.code for one in verify(request).findings] == ["LEAK-05"]


def test_the_log_is_searched(office: Office) -> None:
    """A warning that quotes a record is a leak as well."""
    verdict = verify(replace(office(), log="WARNING - Hartwell Quendale"))
    assert found(verdict) == [("LEAK-04", "/summary/0")]


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
    findings = verify(replace(office(site), log="Hartwell Quendale")).findings
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
