"""The numbers of a run, and the certificate that is made of them: exact, searched, and made of a clean site alone."""

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from generator.documents import Fragment
from generator.verification.canary import disguised, new_canary, unseen
from generator.verification.leaks import Examiner, Leak
from generator.verification.loading import load
from generator.verification.needle import Form, Strength
from generator.verification.publicity import Owner, gathered
from generator.verification.retyped import Page
from generator.verification.verify import Request, _without_canary, verify

DAY = "2026-11-23"
OPEN = """\
ref: PCC/D/2026/07
title: Vehicle tracking
status: made
publish_on: 2026-03-05
summary: ["The bidder was [[commercial: Hartwell Quendale]], [[commercial: six]] of them."]
part2: {grounds: [commercial]}
"""
DRAFT = "ref: PCC/D/2026/08\nstatus: draft\ntitle: Closure of Brockholt\npart2: {grounds: [commercial]}\n"
PAPERS = "notes: To be said to Drayhurst.\n"


@pytest.fixture
def request_(tmp_path: Path) -> Request:
    """Two records, papers of one of them, and a clean site of three files, one of the theme."""
    for name, text in {
        "decisions/2026/pcc-d-2026-07.yaml": OPEN,
        "decisions/2026/pcc-d-2026-07.part2.yaml": PAPERS,
        "decisions/2026/pcc-d-2026-08.yaml": DRAFT,
        "site/a.html": "12345",
        "site/decisions/2026/pcc-d-2026-07/index.html": "1234567",
        "site/assets/t.css": "a {}",
        "site/verification.json": "Hartwell Quendale",
        "theme/assets/t.css": "a {}",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    answered = frozenset({"verification.json"})
    return Request(tmp_path / "decisions", tmp_path / "site", DAY, themes=[tmp_path / "theme"], answered_for=answered)


def test_the_numbers_of_a_run_are_exact(request_: Request, tmp_path: Path) -> None:
    """Without the canary's; what the certificate's own files hold is not searched before they are made."""
    verdict = verify(replace(request_, memory=tmp_path / "memory"))
    assert not verdict.findings
    assert verdict.certificate == {}
    disguises = verdict.facts.pop("disguises")
    assert disguises == len(list(disguised(new_canary()))) + len(("name of a file", "name of a folder"))
    assert verdict.facts == {
        "records": 2,
        "public_records": 1,
        "secrets": 7,
        "unsearched": 3,
        "forms": len(Form),
        "files": 2,
        "theme_files": 1,
        "bytes": 12,
        "known": 0,
        "part2_at_hand": 1,
        "part2_absent": 1,
    }
    again = verify(replace(request_, memory=tmp_path / "memory"))
    assert again.facts == verdict.facts | {"known": 2, "disguises": disguises}


def test_a_certificate_is_made_of_the_numbers_of_a_clean_site(request_: Request) -> None:
    """It is handed back as it was made, with the numbers that it was made of."""
    asked: list[dict[str, int]] = []

    def certify(facts: dict[str, int]) -> dict[str, bytes]:
        asked.append(facts)
        return {"verification.json": b"{}"}

    verdict = verify(replace(request_, certify=certify))
    assert verdict.certificate == {"verification.json": b"{}"}
    assert asked == [verdict.facts]
    assert verdict.is_trusted
    assert verdict.leaks == ()
    assert not verdict.findings
    (request_.site / "a.html").write_text("Hartwell Quendale")
    leaky = verify(replace(request_, certify=certify))
    assert ([one.code for one in leaky.findings], leaky.certificate, len(asked)) == (["LEAK-01"], {}, 1)
    assert [one.name for one in leaky.leaks] == ["a.html"]


def test_a_certificate_is_searched_like_everything_else(request_: Request) -> None:
    """Every file of it; a private report has its words as well."""
    files = {"a.json": b"{}", "b.json": b'{"of": "Hartwell Quendale"}', "c.html": b"Brockholt"}
    verdict = verify(replace(request_, certify=lambda _: files, quote=True))
    assert [one.code for one in verdict.findings] == ["LEAK-01", "LEAK-01"]
    assert [(one.name, one.excerpt) for one in verdict.leaks] == [
        ("b.json", '{"of": "Hartwell Quendale"}'),
        ("c.html", "Brockholt"),
    ]


def test_what_is_wrong_with_the_records_is_said_beside_a_missing_site(request_: Request) -> None:
    """Nothing is searched, and no numbers are given."""
    (request_.decisions / "2026/broken.yaml").write_text("[")
    verdict = verify(request_)
    assert ([one.code for one in verdict.findings], verdict.facts) == (["YAML-04"], {})
    missing = verify(replace(request_, site=request_.site / "none"))
    assert [one.code for one in missing.findings] == ["YAML-04", "VERIFY-05"]
    assert missing.is_trusted


def test_the_address_of_a_public_decision_is_public_and_no_other(request_: Request) -> None:
    """What Part 2 says of the address of the site is no secret of it; the address of a draft is one."""
    site = "https://midshire.example/"
    for number, codes in (("07", []), ("08", ["LEAK-01"])):
        notes = f"notes: See {site}decisions/2026/pcc-d-2026-{number}/\n"
        (request_.decisions / "2026/pcc-d-2026-07.part2.yaml").write_text(notes)
        (request_.site / "a.html").write_text(f"{site}decisions/2026/pcc-d-2026-{number}/")
        found = {one.code for one in verify(replace(request_, address=site)).findings}
        assert sorted(found) == codes


def test_who_finds_the_canary_everywhere_is_as_blind_as_who_finds_it_nowhere() -> None:
    """A plain page is shown as well, and each disguise is named that was not seen through."""
    canary = new_canary()
    secrets = gathered([canary.record()])

    class Dreamer(Examiner):
        def examine(self, name: str, texts: Iterable[Fragment]) -> list[Leak]:
            return [Leak(Owner(0, 0), name, "", Form.NAME, Strength.STRONG, False, None) for _ in list(texts)[:1]]

    class Sleeper(Examiner):
        def examine(self, name: str, texts: Iterable[Fragment]) -> list[Leak]:
            assert name
            assert list(texts)
            return []

    assert unseen(Examiner(secrets), canary) == []
    assert unseen(Dreamer(secrets), canary) == ["a page without it"]
    assert unseen(Sleeper(secrets), canary) == [
        *(name for name, _, _ in disguised(canary)),
        "name of a file or folder",
        "name of a file or folder",
    ]


def test_each_canary_is_another_and_says_enough_to_be_found() -> None:
    """Seven digits that all count, words of nine letters, and none of them the same as those of the last run."""
    some = [new_canary() for _ in range(50)]
    assert all(len(str(one.amount)) == 7 and one.amount % 10 for one in some)
    assert all(len(word) == 9 for one in some for word in (one.given, one.surname, one.file.removesuffix("-bids.pdf")))
    assert len({word for one in some for word in (one.given, one.surname, one.file)}) == 150
    (record,) = {(one.slug, one.is_public, len(one.secret)) for one in (canary.record() for canary in some)}
    assert record == ("part-one-canary", False, 4)


@pytest.mark.parametrize(
    ("part2", "at_hand"),
    [
        ("{grounds: [commercial], notes: Drayhurst}", 1),
        ("{grounds: [commercial], report: [{heading: Drayhurst}]}", 1),
        ("{grounds: [commercial], held: false}", 0),
        ("{grounds: [commercial]}", 0),
    ],
)
def test_papers_are_at_hand_where_there_are_words_of_them(request_: Request, part2: str, at_hand: int) -> None:
    """In the record itself as well; that there are some, or none, is not a word of them."""
    (request_.decisions / "2026/pcc-d-2026-07.part2.yaml").unlink()
    record = OPEN.replace("{grounds: [commercial]}", part2)
    (request_.decisions / "2026/pcc-d-2026-07.yaml").write_text(record)
    assert verify(request_).facts["part2_at_hand"] == at_hand


def test_papers_in_another_folder_are_looked_for(request_: Request, tmp_path: Path) -> None:
    """Counted and searched like those beside their record; who is not told of the folder does not know them."""
    vault = tmp_path / "vault"
    vault.mkdir()
    (request_.decisions / "2026/pcc-d-2026-07.part2.yaml").rename(vault / "pcc-d-2026-07.part2.yaml")
    (request_.site / "a.html").write_text("Drayhurst")
    assert verify(request_).facts["part2_at_hand"] == 0
    found = verify(replace(request_, part2_folder=vault))
    assert [one.code for one in found.findings] == ["LEAK-01"]
    assert found.facts["part2_at_hand"] == 1


def test_a_page_that_was_clean_is_looked_at_again_when_the_secret_is_its_own(request_: Request, tmp_path: Path) -> None:
    """A word of five letters says enough on the pages of its own record: whose it is belongs to what is remembered."""
    request = replace(request_, memory=tmp_path / "memory")
    for path in (request.decisions / "2026").iterdir():
        path.unlink()  # no other secret stands between the two: they are looked for in the same order
    here, there = (request.decisions / f"2026/pcc-d-2026-{number}.yaml" for number in ("07", "09"))
    (request.site / "decisions/2026/pcc-d-2026-09").mkdir()
    (request.site / "decisions/2026/pcc-d-2026-09/index.html").write_text("Fipps")
    for owner, codes in ((here, []), (there, ["LEAK-01"])):
        for path in (here, there):
            word = "[[commercial: Fipps]]" if path == owner else "nothing"
            path.write_text(
                re.sub(r"summary: .*", f"summary: ['It is {word}.']", OPEN).replace("/07", f"/{path.stem[-2:]}")
            )
        assert [one.code for one in verify(request).findings] == codes


SUPPRESSED = """\
suppressions:
  - record: PCC/D/2026/07
    pointer: /summary/0
    reason: A street.
    expires: 2027-01-01
    approved_by: [A. Example, B. Example]
"""


def test_a_suppression_that_is_needed_before_the_build_is_of_use(request_: Request) -> None:
    """A retyped word on a hand-written page was suppressed there, though the finished site does not show it."""
    (request_.decisions / "suppressions.yaml").write_text(SUPPRESSED)
    assert [one.code for one in verify(request_).findings] == ["SUPPRESS-06"]
    page = Page("content/about.md", "We thank Hartwell Quendale.")
    assert not verify(replace(request_, pages=(page,))).findings


def test_a_suppression_of_papers_in_another_folder_is_heeded(request_: Request, tmp_path: Path) -> None:
    """What it names is found where the papers are, so that it lets just that pass."""
    vault = tmp_path / "vault"
    vault.mkdir()
    (request_.decisions / "2026/pcc-d-2026-07.part2.yaml").rename(vault / "pcc-d-2026-07.part2.yaml")
    (request_.decisions / "suppressions.yaml").write_text(SUPPRESSED.replace("/summary/0", "/part2/notes"))
    request = replace(request_, part2_folder=vault)
    (request.site / "a.html").write_text("Drayhurst")
    assert not verify(request).findings
    (request.site / "a.html").write_text("Drayhurst for Hartwell Quendale")
    assert [one.code for one in verify(request).findings] == ["LEAK-01"]


def test_a_suppression_is_of_use_for_a_sum_of_papers_in_another_folder(request_: Request, tmp_path: Path) -> None:
    """Two public amounts tell the third, which is in the papers alone; before the build that was let pass."""
    vault = tmp_path / "vault"
    vault.mkdir()
    record = request_.decisions / "2026/pcc-d-2026-07.yaml"
    with record.open("a") as file:
        file.write("amounts: [{id: a, label: Vans with tax, value: 1200}, {id: b, label: Vans, value: 1000}]\n")
    (request_.decisions / "2026/pcc-d-2026-07.part2.yaml").unlink()
    (vault / "pcc-d-2026-07.part2.yaml").write_text("amounts: [{id: levy, label: Levy, value: 200}]\n")
    (request_.decisions / "suppressions.yaml").write_text(SUPPRESSED.replace("/summary/0", "/part2/amounts/0/value"))
    assert not verify(replace(request_, part2_folder=vault)).findings


def test_a_suppression_is_of_use_where_a_certificate_is_made(request_: Request) -> None:
    """That the certificate does not need it makes it no less of use; one that does nothing is said once."""
    (request_.decisions / "suppressions.yaml").write_text(SUPPRESSED)
    with_certificate = replace(request_, certify=lambda _: {"verification.json": b"Drayhurst"})
    assert sorted(one.code for one in verify(with_certificate).findings) == ["LEAK-01", "SUPPRESS-06"]
    (request_.site / "a.html").write_text("Hartwell Quendale")
    assert [one.code for one in verify(with_certificate).findings] == ["LEAK-01"]
    (request_.site / "a.html").write_text("Hartwell Quendale for Brockholt")
    assert [one.code for one in verify(with_certificate).findings] == ["LEAK-01"]
    assert not verify(replace(request_, certify=lambda _: {}, answered_for=frozenset())).certificate


def test_what_is_remembered_of_a_run_depends_on_all_but_its_canary(request_: Request) -> None:
    """The words, the record and the value of each secret, and which of them stand elsewhere."""
    records = load(request_.decisions, DAY).records
    secrets, known = gathered([*records, new_canary().record()]), gathered(records)
    secrets.elsewhere, known.elsewhere = {0, len(known.needles)}, {0}
    kept = _without_canary(secrets)
    assert (kept.records, kept.needles, kept.owners) == (known.records, known.needles, known.owners)
    assert kept.elsewhere == known.elsewhere
