"""An earlier release of which only digests are left: compared by decision; no value and no name of a file is told."""

import json
import tempfile
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import cli
from generator.findings import Stop
from generator.manifest.given import read_given
from generator.manifest.sums import sums_of, written
from generator.public.bundle import attached, decision_path
from generator.public.by_digest import DATA, exposure_by_digests, is_same_register, lasting_by_digests
from generator.public.decision import PublishedDecision
from generator.public.exposure import Exposure, Thing
from generator.public.exposure_words import BY_DIGESTS
from generator.public.lasting import lasting_findings
from generator.public.manifested import Manifest
from generator.public.releases import exposure
from generator.public.tree import MARK
from generator.vocabulary.references import key
from tests.releases import CORRECTED, OFFICE, amount, decision, paragraphs, write
from tests.releases import MARK as WITHHELD
from tests.site.building import Built
from tests.test_exposure import AT, DECISIONS, FILE, PLAN, REF
from tests.test_lasting import FILE_GONE, FINE, GONE, MOVED, OLD_ADDRESS, REMOVED, placed

DIGEST = "0" * 64
# What a list cannot tell: that an entry under `changes` is an old one, or to which page a former address led on.
UNTOLD = {
    "an attachment with only an old entry",
    "an old address that was dropped",
    "an old address of a record that was removed",
}


def listed(folder: Path) -> Path:
    """A list of the digests of a release, as `mirror` writes it."""
    path = folder.parent / f"{folder.name}.sums"
    path.write_bytes(written(sums_of(folder, MARK)))
    return path


def manifest(folder: Path) -> Manifest:
    """What such a list tells."""
    path = listed(folder)
    return Manifest.of(path, read_given(path))


def with_pages(folder: Path, *decisions: PublishedDecision) -> Path:
    """A release as it stands on a site: with pages and lists, and everything at the former addresses as well."""
    placed(folder, *decisions)
    files = {"index.html": b"home", "decisions/index.html": b"all", "data/decisions.csv": b"a,b\n"}
    for one in decisions:
        own = decision_path(one)
        files |= {f"{own}/index.html": own.encode(), f"decisions/{one.year}/index.html": b"year", f"{own}.pdf": b"%PDF"}
        for old in one.formerly_at:
            files[f"{old}index.html" if old.endswith("/") else old] = f"leads to {own}".encode()
            if old.startswith("decisions/"):
                at = old.rstrip("/").removesuffix("/index.html")
                files[f"{at}.json"] = (folder / f"{own}.json").read_bytes()
                files |= {f"{at}/{name}": (folder / own / name).read_bytes() for name in attached(one)}
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


def named(found: Exposure) -> set[tuple[str, str]]:
    """The decisions that are named, with whether the whole of one is new or gone."""
    wholes = {"the whole decision, new", "the whole decision, gone"}
    return {
        (key(one.reference.removeprefix("decisions/2026/")), one.field if one.field in wholes else "")
        for one in (*found.made_public, *found.taken_back, *found.changed)
    }


def contents(found: Exposure) -> Counter[str]:
    """How many attachments of each decision were exchanged under their names."""
    told: Counter[str] = Counter()
    for one in found.changed:
        told[one.reference] += one.count if one.field == "attachments: content" else 0
    return +told


NUMBERED = st.lists(
    st.builds(
        lambda one, number, files: replace(
            one,
            reference=f"MID/D/2026/{number:02}",
            slug=f"mid-d-2026-{number:02}",
            attachments=decision(attachments=[PLAN | {"file": name} for name in files]).attachments if files else None,
        ),
        DECISIONS,
        st.integers(1, 4),
        st.sets(st.sampled_from(["a.csv", "b.csv"])).map(sorted),
    ),
    max_size=4,
    unique_by=lambda one: one.slug,
)
BYTES = st.dictionaries(
    st.tuples(st.integers(1, 4), st.sampled_from(["a.csv", "b.csv"])), st.sampled_from([b"1", b"2"])
)


def _written(folder: Path, decisions: list[PublishedDecision], bodies: Mapping[tuple[int, str], bytes]) -> Path:
    files = {
        f"{decision_path(one)}/{name}": bodies.get((int(one.slug[-2:]), name), b"0")
        for one in decisions
        for name in attached(one)
    }
    return write(folder, *decisions, files=files)


