"""What a run remembers of clean files: only these very files, for these very secrets, and for nobody else to read."""

import json
from pathlib import Path

import pytest

from generator.verification.memory import FILE, Memory, file_digest, stamp_of
from generator.verification.needle import Form, Needle, Strength
from generator.verification.publicity import Owner, Secrets
from generator.verification.raw import RawRecord

STAMP = b"these secrets"


def test_what_was_clean_is_known_to_the_next_run(tmp_path: Path) -> None:
    """Under the same key, in a folder that may not be there yet; what is not kept again is forgotten."""
    folder = tmp_path / "a/b"
    first = Memory(folder, STAMP)
    first.keep(["one", "two"])
    second = Memory(folder, STAMP)
    assert second.key == first.key
    assert [second.knows(one) for one in ("one", "two", "three")] == [True, True, False]
    second.keep(["three"])
    third = Memory(folder, STAMP)
    assert [third.knows(one) for one in ("one", "two", "three")] == [False, False, True]


def test_other_secrets_draw_a_new_key(tmp_path: Path) -> None:
    """With the old one, the digests of the old run would be of use."""
    first = Memory(tmp_path, STAMP)
    first.keep(["one"])
    other = Memory(tmp_path, b"other secrets")
    assert not other.knows("one")
    assert other.key != first.key
    assert len(other.key) == len(Memory(None, STAMP).key) == 32


def test_without_a_folder_nothing_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each run then has a key of its own, and leaves no file."""
    monkeypatch.chdir(tmp_path)
    memory = Memory(None, STAMP)
    memory.keep(["one"])
    assert not memory.knows("one")
    assert not list(tmp_path.iterdir())
    assert Memory(None, STAMP).key != memory.key


def test_only_the_owner_may_read_it(tmp_path: Path) -> None:
    """Also where a file that anybody could read lay there before."""
    (tmp_path / FILE).write_text("{}")
    (tmp_path / FILE).chmod(0o644)
    Memory(tmp_path, STAMP).keep([])
    assert (tmp_path / FILE).stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    "change",
    [
        {"bound": "0" * 64},
        {"key": "00" * 32},
        {"key": "no key"},
        {"clean": None},
        {"bound": None},
    ],
)
def test_a_memory_that_was_tampered_with_is_no_memory(tmp_path: Path, change: dict[str, object]) -> None:
    """Every file is then looked at."""
    Memory(tmp_path, STAMP).keep(["one"])
    kept = json.loads((tmp_path / FILE).read_text())
    (tmp_path / FILE).write_text(json.dumps(kept | change))
    assert not Memory(tmp_path, STAMP).knows("one")


@pytest.mark.parametrize("text", ["", "[]", "{}", "null"])
def test_a_memory_that_nobody_can_read_is_no_memory(tmp_path: Path, text: str) -> None:
    """It stops nothing, and is written anew."""
    (tmp_path / FILE).write_text(text)
    memory = Memory(tmp_path, STAMP)
    assert not memory.knows("one")
    memory.keep(["one"])
    assert Memory(tmp_path, STAMP).knows("one")


def test_a_file_is_known_by_its_key_its_name_and_its_bytes() -> None:
    """One of them another, and it is another file; a name does not run over into the bytes."""
    digests = {
        file_digest(key, name, data)
        for key, name, data in [
            (b"k", "ab", b"c"),
            (b"l", "ab", b"c"),
            (b"k", "a", b"bc"),
            (b"k", "abc", b""),
            (b"k", "ab", b"d"),
        ]
    }
    assert len(digests) == 5


def _record(slug: str) -> RawRecord:
    return RawRecord(Path(f"decisions/2026/{slug}.yaml"), "", is_public=True, public=(), secret=())


def test_whatever_the_verdict_depends_on_is_in_the_stamp() -> None:
    """A needle, whose it is, where it is looked for, the pages that are a record's own, files of a record that are no
    attachments, and the program."""
    one, other = (Needle(word, Form.NAME, Strength.STRONG) for word in (b"quendale", b"brockholt"))
    records = [_record("a"), _record("b")]
    stamps = [
        stamp_of(Secrets(records, [one], [Owner(0, 0)]), b"1"),
        stamp_of(Secrets(records, [other], [Owner(0, 0)]), b"1"),
        stamp_of(Secrets(records, [one], [Owner(0, 1)]), b"1"),
        stamp_of(Secrets(records, [one], [Owner(0, 0)], {0}), b"1"),
        stamp_of(Secrets([_record("a"), _record("c")], [one], [Owner(0, 0)]), b"1"),
        stamp_of(Secrets(records, [one], [Owner(0, 0)]), b"2"),
        stamp_of(Secrets(records, [one, other], [Owner(0, 0), Owner(1, 0)]), b"1"),
        stamp_of(Secrets(records, [one], [Owner(0, 0)]), b"1", {b"digest": 0}),
        stamp_of(Secrets(records, [one], [Owner(0, 0)]), b"1", {b"another": 0}),
    ]
    assert len(set(stamps)) == len(stamps)
    assert stamps[0] == stamp_of(Secrets(records, [one], [Owner(0, 0)]), b"1")
    with pytest.raises(ValueError, match="longer"):
        stamp_of(Secrets(records, [one], [Owner(0, 0), Owner(1, 0)]), b"1")
