"""The folder of records → `RawRecord`s: every YAML file below it, with its Part 2, and what lies beside it.

A record in a wrong place is read like any other, and a Part 2 without a record is all secret: whatever the rest of the
program makes of such files, the witness knows their words. Counts each record's secrets a second time on the way.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from pathlib import Path

from generator.findings import Finding, Position, Stop
from generator.sealing.papers import read_papers_file
from generator.verification.census import count_papers, count_secrets
from generator.verification.collecting import figures_of
from generator.verification.publicity import in_lists
from generator.verification.quantities import Figures
from generator.verification.raw import RawRecord, Value, sorted_papers, sorted_record
from generator.verification.rules import NO_RECORDS, UNREADABLE_RECORD
from generator.yaml_text import Document, read_yaml

_ENDINGS = (".yaml", ".yml")  # however it is written: the rest of the program refuses what is not `.yaml`
PAPERS, SEALED, SUPPRESSIONS = ".part2.yaml", ".part2.yaml.age", "suppressions.yaml"


@dataclass(slots=True)
class Loaded:
    """All records; `declared` is the second count of their secrets, `figures` are their numbers for the inference
    guard, `sealed` are digests of files that nobody may see.

    `findings` say which files could not be read: then nothing can be verified.
    """

    records: list[RawRecord] = field(default_factory=list)
    declared: int = 0
    sealed: dict[bytes, int] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    figures: list[Figures] = field(default_factory=list)
    to_search: bool = False


def load(folder: Path, day: str, part2_folder: Path | None = None, *, to_search: bool = False) -> Loaded:
    """Read everything below a folder, and the Part 2 files of another one.

    `to_search` keeps of the public words only what a search needs, without their places, and no figures: a third of
    the memory.
    """
    loaded = Loaded(to_search=to_search)
    if not folder.is_dir():
        remedy = (
            "Run the command in the folder of the register, where `decisions/` is, or name the folder of its records."
        )
        loaded.findings.append(
            NO_RECORDS.at(Position(folder.as_posix()), "There is no such folder of records.", remedy)
        )
        return loaded
    named = (path for path in folder.rglob("*") if path.suffix.lower() in _ENDINGS and path != folder / SUPPRESSIONS)
    paths = sorted(path for path in named if path.is_file())
    papers = _papers(folder, part2_folder)
    for path in paths:
        if not path.name.endswith(PAPERS):
            _add(loaded, path, papers.pop(path.stem, []), day)
    for path in (one for left in papers.values() for one in left):
        _add_orphan(loaded, path)
    return loaded


def _papers(*folders: Path | None) -> dict[str, list[Path]]:
    """The files of Part 2, plain or sealed, by the name of their record."""
    places = [folder for folder in folders if folder and folder.is_dir()]
    found = dict.fromkeys(path for one in places for path in sorted(one.rglob(f"*{PAPERS}*")) if path.is_file())
    papers: dict[str, list[Path]] = {}
    for path in found:
        if path.name.endswith((PAPERS, SEALED)):
            papers.setdefault(path.name.removesuffix(".age").removesuffix(PAPERS), []).append(path)
    return papers


def _add(loaded: Loaded, path: Path, papers: Sequence[Path], day: str) -> None:
    before = len(loaded.findings)
    document, sidecars = _read(path, loaded), [_read(one, loaded) for one in papers]
    if document is None or len(loaded.findings) > before:
        return
    sound = [one for one in sidecars if one is not None]  # a sealed one without its key is not at hand
    record = sorted_record(document, path, day, sound)
    loaded.declared += count_secrets(document, day) + sum(map(count_papers, sound))
    if not loaded.to_search:
        loaded.figures.append(figures_of(document, path, sound))
    for sealed in _sealed_files(record):
        loaded.sealed[content_digest(sealed.read_bytes())] = len(loaded.records)
    loaded.records.append(_run_together(record) if loaded.to_search else record)


def _run_together(record: RawRecord) -> RawRecord:
    """The record with its public words as one text, and its amounts as lists write them."""
    said = (*(value.text for value in record.public), *in_lists(record.public))
    return replace(record, public=(Value((), "\n".join(said), "text"),))


def _add_orphan(loaded: Loaded, path: Path) -> None:
    document = _read(path, loaded)
    if document is not None:
        loaded.declared += count_papers(document)
        loaded.records.append(RawRecord(path, "", is_public=False, public=(), secret=tuple(sorted_papers(document))))


def _read(path: Path, loaded: Loaded) -> Document | None:
    try:
        data = read_papers_file(path) if path.name.endswith((PAPERS, SEALED)) else path.read_bytes()
        return None if data is None else read_yaml(path.as_posix(), data)
    except Stop as stop:
        loaded.findings += stop.findings
    except OSError:
        remedy = "Look in its properties who may read it, and ask them to let you."
        loaded.findings.append(UNREADABLE_RECORD.at(Position(path.as_posix()), "This file cannot be read.", remedy))
    return None


def _sealed_files(record: RawRecord) -> Iterator[Path]:
    """Files in the folder of a record that are not among its public attachments; empty ones are like any other."""
    named = {value.text.strip() for value in record.public if value.key == "file"}
    folder = record.path.with_suffix("")
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        if path.is_file() and path.relative_to(folder).as_posix() not in named and path.stat().st_size:
            yield path


def content_digest(data: bytes) -> bytes:
    """What tells one file from another; it never leaves the process."""
    return blake2b(data, digest_size=16).digest()
