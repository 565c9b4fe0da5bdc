"""What `mkdocs.yml` says of the office and of the site.

Comes in: the file, and the file it inherits from. Goes out: frozen `Settings`, or findings. MkDocs reads the same
file; here only `extra.office` is read, and the rest is held to what keeps withheld text out: no plugin or hook that
could read more than the staged pages.
"""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import (
    BeforeValidator,
    ConfigDict,
    Field,
    PlainValidator,
    TypeAdapter,
    ValidationError,
)
from pydantic.dataclasses import dataclass as model

from generator.catalogue import define
from generator.findings import Finding, Position, Stop
from generator.shapes import Fault, Translator, faulty
from generator.vocabulary.choices import OfficeKind
from generator.vocabulary.days import parse_day
from generator.vocabulary.references import Series
from generator.yaml_text import Document, Pointer, Tree, read_yaml

NO_FILE = define("SITE-01", "`mkdocs.yml` says whose register this is: `site_name`, and the office under `extra`.")
PLUGINS = define(
    "SITE-02",
    """Only the plugins `search` and `tags` may run, and no hooks: a plugin sees more than the staged pages, and what it
    adds is checked by nobody.""",
)
define("SITE-03", "A pattern of references is a regular expression that matches whole references.")
SITE_NAME = define("SITE-04", "The site needs a `site_name`, and a `site_url` beginning with https:// if it has one.")
_ALLOWED_PLUGINS = {"search", "tags"}


def _words(value: object) -> str:
    if not isinstance(value, str):
        raise faulty(Fault("SHAPE-03", "Text is expected here.", "Write it as one text, in quotes."))
    if not value.strip():
        raise faulty(Fault("SHAPE-02", "The text is empty.", "Write it, or remove the line."))
    return value.strip()


def _day(value: object) -> date:
    try:
        return parse_day(_words(value))
    except ValueError:
        raise faulty(Fault("DATE-01", "This is not a day.", "Write it as 2026-03-02.")) from None


def _whole(value: object) -> int:
    words = _words(value)
    if not (words.isascii() and words.isdecimal() and len(words) < 7):
        raise faulty(Fault("SHAPE-03", "A whole number is expected here.", "Write it in digits."))
    return int(words)


def _truth(value: object) -> bool:
    if _words(value) not in ("true", "false"):
        raise faulty(Fault("SHAPE-04", "This is not one of the choices.", "Write true or false."))
    return value == "true"


def _kind(value: object) -> OfficeKind:
    try:
        return OfficeKind(_words(value))
    except ValueError:
        remedy = f"Write one of: {', '.join(kind.value for kind in OfficeKind)}."
        raise faulty(Fault("SHAPE-04", "This is not one of the choices.", remedy)) from None


def _pattern(value: object) -> re.Pattern[str]:
    try:
        return re.compile(_words(value))
    except re.error:
        raise faulty(
            Fault("SITE-03", "This pattern cannot be read as a regular expression.", "Compare it with the handbook's.")
        ) from None


def _renamed(value: object) -> object:
    if isinstance(value, dict) and "from" in value:
        return {("start" if key == "from" else "end" if key == "to" else key): one for key, one in value.items()}
    return value


def _as_list(value: object) -> object:
    if not isinstance(value, list):
        raise faulty(Fault("SHAPE-03", "A list is expected here.", "Begin each item with a hyphen."))
    return value


Words = Annotated[str, PlainValidator(_words)]
Day = Annotated[date, PlainValidator(_day)]
Whole = Annotated[int, PlainValidator(_whole)]
_STRICT = ConfigDict(extra="forbid", arbitrary_types_allowed=True)


@model(frozen=True, slots=True, kw_only=True, config=_STRICT)
class Contact:
    """How to reach the office."""

    email: Words
    address: Words | None = None
    foi_email: Words | None = None
    phone: Words | None = None


@model(frozen=True, slots=True, kw_only=True, config=_STRICT)
class ReferencePattern:
    """One series of references; `first` says at which number a year's counting starts."""

    pattern: Annotated[re.Pattern[str], PlainValidator(_pattern)]
    first: dict[Whole, Whole] = Field(default_factory=dict)
    complete: Annotated[bool, PlainValidator(_truth)] = False


@model(frozen=True, slots=True, kw_only=True, config=_STRICT)
class OfficeHolder:
    """Who held the office, from which day to which; `end` is None for the present one."""

    name: Words
    role: Words
    start: Day
    end: Day | None = None


@model(frozen=True, slots=True, kw_only=True, config=_STRICT)
class Successor:
    """The body that takes the register over, and the day from which it does."""

    name: Words
    url: Words
    start: Day


