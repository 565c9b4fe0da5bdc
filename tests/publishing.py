"""Publishes and stages a register within the test's own process, so that its parts can be changed on purpose."""

import hashlib
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from pydantic import TypeAdapter

from generator.commands.publish import publish_register
from generator.commands.stage import stage
from generator.findings import Stop, as_text, has_errors
from generator.private.register import Source as PrivateSource
from generator.settings import Office
from generator.verification.noninterference import Output
from generator.verification.originals import Source

DAY = date(2026, 11, 23)
OFFICE = TypeAdapter(Office).validate_python(
    {
        "name": "Midshire Police and Crime Commissioner",
        "contact": {"email": "decisions@midshire.example"},
        "references": [{"pattern": r"PCC/D/(?P<year>\d{4})/(?P<number>\d{2,3})", "complete": "true"}],
        "categories": ["Finance"],
    }
)


def publish_and_stage(source: Source, folder: Path) -> Output:
    """One run as `make prove` does it, without processes: `compare` takes it for its `run`."""
    content = folder / "content"
    content.mkdir(parents=True)
    (content / "index.md").write_text("# Home\n\n<!-- generated: register-figures -->\n", encoding="utf-8")
    private = PrivateSource(source.decisions, OFFICE, DAY, source.part2)
    try:
        findings = [*publish_register(private, folder / "bundle").findings]
        if not has_errors(findings):
            findings += stage(folder / "bundle", content, folder / "docs")
    except Stop as stop:
        findings = list(stop.findings)
    log = as_text(findings).replace(source.decisions.as_posix(), "decisions")
    return Output(int(has_errors(findings)), log.replace(str(source.part2), "part2"), digests(folder))


def digests(folder: Path, names: Iterable[str] = ("bundle", "docs")) -> dict[str, str]:
    """The digest of every file by its name."""
    paths = [path for name in names for path in sorted((folder / name).rglob("*")) if path.is_file()]
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}