@settings(max_examples=40)
@given(NUMBERED, NUMBERED, BYTES, BYTES)
def test_digests_name_the_decisions_that_the_whole_comparison_names(
    old: list[PublishedDecision],
    new: list[PublishedDecision],
    before: dict[tuple[int, str], bytes],
    after: dict[tuple[int, str], bytes],
) -> None:
    """No decision more and none fewer, and of each the same that is new or gone as a whole."""
    with tempfile.TemporaryDirectory() as folder:
        earlier, later = _written(Path(folder) / "old", old, before), _written(Path(folder) / "new", new, after)
        by_digests, whole = exposure_by_digests(later, manifest(earlier)), exposure(later, earlier)
    assert named(by_digests) == named(whole)
    assert by_digests.decisions == whole.decisions
    assert [one for one in by_digests.made_public if one.fields] == [one for one in whole.made_public if one.fields]
    assert contents(by_digests) == contents(whole)


def test_what_digests_tell_is_listed_by_record(tmp_path: Path) -> None:
    """Fields are not told apart; attachments are counted, and never named."""
    old = placed(
        tmp_path / "old", decision(1, summary=paragraphs("zq-a")), decision(2), decision(3, attachments=[PLAN])
    )
    one = decision(1, summary=paragraphs("zq-b"), attachments=[PLAN, PLAN | {"file": "zq-map.pdf"}])
    new = placed(tmp_path / "new", one, decision(3, changes=[CORRECTED]), decision(4))
    found = exposure_by_digests(new, manifest(old))
    assert found.made_public == (Thing(REF, "attachments", 2), Thing("MID/D/2026/04", "the whole decision, new", 1, 4))
    assert found.taken_back == (
        Thing("MID/D/2026/03", "attachments"),
        Thing("decisions/2026/mid-d-2026-02/", "the whole decision, gone"),
    )
    assert found.changed == (Thing(REF, DATA), Thing("MID/D/2026/03", DATA))
    assert "zq-" not in repr(found)


def test_an_attachment_that_was_exchanged_is_told(tmp_path: Path) -> None:
    """Also where nothing else of its decision is another."""
    one = decision(attachments=[PLAN])
    old, new = (write(tmp_path / name, one, files={AT: name.encode()}) for name in ("old", "new"))
    assert exposure_by_digests(new, manifest(old)) == Exposure(
        changed=(Thing(REF, "attachments: content"),), decisions=1
    )


def test_the_facts_of_the_office_are_not_judged(tmp_path: Path) -> None:
    """The register's file is another on every day, so only where it is the same can anything be said of them."""
    old = write(tmp_path / "old", decision())
    later = write(tmp_path / "later", decision(), day=date(2026, 12, 24))
    other = write(tmp_path / "other", decision(), office=replace(OFFICE, name="Other"))
    for new in (later, other):
        assert exposure_by_digests(new, manifest(old)) == Exposure(decisions=1)
        assert not is_same_register(new, manifest(old))
    assert is_same_register(old, manifest(old))


def test_a_decision_is_known_by_its_reference_and_by_its_former_address(tmp_path: Path) -> None:
    """Another year, a leading zero and another reference make it no new one."""
    old = with_pages(tmp_path / "old", decision())
    moves: list[dict[str, Any]] = [
        {"year": 2027},
        {"reference": "MID/D/2026/001", "slug": "mid-d-2026-001"},
        MOVED | {"formerly_at": [OLD_ADDRESS]},
    ]
    for number, fields in enumerate(moves):
        new = placed(tmp_path / str(number), decision(**fields))
        found = exposure_by_digests(new, manifest(old))
        assert [one.field for one in found.changed] == [DATA]
        assert not found.made_public
        assert not found.taken_back


def test_a_decision_that_stands_at_several_addresses_is_one(tmp_path: Path) -> None:
    """On a site its data stand at its former addresses too."""
    one = decision(formerly_at=["decisions/2019/old/"], attachments=[PLAN])
    old = with_pages(tmp_path / "old", one, decision(2))
    assert exposure_by_digests(placed(tmp_path / "same", one, decision(2)), manifest(old)) == Exposure(decisions=2)
    gone = exposure_by_digests(placed(tmp_path / "gone", decision(2)), manifest(old))
    assert [one.field for one in gone.taken_back] == ["the whole decision, gone"]


