"""`import`: turns a document, a folder of them, or the CSV of an old register into drafts for a person to finish.

Nothing that is there is overwritten, and nothing of a draft is public. What is printed names places and numbers, and
repeats no word of a document.
"""

from argparse import ArgumentParser, Namespace
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.commands.asking import Option, Refused, ask
from generator.commands.columns import choose_columns
from generator.commands.dating import day_given
from generator.commands.outcome import Outcome, add_places
from generator.documents.csv_rows import read_rows
from generator.documents.opening import MOST_BYTES, open_document
from generator.documents.refusals import ELSEWHERE, LEFT_OUT, at, shut
from generator.findings import Finding, Stop, as_text, has_errors, in_order
from generator.importers.importing import Given, Imported, import_blocks
from generator.importers.old_register import ADDRESS, blocks_of_row, former_address
from generator.importers.placing import place_record
from generator.settings import Office, read_settings

ADDRESSES = "addresses.csv"


@dataclass(frozen=True, slots=True)
class _Result:
    """What became of one document or row: the file of its draft, or findings."""

    source: str
    findings: tuple[Finding, ...]
    path: Path | None = None
    imported: Imported | None = None


def add_parser(parser: ArgumentParser) -> None:
    """Options of `import`."""
    add_places(parser, "config", "decisions")
    parser.add_argument("--file", help="a document, a folder of them, or the CSV of an old register")
    parser.add_argument("--ref", help="the reference of the decision, where the document does not show it")
    parser.add_argument("--date", help="the day of the decision, where the document does not show it")
    parser.add_argument("--columns", help='which column of a CSV holds what, as "ref=Number; title=Subject"')


def run(options: Namespace) -> Outcome:
    """Import, and say what was guessed and what comes next."""
    office = read_settings(options.config).office
    source = ask("Which document, folder or CSV", None, _existing, Option("FILE", options.file))
    if source.is_dir():
        return _many(options, _folder(options, office, source))
    if source.suffix.lower() == ".csv":
        return _many(options, _register(options, office, source))
    result = _one(options, office, source, Given((options.ref or "").strip(), _day(options.date)))
    return _outcome(options, result.findings, _said(result) if result.imported else "")


def _existing(answer: str) -> Path:
    if not Path(answer).exists():
        raise Refused("There is no such file or folder.", "Write where it is, such as notices/vans.docx.")
    return Path(answer)


def _day(written: str | None) -> date | None:
    given = Option("DATE", written)
    return day_given(given) if given.is_given else None


def _one(options: Namespace, office: Office, source: Path, given: Given) -> _Result:
    """One document → its draft, put where it belongs."""
    shown = source.as_posix()
    try:
        opened = open_document(shown, _bytes(source))
        imported = import_blocks(shown, opened.blocks, office, given)
        path = options.decisions / str(imported.year) / f"{imported.slug}.yaml"
        place_record(path, imported.text)
    except Stop as stop:
        return _Result(source.name, stop.findings)
    return _Result(source.name, (*opened.warnings, *imported.findings), path, imported)


def _bytes(source: Path) -> bytes:
    try:
        if source.stat().st_size > MOST_BYTES:
            raise Stop([shut(source.as_posix(), "The file is larger than 64 MB.", "Remove pictures from it.")])
        return source.read_bytes()
    except OSError:
        raise Stop(
            [
                shut(
                    source.as_posix(),
                    "This file cannot be read.",
                    "Look in its properties who may read it, and ask them to let you.",
                )
            ]
        ) from None


def _folder(options: Namespace, office: Office, folder: Path) -> list[_Result]:
    """Every document of a folder and of those in it; the faults of one do not stop the others."""
    addresses = _addresses(folder)
    results = []
    for source in sorted(folder.rglob("*")):
        if source.name == ADDRESSES or source.name.startswith((".", "~$")) or _is_folder(source):
            continue
        written = addresses.pop(source.relative_to(folder).as_posix(), "")
        results.append(_addressed(options, office, source, written) if _is_own(source) else _passed_over(source))
    said = "This file is named here, and is not in the folder."
    missing = tuple(LEFT_OUT.at(at((folder / ADDRESSES).as_posix()), said, "Correct its name.") for _ in addresses)
    return [*results, *([_Result(ADDRESSES, missing)] if missing else [])]


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


def _is_own(path: Path) -> bool:
    """Whether this is a file that stands in the folder itself: no link, and nothing that is no file at all."""
    return path.is_file() and not path.is_symlink()


def _passed_over(source: Path) -> _Result:
    return _Result(source.name, (_linked(source),))


def _linked(source: Path) -> Finding:
    said = "This is a link to something elsewhere, or no ordinary file, so it was not taken."
    remedy = "Put the document itself into the folder, or import it by its own path with FILE=."
    return ELSEWHERE.at(at(source.as_posix()), said, remedy)