@model(frozen=True, slots=True, kw_only=True, config=_STRICT)
class Office:
    """The office whose register this is."""

    name: Words
    contact: Contact
    references: Annotated[tuple[ReferencePattern, ...], BeforeValidator(_as_list)]
    categories: Annotated[tuple[Words, ...], BeforeValidator(_as_list)]
    short_name: Words | None = None
    kind: Annotated[OfficeKind, PlainValidator(_kind)] = OfficeKind.PCC
    office_holders: tuple[Annotated[OfficeHolder, BeforeValidator(_renamed)], ...] = ()
    publish_within_days: Whole = 14
    successor: Annotated[Successor, BeforeValidator(_renamed)] | None = None
    notice: Words | None = None
    part2_folder: Words | None = None

    @property
    def series(self) -> tuple[Series, ...]:
        """The reference patterns, in the order in which they are tried."""
        return tuple(Series(one.pattern, dict(one.first), one.complete) for one in self.references)


@dataclass(frozen=True, slots=True)
class Settings:
    """The office, and the folders of the site, as paths from where the program was started."""

    office: Office
    site_name: str
    config: Path
    docs_dir: Path
    site_dir: Path


_OFFICE = TypeAdapter(Office)
_GROUPS: dict[str, type] = {
    "contact": Contact,
    "references": ReferencePattern,
    "office_holders": OfficeHolder,
    "successor": Successor,
}


def read_settings(config: Path) -> Settings:
    """Read `mkdocs.yml`; Stop with every finding where it does not say what is needed."""
    documents = _chain(config)
    document = documents[0]
    findings = [finding for one in documents for finding in _dangers(one)]
    office = _office(document, findings)
    if office is None or findings:
        raise Stop(findings)
    return Settings(
        office,
        str(document.tree["site_name"]),
        config,
        _folder(config, documents, "docs_dir", "docs"),
        _folder(config, documents, "site_dir", "site"),
    )


def _chain(config: Path) -> list[Document]:
    """The file and those it inherits from, nearest first."""
    documents = [_document(config)]
    while isinstance(parent := documents[-1].tree.get("INHERIT"), str) and len(documents) < 5:
        config = config.parent / parent
        documents.append(_document(config))
    return documents


def _document(config: Path) -> Document:
    try:
        return read_yaml(config.as_posix(), config.read_bytes())
    except OSError:
        remedy = "Run the command in the folder of the register, or name the file with --config."
        raise Stop([NO_FILE.at(Position(config.as_posix()), "The settings file cannot be read.", remedy)]) from None


def _dangers(document: Document) -> list[Finding]:
    findings = []
    plugins = document.tree.get("plugins", [])
    for index, plugin in enumerate(plugins if isinstance(plugins, list) else []):
        name = next(iter(plugin), "") if isinstance(plugin, dict) else plugin
        if name not in _ALLOWED_PLUGINS:
            place = document.position(("plugins", index))
            findings.append(PLUGINS.at(place, "This plugin is not allowed here.", "Remove it from `plugins`."))
    if not isinstance(plugins, list) or document.tree.get("hooks"):
        place = document.key_position(("hooks",) if document.tree.get("hooks") else ("plugins",))
        findings.append(PLUGINS.at(place, "Hooks, and plugins given as keys, are not allowed.", "Write a plain list."))
    return findings


def _office(document: Document, findings: list[Finding]) -> Office | None:
    tree = document.tree
    url = tree.get("site_url", "https://")
    if not isinstance(tree.get("site_name"), str) or not isinstance(url, str) or not url.startswith("https://"):
        said = "`site_name` is missing, or `site_url` does not begin with https://."
        findings.append(SITE_NAME.at(Position(document.path, 1, 1), said, "Give both, as in the example."))
    extra = tree.get("extra")
    office: Tree = extra.get("office", {}) if isinstance(extra, dict) else {}
    try:
        return _OFFICE.validate_python(office)
    except ValidationError as error:
        translator = Translator(_nested(document), _known_keys)
        findings += [finding for _, finding in translator.findings(error)]
        return None


def _nested(document: Document) -> Document:
    """The document as seen from `extra.office`, so that addresses within the office find their places."""
    return document.within(("extra", "office"))


def _known_keys(at: Pointer) -> list[str]:
    named = [step for step in at if isinstance(step, str)]
    group = _GROUPS[named[-1]] if named else Office
    names = {"start": "from", "end": "to"}
    return [names.get(name, name) for name in group.__dataclass_fields__]  # type: ignore[attr-defined]  # a dataclass


def _folder(config: Path, documents: list[Document], key: str, default: str) -> Path:
    for document in documents:
        if isinstance(value := document.tree.get(key), str):
            return config.parent / value
    return config.parent / default