def lasting(folder: Path, old: Mapping[str, Any], new: Mapping[str, Any] | None, *, site: bool) -> list[str]:
    """The rules that a step breaks, seen by digests."""
    before = (with_pages if site else placed)(folder / "old", decision(2), decision(**old))
    after = placed(folder / "new", decision(2), *([] if new is None else [decision(**new)]))
    return [one.code for one in lasting_by_digests(after, manifest(before))]


STEPS: dict[str, tuple[dict[str, Any], dict[str, Any] | None, list[str]]] = {
    **{name: (*step, ["ADDRESS-03"]) for name, step in GONE.items()},
    **{name: (*step, ["ADDRESS-04"]) for name, step in FILE_GONE.items()},
    **{name: (*step, []) for name, step in FINE.items()},
}


@pytest.mark.parametrize("site", [True, False], ids=["site", "bundle"])
@pytest.mark.parametrize("name", STEPS)
def test_what_would_be_gone_is_found_by_its_address(name: str, tmp_path: Path, *, site: bool) -> None:
    """As in the comparison in full, but for what a list cannot tell."""
    old, new, expected = STEPS[name]
    assert lasting(tmp_path, old, new, site=site) == ([] if name in UNTOLD else expected)


@pytest.mark.parametrize("address", ["decisions/2019/old/", "decisions/2019/Old_one/", "decisions/12.html"])
def test_a_former_address_on_a_site_that_would_be_gone_is_found(address: str, tmp_path: Path) -> None:
    """Below decisions/ there is no other page, so what stands there led on."""
    before: dict[str, Any] = {"formerly_at": [address]}
    assert lasting(tmp_path / "a", before, {}, site=True) == ["ADDRESS-03"]
    assert lasting(tmp_path / "b", before, before, site=True) == []


def test_words_of_an_address_that_had_to_go_are_not_repeated(tmp_path: Path) -> None:
    """An old address of a removed decision is asked for without a word of it, and not where its page tells of it."""
    before: dict[str, Any] = {"formerly_at": ["decisions/2019/a-title/"]}
    old = with_pages(tmp_path / "old", decision(**before))
    (found,) = lasting_by_digests(placed(tmp_path / "new", decision(**REMOVED)), manifest(old))
    assert found.code == "ADDRESS-03"
    assert "a-title" not in str(found)
    assert lasting(tmp_path / "told", before, REMOVED | {"changes": [CORRECTED]}, site=True) == []
    assert lasting(tmp_path / "odd", {"formerly_at": ["decisions/A-title/"]}, REMOVED, site=True) == []


def test_a_finding_of_digests_is_the_one_of_the_whole(tmp_path: Path) -> None:
    """What a person reads is the same, but for a reference that only the data have."""
    old = placed(tmp_path / "old", decision(attachments=[PLAN]))
    for name, one in {"year": decision(year=2025, attachments=[PLAN]), "file": decision()}.items():
        new = placed(tmp_path / name, one)
        assert lasting_by_digests(new, manifest(old)) == lasting_findings(new, old)
    (gone,) = lasting_by_digests(placed(tmp_path / "gone"), manifest(old))
    assert OLD_ADDRESS in gone.problem
    assert "make retract" in gone.remedy


GOOD = f"{DIGEST}  decisions/2026/zq-canary.json\n{DIGEST}  register.json\n"
READABLE = {
    "binary": GOOD.replace("  ", " *"),
    "windows": GOOD.replace("\n", "\r\n"),
    "a mark of the encoding": f"\ufeff{GOOD}",
    "from the folder itself": GOOD.replace("  ", "  ./"),
    "capitals": GOOD.replace(DIGEST, "A" * 64),
}
DAMAGE = {
    "empty": b"",
    "cut": GOOD[:-4].encode(),
    "cut within a name": f"{GOOD}{DIGEST}  zq-canary.c".encode(),
    "a line without a name": f"{DIGEST}  \n{GOOD}".encode(),
    "a short digest": GOOD[1:].encode(),
    "a digest of another kind": f"SHA256 (register.json) = {DIGEST}\n".encode(),
    "an empty line": f"\n{GOOD}".encode(),
    "figures of other scripts": GOOD.replace("0", "٠").encode(),
    "something else": b'{"zq-canary": 1}\n',
    "UTF-16": GOOD.encode("utf-16"),
    "Latin": f"{DIGEST}  zq-canary-\xe9.json\n{GOOD}".encode("latin-1"),
    "NUL": f"{DIGEST}  zq\0-canary\n{GOOD}".encode(),
    "twice": f"{GOOD}{DIGEST}  register.json\n".encode(),
    "twice in two writings": f"{GOOD}{DIGEST}  ./register.json\n".encode(),
    "of something else": f"{DIGEST}  zq-canary.py\n".encode(),
    "without the register": GOOD.splitlines(keepends=True)[0].encode(),
    **{
        f"leads to {name}": f"{GOOD}{DIGEST}  {name}\n".encode()
        for name in (
            "/etc/zq",
            "../zq",
            "a/../../zq",
            "./../zq",
            "a//zq",
            "a/./zq",
            "a/",
            "C:/zq",
            "a\\zq",
            "a\x1b[2Jzq",
        )
    },
}


