"""`mkdocs.yml` → `Settings`, or findings.

MkDocs reads the same file; here only `extra.office` is read, and the rest is held to what keeps withheld text out: no
plugin, hook or Markdown extension that could read more than the staged pages, or make more of their text than was
tested.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from generator.catalogue import define
from generator.findings import Finding, Position, Stop
from generator.settings.elsewhere import inherited_office, rival, second_file
from generator.settings.office import Office, known_keys
from generator.shapes import Translator
from generator.yaml_text import Document, Tree, read_yaml

NO_OFFICE = define("SITE-01", "`mkdocs.yml` says whose register this is: `site_name`, and the office under `extra`.")
PLUGINS = define(
    "SITE-02",
    """Only the plugins `search` and `tags` may run, and no hooks: a plugin sees more than the staged pages, and what it
    adds is checked by nobody.""",
)
SITE_NAME = define("SITE-04", "The site has a `site_name`, and its `site_url` begins with https:// if it has one.")
EXTENSIONS = define(
    "SITE-05",
    """Only the Markdown extensions that the register is tested with may be on. Another one could read files, or take
    ordinary words of a record as instructions.""",
)
THEME_FOLDER = define(
    "SITE-06",
    """The theme is the register's own. Whatever lies in a theme folder is copied to the public site, so no other folder
    may be named as one.""",
)
TONGUE = define(
    "SITE-09",
    """The language of the site is said once, as `language` of the office. The theme takes it from there, and would not
    heed another.""",
)
THEME = Path(__file__).parents[1] / "public" / "theme"
ALLOWED = {
    "plugins": {"search", "tags"},
    "markdown_extensions": {"attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc"},
}
_OFFICE = TypeAdapter(Office)
_GENERATIONS = 5  # files that inherit from one another


@dataclass(frozen=True, slots=True)
class Settings:
    """The office, and what MkDocs reads and writes, as paths from where the program was started.

    `files` are `mkdocs.yml` and those that it inherits from; `theme` is the folder of the theme as it is named there;
    `site_url` is the address of the register, with a slash at its end; `site_name` what its pages are called.
    """

    office: Office
    docs_dir: Path
    site_dir: Path
    files: tuple[Path, ...]
    theme: Path | None
    site_url: str | None = None
    site_name: str = ""

    def part2_folder(self, given: Path | None) -> Path | None:
        """Where Part 2 files may stand beside the records: as somebody gave it, or else as the settings name it."""
        named = self.office.part2_folder
        return given or (self.files[0].parent / named if named else None)


def read_settings(config: Path) -> Settings:
    """Read `mkdocs.yml`; Stop with every finding where it does not say what is needed."""
    documents = _chain(config)
    findings = [finding for one in documents for finding in _dangers(one)]
    findings += [*_names(documents), *_theme(documents), *second_file(config), *inherited_office(documents)]
    office = _office(documents[0], findings)
    if office is not None:
        findings += _languages(documents, office)
    if office is None or findings:
        raise Stop(findings)
    docs, site = _folder(config, documents, "docs_dir"), _folder(config, documents, "site_dir")
    theme = next((config.parent / folder for _, folder in _themes(documents)), None)
    files, name = tuple(Path(one.path) for one in documents), str(documents[0].tree.get("site_name", ""))
    return Settings(office, docs, site, files, theme, _address(documents), name)


def _chain(config: Path) -> list[Document]:
    """The file and those it inherits from, nearest first."""
    documents = [_document(config)]
    while isinstance(parent := documents[-1].tree.get("INHERIT"), str):
        if len(documents) == _GENERATIONS:
            said = "More settings files inherit from one another than anybody can follow."
            place = documents[-1].position(("INHERIT",))
            raise Stop([NO_OFFICE.at(place, said, f"Use at most {_GENERATIONS}.")])
        config = config.parent / parent
        documents.append(_document(config))
    return documents


def _document(config: Path) -> Document:
    try:
        return read_yaml(config.as_posix(), config.read_bytes())
    except OSError:
        remedy = "Run the command in the folder of the register, or name the file with --config."
        if other := rival(config):
            remedy = f"Give {other.name} the name {config.name}."
        raise Stop([NO_OFFICE.at(Position(config.as_posix()), "The settings file cannot be read.", remedy)]) from None


def _dangers(document: Document) -> list[Finding]:
    findings = []
    for key, rule in (("plugins", PLUGINS), ("markdown_extensions", EXTENSIONS)):
        listed = document.tree.get(key, [])
        if not isinstance(listed, list):
            findings.append(rule.at(document.key_position((key,)), f"`{key}` is not a plain list.", "Write a list."))
            continue
        allowed = ", ".join(sorted(ALLOWED[key]))
        findings += [
            rule.at(
                document.position((key, index)), "This one is not allowed here.", f"Remove it; allowed are {allowed}."
            )
            for index, one in enumerate(listed)
            if _name(one) not in ALLOWED[key]
        ]
    if "hooks" in document.tree:
        findings.append(PLUGINS.at(document.key_position(("hooks",)), "Hooks are not allowed.", "Remove this line."))
    return findings


def _theme(documents: list[Document]) -> list[Finding]:
    """MkDocs copies a theme folder into the site file by file, so it is the program's own or none."""
    for document, named in _themes(documents):
        own = (Path(document.path).parent / named).resolve() == THEME.resolve()
        place = document.position(("theme", "custom_dir"))
        remedy = "Write the path to generator/public/theme."
        return [] if own else [THEME_FOLDER.at(place, "This is not the theme of the register.", remedy)]
    return []


