"""The finished site, file by file: what is looked at, what is passed over, and what is said to be clean."""

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from generator.documents import Unreadable
from generator.verification import sweep as sweeping
from generator.verification.haystack import Haystack, Straw, gather, name_fragments, texts_of
from generator.verification.leaks import Examiner
from generator.verification.loading import content_digest
from generator.verification.memory import Memory
from generator.verification.needle import Form, Needle, Strength
from generator.verification.publicity import Owner, Secrets
from generator.verification.raw import RawRecord, Value
from generator.verification.sweep import Sweep, Worker, sweep

RECORD = RawRecord(
    Path("decisions/2026/a.yaml"), "", is_public=True, public=(), secret=(Value(("x",), "Quendale", "x"),)
)
LOOKED_FOR = Secrets([RECORD], [Needle(b"quendale", Form.NAME, Strength.STRONG)], [Owner(0, 0)])


def site(folder: Path, **files: bytes) -> Path:
    """A site of these files; two underscores part folders."""
    for name, data in files.items():
        path = folder / "site" / name.replace("__", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.with_suffix(".html").write_bytes(data)
    return folder / "site"


def swept(
    haystack: Haystack, memory: Memory | None = None, sealed: Sequence[bytes] = (), *, quote: bool = False
) -> Sweep:
    """What a sweep over a haystack says."""
    known = {content_digest(data): number for number, data in enumerate(sealed)}
    return sweep(haystack, Examiner(LOOKED_FOR, quote=quote), known, memory or Memory(None, b""))


def test_everything_below_a_folder_is_gathered_in_order(tmp_path: Path) -> None:
    """Files with their size, folders within folders, and what can be no page."""
    folder = site(tmp_path, b=b"12", a__c__d=b"1", a__b=b"")
    (folder / "a/to-file").symlink_to(folder / "b.html")
    (folder / "a/to-folder").symlink_to(folder / "a")
    os.mkfifo(folder / "pipe")
    Path(os.fsdecode(os.fsencode(folder) + b"/umlaut\xfc.html")).write_text("")
    found = gather(folder, ())
    assert [(one.name, one.size) for one in found.straws] == [("a/b.html", 0), ("a/c/d.html", 1), ("b.html", 2)]
    assert found.straws[0].path == folder / "a/b.html"
    assert found.folders == ("a", "a/c")
    assert found.from_theme == ()
    assert found.barred == (
        ("a/to-file", "It is a link, and leads nobody knows where."),
        ("a/to-folder", "It is a link, and leads nobody knows where."),
        ("pipe", "It is no plain file."),
        ("umlaut?.html", "Its name is not written in UTF-8: rename it."),
    )


def test_only_what_somebody_else_answers_for_is_left_out(tmp_path: Path) -> None:
    """By its whole name, and nothing after it."""
    folder = site(tmp_path, a=b"1", b__a=b"2", c=b"3")
    found = gather(folder, (), frozenset({"a.html"}))
    assert [one.name for one in found.straws] == ["b/a.html", "c.html"]


def test_a_file_of_any_theme_is_passed_over_byte_for_byte_and_at_its_place(tmp_path: Path) -> None:
    """As long and another, or the same elsewhere, is a file like any other."""
    folder = site(tmp_path, same=b"theme", other=b"theme", a__same=b"theme", second=b"more")
    for name, data in {"one/same.html": b"theme", "one/other.html": b"themE", "two/second.html": b"more"}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)
    (tmp_path / "one/a").mkdir()
    found = gather(folder, (tmp_path / "one", tmp_path / "two"))
    assert [one.name for one in found.from_theme] == ["same.html", "second.html"]
    assert [one.name for one in found.straws] == ["a/same.html", "other.html"]


def test_a_name_is_read_as_written_and_decoded() -> None:
    """Both are said to be names; a file is read by the ending of its name, wherever it stands."""
    assert [(one.view, one.text) for one in name_fragments("a%20b/c")] == [
        ("name of a file or folder", "a%20b/c"),
        ("name, percent-encoding decoded", "a b/c"),
    ]
    assert [one.text for one in name_fragments("a b")] == ["a b"]
    assert [one.text for one in name_fragments("a%252520b")] == ["a%252520b", "a%2520b", "a%20b", "a b"]
    assert "quendale" in [one.text for one in name_fragments("a/cXVlbmRhbGU=.html")]
    assert "quendale moor" in [one.text for one in name_fragments("7175656e64616c65206d6f6f72")]
    with pytest.raises(Unreadable):
        list(name_fragments(f"a%{'25' * 99}20b"))
    assert [one.text for one in texts_of("a.b/c/d.txt", b"words")][:2] == ["a.b/c/d.txt", "words"]


