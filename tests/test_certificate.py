"""The certificate: facts and nothing else, the same each time, and a digest that anybody can work out again."""

import hashlib
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from generator.manifest.certificate import JSON, PAGE, PART2, Facts, certificate
from generator.manifest.digest import BundleDigest, digest_bundle
from generator.manifest.version import VERSION
from generator.public.pages.verification import certificate_places

FACTS = Facts(date(2026, 11, 23), VERSION, BundleDigest("ab" * 32, 4, 1, 12), 24, 1_234_567, 17, 56, "at-hand", 5)
PLACES = '<p><span data-fact="{}">not verified</span></p>'


def page(*facts: str) -> str:
    """A page with a place for each of some facts."""
    return "".join(PLACES.format(fact) for fact in facts)


def test_every_place_of_the_page_is_filled() -> None:
    """No fact is left as in a preview, and none is asked for that is not known."""
    staged = certificate_places()["verification.md"].decode()
    assert "not verified" in staged
    filled = certificate(FACTS, staged)[PAGE].decode()
    assert "not verified" not in filled.replace("not verified against", "")
    for said in ("23 November 2026", "12", "24", "1.2", "56", "5 times", "ab" * 32, "Part 2 was at hand"):
        assert said in filled


def test_a_preview_certifies_nothing() -> None:
    """Neither the page nor the data of a preview claims a result."""
    staged = certificate_places()
    assert json.loads(staged["verification.json"]) == {"result": "not verified: this is a preview"}
    assert b"Nothing that is withheld" not in staged["verification.md"]


def test_the_data_say_what_the_page_says() -> None:
    """For programs: what was checked, with what result, by which version."""
    plain = json.loads(certificate(FACTS, "")[JSON])
    assert plain["day"] == "2026-11-23"
    assert plain["program"] == {"name": "Part One", "version": VERSION}
    assert plain["checked"] == {"decisions": 1, "withheld_places": 12, "files": 24, "bytes": 1_234_567, "forms": 17}
    assert plain["self_test"] == {"disguises": 56, "found": 56}
    assert plain["non_interference"]["runs"] == 5
    assert plain["bundle"] == {"files": 4, "sha256": "ab" * 32}
    assert plain["part2"] == "at-hand"


def test_the_number_of_secrets_is_said_only_if_the_office_lets_it() -> None:
    """How much is withheld within marks may tell something itself."""
    assert "secrets" not in json.loads(certificate(FACTS, "")[JSON])["checked"]
    assert b"not said" in certificate(FACTS, page("secrets"))[PAGE]
    told = replace(FACTS, secrets=214)
    assert json.loads(certificate(told, "")[JSON])["checked"]["secrets"] == 214
    assert b"214" in certificate(told, page("secrets"))[PAGE]


@pytest.mark.parametrize("part2", PART2)
def test_the_certificate_says_whether_part_2_was_at_hand(part2: str) -> None:
    """A site that was not searched for the words of Part 2 does not claim to be."""
    files = certificate(replace(FACTS, part2=part2), page("part2"))
    assert json.loads(files[JSON])["part2"] == part2
    assert ("Not verified against Part 2" in files[PAGE].decode()) is (part2 == "absent")


def test_a_build_without_a_proof_claims_none() -> None:
    """Only what was done is certified."""
    files = certificate(replace(FACTS, runs=None), page("runs"))
    assert "non_interference" not in json.loads(files[JSON])
    assert b"not published again" in files[PAGE]


def test_the_same_facts_give_the_same_bytes() -> None:
    """No time and no machine is in it."""
    assert certificate(FACTS, page("digest", "day")) == certificate(FACTS, page("digest", "day"))


def test_anybody_can_work_out_the_digest(tmp_path: Path) -> None:
    """It is the SHA-256 of what `sha256sum` prints for the files in the order of their names."""
    for name, text in {
        "register.json": "{}",
        "decisions/2026/a.json": '{"a": {"withheld": "g"}, "b": [{"withheld": "g"}]}',
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / ".mark").write_text("x")
    found = digest_bundle(tmp_path, ".mark")
    named = sorted(name for name in ("register.json", "decisions/2026/a.json"))
    printed = "".join(f"{hashlib.sha256((tmp_path / name).read_bytes()).hexdigest()}  {name}\n" for name in named)
    assert found == BundleDigest(hashlib.sha256(printed.encode()).hexdigest(), 2, 1, 2)


@pytest.mark.parametrize(
    ("decision", "places"),
    [
        ({"amounts": [{"value": {"withheld": "g"}, "written": {"withheld": "g"}}]}, 1),
        ({"part2": {"grounds": ["g", "h"]}, "grounds": [{"name": "g"}, {"name": "h"}]}, 2),
        ({"part2": {"grounds": "not-recorded"}}, 0),
        ({"title": "Settlement", "title_withheld": ["g"], "author": {"withheld": "g"}}, 2),
    ],
)
def test_places_are_counted_as_the_pages_count_them(tmp_path: Path, decision: object, places: int) -> None:
    """A sum is one place however it is written, a Part 2 one for each ground, and a withheld title one."""
    (tmp_path / "decisions").mkdir()
    (tmp_path / "decisions" / "a.json").write_text(json.dumps(decision), encoding="utf-8")
    assert digest_bundle(tmp_path, ".mark").withheld == places