def _languages(documents: list[Document], office: Office) -> list[Finding]:
    """The theme may name the language of the office once more, but no other."""
    for document in documents:
        theme = document.tree.get("theme")
        if isinstance(theme, dict) and "language" in theme:
            if theme["language"] == office.language.value:
                return []
            said = "The theme has another language than the office."
            remedy = "Remove this line; `language` under `office` is enough."
            return [TONGUE.at(document.position(("theme", "language")), said, remedy)]
    return []


def _themes(documents: list[Document]) -> Iterator[tuple[Document, str]]:
    """Each file that names a theme folder, and how it names it."""
    for document in documents:
        theme = document.tree.get("theme")
        if isinstance(theme, dict) and isinstance(named := theme.get("custom_dir"), str):
            yield document, named


def _name(entry: Tree) -> str:
    if isinstance(entry, dict):
        return next(iter(entry), "")
    return entry if isinstance(entry, str) else ""


def _names(documents: list[Document]) -> list[Finding]:
    own = documents[0]
    findings = []
    if not str(own.tree.get("site_name", "")).strip():
        said = "`site_name` is missing."
        findings.append(SITE_NAME.at(Position(own.path, 1, 1), said, "Add a line `site_name:` with its value."))
    named = next((one for one in documents if "site_url" in one.tree), own)  # the nearest counts, for MkDocs too
    if not str(named.tree.get("site_url", "https://")).startswith("https://"):
        said = "`site_url` does not begin with https://."
        findings.append(SITE_NAME.at(named.position(("site_url",)), said, "Write the full address of the register."))
    return findings


def _address(documents: list[Document]) -> str | None:
    named = (url for document in documents if isinstance(url := document.tree.get("site_url"), str) and url)
    nearest = next(named, None)
    return nearest.rstrip("/") + "/" if nearest else None


def _office(document: Document, findings: list[Finding]) -> Office | None:
    at = ("extra", "office")
    if not isinstance(document.value(at), dict):
        said = "There is no `office` under `extra`."
        findings.append(NO_OFFICE.at(document.position(at), said, "Add it, with the name of the office."))
        return None
    inner = document.within(at)
    try:
        return _OFFICE.validate_python(inner.tree)
    except ValidationError as error:
        findings += [finding for _, finding in Translator(inner, known_keys).findings(error)]
        return None


def _folder(config: Path, documents: list[Document], key: str) -> Path:
    """A folder that MkDocs works in, named in the nearest file that names it."""
    named = (value for document in documents if isinstance(value := document.tree.get(key), str))
    return config.parent / next(named, {"docs_dir": "docs", "site_dir": "site"}[key])
