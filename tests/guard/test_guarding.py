"""Nothing leaves that must stay: each fault is planted in a scratch repository, and stopped wherever it hides."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.findings import Finding
from generator.guard import contents
from generator.guard.guarding import sent_findings
from generator.guard.repository import Repository, Unseen
from generator.guard.selection import entries, everything, sent
from generator.preview.frame import WATERMARK
from tests.guard.faults import AGE_KEY, CANARY, EVERYWHERE, HARMLESS, IN_PUBLIC, INLINE, PAPERS, RECORD, WHERE_SEALED
from tests.guard.scratch import PRIVATE, PUBLIC, SEALED, Scratch, codes

FOLDERS = {"GUARD-06", "GUARD-07"}  # said once for a folder
PLANTED = {
    "private": (PRIVATE, EVERYWHERE),
    "sealed": (SEALED, WHERE_SEALED),
    "public": (PUBLIC, {**EVERYWHERE, **{f"public-{kind}": case for kind, case in IN_PUBLIC.items()}}),
}


@pytest.fixture
def scratch(tmp_path: Path) -> Scratch:
    """A repository with one harmless commit."""
    made = Scratch(tmp_path / "office").begin()
    made.commit({"content/index.md": b"# Home\n"})
    return made


@pytest.mark.parametrize("kind", PLANTED)
def test_what_is_planted_is_stopped_before_it_is_committed(kind: str, scratch: Scratch) -> None:
    """Every fault of `faults`, among what is about to be committed."""
    policy, cases = PLANTED[kind]
    scratch.write({name: data for name, data, _ in cases.values()})
    assert missed(scratch, scratch.staged(policy), cases) == []


@pytest.mark.parametrize("kind", PLANTED)
def test_what_was_committed_and_deleted_again_is_stopped_before_it_is_sent(kind: str, scratch: Scratch) -> None:
    """Every fault of `faults`, in a commit that a later one has taken back."""
    policy, cases = PLANTED[kind]
    commit = scratch.commit({name: data for name, data, _ in cases.values()})
    scratch.git("rm", "-rq", ".")
    scratch.commit({"content/index.md": b"# Home, and nothing else\n"})
    findings, _ = scratch.sent(policy)
    assert missed(scratch, findings, cases) == []
    said = "\n".join(map(str, findings))
    assert commit[:12] in said
    assert CANARY not in said
    assert AGE_KEY.decode()[20:40] not in said


def missed(scratch: Scratch, findings: list[Finding], cases: Mapping[str, tuple[str, bytes, str]]) -> list[str]:
    """The planted faults that no finding is about, by its rule, and by its object or the folder that it names."""
    ids = scratch.git("hash-object", *(f"{scratch.keep(data)}" for _, data, _ in cases.values())).split()
    told = {(one.code, part) for one in findings for part in (one.problem[-14:-2], one.position.path.split("/")[0])}
    return [
        kind
        for (kind, (name, _, code)), id_ in zip(cases.items(), ids, strict=True)
        if (code, id_[:12]) not in told and not (code in FOLDERS and (code, name.split("/")[0]) in told)
    ]


def test_what_nobody_found_is_known_to_be_missed(scratch: Scratch) -> None:
    """The two tests above would notice a rule that is silent."""
    cases = EVERYWHERE | WHERE_SEALED
    assert missed(scratch, [], cases) == list(cases)
    scratch.write({name: data for name, data, _ in WHERE_SEALED.values()})
    assert missed(scratch, scratch.staged(PRIVATE), WHERE_SEALED) == list(WHERE_SEALED)


def test_what_is_harmless_passes(scratch: Scratch) -> None:
    """Records with their grounds, sealed papers, and pages that speak of keys and previews, in a sealed repository."""
    scratch.write(HARMLESS)
    assert scratch.staged(SEALED) == []
    scratch.commit()
    assert scratch.everything(SEALED) == []
    assert scratch.everything(PRIVATE) == []


def test_plain_part_2_may_stand_where_nothing_says_that_it_is_sealed(scratch: Scratch) -> None:
    """The settings decide; a small office may keep all in one private repository."""
    scratch.commit({"decisions/2026/a.yaml": INLINE, "decisions/2026/a.part2.yaml": PAPERS})
    assert scratch.everything(PRIVATE) == []
    assert codes(scratch.everything(SEALED)) == ["GUARD-02"]


def test_a_public_repository_of_bundle_and_pages_passes(scratch: Scratch) -> None:
    """What the public may have is let through."""
    bundle = {"bundle/register.json": b"{}\n", "bundle/decisions/2026/a.json": b'{"ref": "A", "status": "made"}\n'}
    scratch.commit({"mkdocs.yml": b"site_name: A\n", **bundle})
    assert scratch.everything(PUBLIC) == []


def test_a_renamed_fault_is_stopped_under_every_name(scratch: Scratch) -> None:
    """One file under a harmless and a telling path is judged by both."""
    scratch.commit({"a.txt": b"# empty\n"})
    scratch.git("mv", "a.txt", "vans.part2.yaml")
    scratch.commit()
    scratch.git("mv", "vans.part2.yaml", "b.txt")
    scratch.commit()
    assert codes(scratch.everything(SEALED)) == ["GUARD-02"]


def test_papers_outside_the_tests_are_not_excused_by_a_copy_within(scratch: Scratch) -> None:
    """The same bytes, and the same folder, in `tests/` and beside it."""
    scratch.commit({"tests/cases/a/b.yaml": INLINE, "old/a/b.yaml": INLINE})
    assert [str(one.position) for one in scratch.everything(SEALED)] == ["repository"]


@pytest.mark.parametrize("where", ["commit", "tag", "branch", "stash", "tag-of-a-file"])
def test_a_fault_is_stopped_wherever_a_push_could_take_it_from(where: str, scratch: Scratch) -> None:
    """Messages of commits and tags, other branches, stashes, and files that no commit has."""
    match where:
        case "commit":
            scratch.commit(said=AGE_KEY.decode())
        case "tag":
            scratch.git("tag", "-a", "v1", "-m", AGE_KEY.decode())
        case "branch":
            scratch.git("switch", "-q", "-c", "aside")
            scratch.commit({"a": AGE_KEY})
            scratch.git("switch", "-q", "main")
        case "stash":
            scratch.write({"content/index.md": AGE_KEY}).git("stash")
        case _:
            scratch.write({"a": AGE_KEY}).git("tag", "odd", scratch.git("hash-object", "-w", "a").strip())
    assert codes(scratch.everything(PRIVATE)) == ["GUARD-05"]


def test_a_push_is_held_against_what_the_other_side_says_that_it_has(scratch: Scratch) -> None:
    """Only new objects are looked at; what a remembered branch says of a remote counts for nothing."""
    scratch.commit({"a": AGE_KEY})
    known = scratch.commit({"b": b"b"})
    scratch.git("update-ref", "refs/remotes/origin/main", "HEAD")
    new = scratch.commit({"c": b"c"})
    assert scratch.sent(PRIVATE, known) == ([], 3)
    assert codes(scratch.sent(PRIVATE)[0]) == ["GUARD-05"]
    assert codes(scratch.sent(PRIVATE, "1" * 40)[0]) == ["GUARD-05"]  # an id that is not here says nothing
    assert scratch.sent(PRIVATE, new)[1] == 0


def test_a_branch_that_is_deleted_sends_nothing(scratch: Scratch) -> None:
    """No object goes with a name that is taken away."""
    line = f"(delete) {'0' * 40} refs/heads/a {scratch.git('rev-parse', 'HEAD').strip()}\n"
    assert sent(Repository(scratch.folder), line) == []


def test_a_replaced_object_is_looked_at_as_it_is_sent(scratch: Scratch) -> None:
    """`git replace` shows another file here than the one that a push sends."""
    scratch.commit({"a": AGE_KEY, "b": b"b"})
    scratch.git("replace", scratch.git("rev-parse", "HEAD:a").strip(), scratch.git("rev-parse", "HEAD:b").strip())
    assert codes(scratch.everything(PRIVATE)) == ["GUARD-05"]


def test_the_first_commit_is_looked_at(tmp_path: Path) -> None:
    """A repository without a commit is guarded from its beginning."""
    empty = Scratch(tmp_path).begin()
    assert codes(empty.write({"a": AGE_KEY}).staged(PRIVATE)) == ["GUARD-05"]


def test_a_submodule_is_refused_where_anybody_may_read(scratch: Scratch) -> None:
    """It names a private repository; among private ones it is a way to keep Part 2 apart."""
    other = scratch.git("rev-parse", "HEAD").strip()
    scratch.git("update-index", "--add", "--cacheinfo", f"160000,{other},part2")
    scratch.git("-c", "core.hooksPath=/dev/null", "commit", "-q", "-m", "Name another repository")
    assert codes(scratch.everything(PUBLIC)) == ["GUARD-09"]
    assert scratch.everything(PRIVATE) == []


def test_a_folder_that_should_not_be_there_is_said_once(scratch: Scratch) -> None:
    """A thousand built pages are one mistake."""
    scratch.commit({f"site/{number}.html": str(number).encode() for number in range(9)})
    [finding] = scratch.everything(PRIVATE)
    assert (finding.code, finding.position.path) == ("GUARD-06", "site")


def test_a_telling_name_is_not_said(scratch: Scratch) -> None:
    """A finding goes into logs: it names commit and object, and no more of a path than the program itself names."""
    commit = scratch.commit({"decisions/2026/offer-from-zqcanary/offer.docx": b"", "zqcanary/a.txt": AGE_KEY})
    found = scratch.everything(PRIVATE)
    assert sorted(one.position.path for one in found) == ["decisions/2026", "repository"]
    assert CANARY not in "".join(map(str, found))
    assert all(commit[:12] in one.problem for one in found)


@pytest.mark.parametrize("how", ["shallow", "missing", "no-repository"])
def test_where_the_guard_cannot_look_nothing_passes(how: str, scratch: Scratch, tmp_path: Path) -> None:
    """A history that is cut short, an object that is gone, and a folder without a repository."""
    folder = scratch.folder
    scratch.commit({"a": b"a"})
    if how == "shallow":
        folder = tmp_path / "short"
        scratch.git("clone", "-q", "--depth", "1", f"file://{scratch.folder}", str(folder))
    if how == "missing":
        blob = scratch.git("rev-parse", "HEAD:a").strip()
        (folder / ".git/objects" / blob[:2] / blob[2:]).unlink()
    repository = Repository(tmp_path if how == "no-repository" else folder)
    with pytest.raises(Unseen) as unseen:
        Scratch(repository.folder).everything(PRIVATE)
    assert [one.code for one in unseen.value.findings] == ["GUARD-01"]


def test_the_words_of_the_preview_are_those_that_it_shows() -> None:
    """The guard has them written out by itself, and from nobody whom it guards against."""
    assert contents.WATERMARK == WATERMARK


def test_objects_are_looked_at_once_each(scratch: Scratch, monkeypatch: pytest.MonkeyPatch) -> None:
    """A record with nothing but its grounds is not even read as YAML, so that 10,000 objects take seconds."""
    scratch.write({f"decisions/2026/r-{number}.yaml": RECORD + str(number).encode() for number in range(300)})
    scratch.commit()
    monkeypatch.setattr("generator.guard.papers.read_yaml", None)
    repository = Repository(scratch.folder)
    assert sent_findings(repository, everything(repository), SEALED) == ([], 308)


def test_a_tree_that_is_not_read_whole_is_not_passed_over() -> None:
    """An entry that the guard does not understand ends it, where it could hide a file."""
    whole = b"100644 a\0" + bytes(20)
    assert [one.path for one in entries({"c": "t" * 40}, {"t" * 40: whole})] == ["a"]
    for damaged in (whole[:-1], whole + b"1", b"x" + whole):
        with pytest.raises(ValueError, match="damaged"):
            list(entries({"c": "t" * 40}, {"t" * 40: damaged}))