@pytest.mark.parametrize("name", READABLE)
def test_lists_of_other_tools_are_read(name: str, tmp_path: Path) -> None:
    """What `sha256sum` writes elsewhere, and what happens to a text on its way."""
    (tmp_path / "list").write_text(READABLE[name], encoding="utf-8", newline="")
    assert read_given(tmp_path / "list").keys() == {"decisions/2026/zq-canary.json", "register.json"}
    assert {*read_given(tmp_path / "list").values()} <= {DIGEST, "a" * 64}


def refuse(path: Path) -> str:
    """Read a list that is refused, and what is said of it."""
    with pytest.raises(Stop) as stopped:
        Manifest.of(path, read_given(path))
    (found,) = stopped.value.findings
    assert found.code == "RELEASE-02"
    assert "make mirror" in found.remedy
    return str(found)


@pytest.mark.parametrize("name", DAMAGE)
def test_a_list_that_is_damaged_or_hostile_stops_the_comparison(name: str, tmp_path: Path) -> None:
    """In doubt nothing is compared, and no word of the list is repeated."""
    (tmp_path / "list").write_bytes(DAMAGE[name])
    assert "zq" not in refuse(tmp_path / "list").removeprefix(str(tmp_path))


def test_a_list_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    """A hundred megabytes of anything; and a folder is no list."""
    with (tmp_path / "list").open("wb") as file:
        file.truncate(100 * 2**20)
    assert "larger than any list" in refuse(tmp_path / "list")
    assert "cannot be opened" in refuse(tmp_path)


def test_a_fault_is_told_with_its_line(tmp_path: Path) -> None:
    """So that an officer can look at it."""
    (tmp_path / "list").write_text(f"{GOOD}zq\n", encoding="utf-8")
    assert refuse(tmp_path / "list").startswith(f"{tmp_path}/list:3:1: RELEASE-02 This line is no check sum")


def test_a_list_without_the_file_of_an_unchanged_decision_is_refused(tmp_path: Path) -> None:
    """The data say which attachments there are, so a list that has others goes with nothing."""
    old = placed(tmp_path / "old", decision(attachments=[PLAN]))
    path = listed(old)
    lines = [line for line in path.read_text().splitlines(keepends=True) if "plan" not in line]
    path.write_text("".join(lines), encoding="utf-8")
    with pytest.raises(Stop) as stopped:
        exposure_by_digests(old, Manifest.of(path, read_given(path)))
    assert [one.code for one in stopped.value.findings] == ["RELEASE-02"]


def diff(new: Path, against: Path, *words: str) -> int:
    """Run the command."""
    return cli.main(["diff", "--bundle", str(new), "--against", str(against), *words])