def _addressed(options: Namespace, office: Office, source: Path, written: str) -> _Result:
    address = former_address(written)
    result = _one(options, office, source, Given(address=address))
    return _with(result, _unusable(source.as_posix()) if written and not address else ())


def _with(result: _Result, more: tuple[Finding, ...]) -> _Result:
    return _Result(result.source, (*result.findings, *more), result.path, result.imported)


def _unusable(path: str, line: int = 0) -> tuple[Finding, ...]:
    said = (
        "The old address cannot become a page that leads to the new one: it has a ? in it, or ends like .php or .aspx."
    )
    return (
        LEFT_OUT.at(at(path, line), said, "Ask whoever looks after the web server to redirect it to the new page."),
    )


def _addresses(folder: Path) -> dict[str, str]:
    """The old addresses of documents, from a CSV with the columns `file` and `address`."""
    path = folder / ADDRESSES
    if not path.exists() and not path.is_symlink():
        return {}
    if not _is_own(path):
        raise Stop([_linked(path)])
    table = read_rows(path.as_posix(), _bytes(path))
    names = [name.casefold() for name in table.heading]
    if not {"file", "address"} <= set(names):
        said = "This CSV needs the columns file and address."
        raise Stop([shut(path.as_posix(), said, "Name them so in its first line.")])
    file, address = names.index("file"), names.index("address")
    return {row[file]: row[address] for _, row in table.rows}


def _register(options: Namespace, office: Office, source: Path) -> list[_Result]:
    """Every row of an old register."""
    table = read_rows(source.as_posix(), _bytes(source))
    columns = choose_columns(source, table.heading, Option("COLUMNS", options.columns))
    results = [_Result(source.name, table.warnings)] if table.warnings else []
    for line, row in table.rows:
        cells = dict(zip(table.heading, row, strict=True))
        written = cells.get(columns.get(ADDRESS, ""), "")
        address = former_address(written)
        more = _unusable(source.as_posix(), line) if written and not address else ()
        try:
            blocks = blocks_of_row(table.heading, row, columns, line)
            imported = import_blocks(source.as_posix(), blocks, office, Given(address=address), line)
            path = options.decisions / str(imported.year) / f"{imported.slug}.yaml"
            place_record(path, imported.text)
            results.append(_Result(f"line {line}", (*imported.findings, *more), path, imported))
        except Stop as stop:
            results.append(_Result(f"line {line}", (*stop.findings, *more)))
    return results


def _outcome(options: Namespace, findings: tuple[Finding, ...], said: str) -> Outcome:
    """Findings and what was done, both even where a part of it failed; machines get the findings alone."""
    ordered = tuple(in_order(findings))
    if options.format == "text":
        return Outcome(ordered, as_text(ordered) + ("\n" if ordered and said else "") + said, is_whole=True)
    return Outcome(ordered, said)


def _said(result: _Result) -> str:
    imported = result.imported
    if imported is None or result.path is None:
        return ""
    lines = [f"Drafted: {result.path.as_posix()}, from {result.source}. Nothing of a draft is public."]
    if imported.looks:
        width = max(len(look.key) for look in imported.looks)
        lines += ["", f"To look at ({len(imported.looks)}), each under a comment `# review:` in the draft:"]
        lines += [f"  line {look.line:>4}  {look.key:<{width}}  {look.said}" for look in imported.looks]
    lines += ["", "Next:    open the draft beside the document; correct each of these, and remove its comment line."]
    lines += ["         Then run  make check"]
    return "\n".join(lines) + "\n"


def _many(options: Namespace, results: list[_Result]) -> Outcome:
    """A table with a line for each document."""
    findings = tuple(finding for result in results for finding in result.findings)
    listed = [result for result in results if result.imported or has_errors(result.findings)]
    width = max((len(result.source) for result in listed), default=0)
    lines = [f"  {result.source:<{width}}  {_line(result)}" for result in listed]
    drafted = sum(result.imported is not None for result in listed)
    looks = sum(len(result.imported.looks) for result in listed if result.imported)
    lines += ["", f"Drafted: {drafted}. Not taken: {len(listed) - drafted}. To look at in the drafts: {looks}."]
    lines += ["Nothing of a draft is public.", ""]
    lines += [
        "Next:    open each draft beside its document; correct what stands under a comment `# review:`, and remove"
    ]
    lines += ["         the comment line. Then run  make check"]
    return _outcome(options, findings, "\n".join(lines) + "\n")


def _line(result: _Result) -> str:
    if result.imported is None or result.path is None:
        return f"not taken: {sorted({finding.code for finding in result.findings})[0]}"
    return f"{result.path.as_posix()}  to look at: {len(result.imported.looks)}"
