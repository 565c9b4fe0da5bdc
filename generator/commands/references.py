"""Which reference a new record is given: the next of its series, unless the person says another.

Comes in: the folder of the records, drafts among them, and the office. Not a command itself; `new` uses it.
"""

from collections.abc import Sequence
from pathlib import Path

from generator.commands.asking import Option, Refused, ask, ask_which
from generator.findings import Stop
from generator.private.register import is_record
from generator.settings import Office
from generator.vocabulary.next_reference import newest, next_reference
from generator.vocabulary.references import Reference, Series, key, parse_reference
from generator.yaml_text import read_yaml


def choose(folder: Path, office: Office, year: int, series: Option, ref: Option) -> str:
    """The reference of a new record of `year`; Stop where the one that is given is taken or fits no pattern."""
    taken = _taken(folder)

    def check(answer: str) -> str:
        return _free(answer, office.series, taken)

    if ref.is_given:
        return ask("", None, check, ref)
    index = _series(office.series, year, taken, series)
    offered = next_reference(office.series, index, year, taken)
    return ask("Reference", offered, check, Option("REF"))


def _taken(folder: Path) -> list[str]:
    """Every reference in use; of a file that cannot be read, its name says which it is."""
    found = sorted(folder.rglob("*.yaml")) if folder.is_dir() else []
    return [one for path in found if is_record(path, folder) for one in (path.stem, _reference(path))]


def _reference(path: Path) -> str:
    try:
        written = read_yaml(path.as_posix(), path.read_bytes()).tree.get("ref")
    except (OSError, Stop):
        return ""
    return written if isinstance(written, str) else ""


def _free(answer: str, series: tuple[Series, ...], taken: Sequence[str]) -> str:
    if parse_reference(answer, series) is None:
        patterns = ", ".join(one.pattern.pattern for one in series)
        raise Refused("This does not match the office's references.", f"Write one that does: {patterns}.")
    if key(answer) in {key(one) for one in taken if one}:
        raise Refused("A record has this reference already.", "Give another one.")
    return answer


def _series(series: tuple[Series, ...], year: int, taken: Sequence[str], option: Option) -> int:
    """The index of the series; asked about only where the office has several."""
    examples = [_example(series, index, year, taken) for index in range(len(series))]

    def find(answer: str) -> int:
        if answer.isascii() and answer.isdecimal() and 1 <= int(answer) <= len(series):
            return int(answer) - 1
        alike = [index for index, one in enumerate(examples) if one.casefold().startswith(answer.casefold())]
        if len(alike) != 1:
            listed = "; ".join(f"{number}: {one}" for number, one in enumerate(examples, 1))
            raise Refused("This does not say which series is meant.", f"Give the number of one: {listed}.")
        return alike[0]

    if len(series) == 1 and not option.is_given:
        return 0
    return ask_which("Series, by what its next reference would be", examples, find, option)


def _example(series: tuple[Series, ...], index: int, year: int, taken: Sequence[str]) -> str:
    """What its next reference would be; else its latest, else the pattern itself."""
    known: list[Reference] = [one for text in taken if text and (one := parse_reference(text, series))]
    latest = newest(one for one in known if one.series == index)
    made = next_reference(series, index, year, taken)
    return made or (latest.written if latest else series[index].pattern.pattern)