def test_the_command_compares_with_a_list(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It says in words and JSON what a list tells, and that it does not tell all; and repeats no value."""
    before = decision(1, amounts=[amount(recipient=WITHHELD)])
    old = with_pages(tmp_path / "old", before, decision(2))
    new = placed(tmp_path / "new", decision(1, amounts=[amount()]), decision(2), decision(3))
    assert diff(new, listed(old)) == 0
    said = capsys.readouterr().out
    assert said == (
        "This makes 1 thing public that was not:\n"
        "  MID/D/2026/03: the whole decision, new (4 fields)\n"
        "\n"
        "This changes 1 thing:\n"
        "  MID/D/2026/01: public data\n"
        "\n"
        f"{BY_DIGESTS}\n"
    )
    assert "cannot be seen by it" in said
    assert diff(new, listed(old), "--format", "json") == 0
    assert json.loads(capsys.readouterr().out) == {
        "decisions": 3,
        "is_first": False,
        "made_public": [{"reference": "MID/D/2026/03", "field": "the whole decision, new", "count": 1, "fields": 4}],
        "taken_back": [],
        "changed": [{"reference": REF, "field": "public data", "count": 1}],
        "compared_by": "digests",
        "note": BY_DIGESTS,
        "findings": [],
    }
    assert diff(new, listed(old), "--format", "github") == 0
    assert "cannot be seen by it" in capsys.readouterr().out
    assert diff(new, old) == 1
    assert "RELEASE-01" in capsys.readouterr().out


def test_the_command_says_when_nothing_changes_and_when_that_is_not_known(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Only where the register's file is the same is everything."""
    old = write(tmp_path / "old", decision())
    assert diff(old, listed(old)) == 0
    assert capsys.readouterr().out == "Nothing changes.\n"
    assert diff(write(tmp_path / "later", decision(), day=date(2026, 12, 24)), listed(old)) == 0
    assert capsys.readouterr().out.startswith("No decision changes.\n\nA list of digests says")


def test_the_command_refuses_what_would_be_gone_and_what_is_no_list(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Both are errors, in JSON too."""
    old, new = placed(tmp_path / "old", decision()), placed(tmp_path / "new")
    assert diff(new, listed(old), "--format", "json") == 1
    assert [one["code"] for one in json.loads(capsys.readouterr().out)["findings"]] == ["ADDRESS-03"]
    assert diff(new, old / FILE) == 1
    assert "RELEASE-02" in capsys.readouterr().out
    assert diff(new, tmp_path / "SHA256SUMS") == 1
    assert "RELEASE-02" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["register.json", "verification.json"])
def test_a_file_of_a_kept_release_stands_for_the_release(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Then it is compared in full, from wherever it is named."""
    old = write(tmp_path / "old", decision(amounts=[amount(recipient=WITHHELD)]))
    (old / "verification.json").write_text("{}", encoding="utf-8")
    new = write(tmp_path / "new", decision(amounts=[amount()]))
    assert diff(new, old / name) == 1
    said = capsys.readouterr().out
    assert "RELEASE-01" in said
    monkeypatch.chdir(old)
    assert diff(new, Path(name)) == 1
    assert capsys.readouterr().out == said


def test_a_certificate_without_a_release_beside_it_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """There is nothing to compare with."""
    (tmp_path / "verification.json").write_text("{}", encoding="utf-8")
    assert diff(write(tmp_path / "new", decision()), tmp_path / "verification.json") == 1
    assert "RELEASE-02" in capsys.readouterr().out


def test_a_site_is_like_the_list_that_was_made_of_it(real: Built, tmp_path: Path) -> None:
    """A whole site, as it is built and as `mirror` lists it: no change, and nothing that would be gone."""
    path = tmp_path / "SHA256SUMS"
    path.write_bytes(written(sums_of(real.site, MARK)))
    old = Manifest.of(path, read_given(path))
    assert old.decisions
    assert old.pages == ()
    assert exposure_by_digests(real.bundle, old) == exposure(real.bundle, real.site)
    assert lasting_by_digests(real.bundle, old) == []
    assert is_same_register(real.bundle, old)


SPOILS: dict[str, Callable[[str], str]] = {
    "a decision": lambda line: line.replace(line[:64], DIGEST) if line.endswith("2026-01.json\n") else line,
    "a decision that is not in the list": lambda line: "" if line.endswith("2026-01.json\n") else line,
    "a decision too many": lambda line: (
        line + (f"{DIGEST}  decisions/2025/x.json\n" if "register.json" in line else "")
    ),
}


@pytest.mark.parametrize("name", SPOILS)
def test_each_line_of_the_list_counts(name: str, tmp_path: Path) -> None:
    """A list that was changed in one line says something else."""
    old = write(tmp_path / "old", decision(), decision(2))
    path = listed(old)
    spoilt = "".join(map(SPOILS[name], path.read_text(encoding="utf-8").splitlines(keepends=True)))
    path.write_text(spoilt, encoding="utf-8")
    assert exposure_by_digests(old, Manifest.of(path, read_given(path))) != Exposure(decisions=2)