def test_a_clean_file_is_clean_and_no_other(tmp_path: Path) -> None:
    """One with a leak, one that is sealed, one that asks another host and one that cannot be read are not."""
    asking = b'<script src="https://x.example/a.js"></script>'
    folder = site(tmp_path, clean=b"x", leaky=b"Quendale", sealed=b"scores", asking=asking, broken=b"\xff\xfe\x00")
    found = swept(gather(folder, ()), sealed=[b"scores"])
    assert [one.name for one in found.leaks] == ["leaky.html"]
    assert found.sealed == [("sealed.html", 0)]
    assert found.asking == ["asking.html"]
    assert [name for name, _ in found.barred] == ["broken.html"]
    assert (len(found.clean), found.known) == (1, 0)


def test_a_file_that_is_known_to_be_clean_is_not_looked_at(tmp_path: Path) -> None:
    """It is counted, stays known, and is not opened up again."""
    memory = Memory(tmp_path / "memory", b"")
    haystack = gather(site(tmp_path, one=b"1", two=b"2"), ())
    first = swept(haystack, memory)
    memory.keep(first.clean)
    again = Memory(tmp_path / "memory", b"")
    found = swept(haystack, again)
    assert (found.known, len(found.clean)) == (2, 2)
    assert sorted(found.clean) == sorted(first.clean)


def test_a_file_that_is_gone_is_said() -> None:
    """What was gathered and cannot be opened was not checked."""
    gone = Straw("a.html", Path("/nowhere/a.html"), 1)
    found = swept(Haystack((gone,), (), (), (("link", "It is a link."),)))
    assert found.barred == [("link", "It is a link."), ("a.html", "It cannot be opened.")]


def test_the_name_of_a_folder_is_searched_and_quoted_on_request(tmp_path: Path) -> None:
    """A folder may be empty but for its name."""
    for name in ("by-quendale", "to-quendale"):
        (tmp_path / "site" / name).mkdir(parents=True)
    haystack = gather(tmp_path / "site", ())
    assert [(one.name, one.excerpt) for one in swept(haystack).leaks] == [("by-quendale", None), ("to-quendale", None)]
    assert [one.excerpt for one in swept(haystack, quote=True).leaks] == ["by-quendale", "to-quendale"]


def test_a_folder_whose_name_is_encoded_too_deeply_is_refused(tmp_path: Path) -> None:
    """Whatever stands in it cannot be told."""
    name = f"a%{'25' * 60}20b"
    (tmp_path / "site" / name).mkdir(parents=True)
    [(barred, reason)] = swept(gather(tmp_path / "site", ())).barred
    assert barred == name
    assert "more than 5 deep" in reason


def test_work_is_shared_out_whole_and_the_largest_first() -> None:
    """Each file is in one batch; a batch is full when it holds enough bytes."""
    sizes = {"a": 1, "b": 3_000_000, "c": 4_000_000, "d": 0, "e": 999_999}

    def batches(names: str) -> list[str]:
        straws = [Straw(name, Path(name), sizes[name]) for name in names]
        return ["".join(one.name for one in batch) for batch in sweeping._batches(straws)]

    assert batches("abcde") == ["c", "bea", "d"]
    assert batches("abde") == ["bea", "d"]
    assert batches("c") == ["c"]
    assert batches("") == []


def test_a_small_site_is_looked_at_by_one_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every batch of it, though there be several and more cores than one."""
    monkeypatch.setattr(sweeping, "_BATCH", 1)
    monkeypatch.setattr("generator.verification.sweep.os.cpu_count", lambda: 2)
    monkeypatch.setattr("generator.verification.sweep.multiprocessing.get_context", None)
    haystack = gather(site(tmp_path, a=b"Quendale", b=b"x", c=b"Quendale"), ())
    assert [one.name for one in swept(haystack).leaks] == ["a.html", "c.html"]


def test_what_several_workers_found_is_put_together(tmp_path: Path) -> None:
    """Nothing of what one of them found is lost when the next one answers."""
    worker = Worker(Examiner(LOOKED_FOR), {content_digest(b"s"): 0}, Memory(None, b""))
    asking = b'<img src="//x.example/">'
    haystack = gather(site(tmp_path, a=b"Quendale", b=b"s", c=asking, d=b"\xff\xfe\x00", e=b"x"), ())
    whole, twice = Sweep(), worker.examine(haystack.straws)
    twice.known = 3
    for _ in range(2):
        whole.add(twice)
    assert whole.leaks == twice.leaks * 2
    assert whole.barred == twice.barred * 2
    assert whole.sealed == twice.sealed * 2
    assert whole.asking == twice.asking * 2
    assert whole.clean == twice.clean * 2
    assert len(twice.leaks) == len(twice.barred) == len(twice.sealed) == len(twice.asking) == len(twice.clean) == 1
    assert whole.known == 6
