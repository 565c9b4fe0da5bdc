"""Raw YAML → what of a record is secret and what its author declared public, derived again from the nodes.

Comes in: documents as the YAML reader gives them, and the register day. Goes out: `RawRecord`s. Nothing here knows the
record types or the projection. Whatever is in doubt is secret: a key that the format does not name, a mark that does
not close, a `withheld` that says neither ground nor field.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator.verification.schema import ANY_NAME, OF_A_REMOVED, RECORD, Shape
from generator.yaml_text import Document, Pointer, Tree, comments_in
from generator.yaml_text.template import is_of_template

_MARK = re.compile(r"(?<!\\)\[\[\s*[a-z][a-z0-9-]*\s*:\s*(\S.*?)\s*(?<!\\)\]\]", re.DOTALL)
_BRACKETS = re.compile(r"(?<!\\)(?:\[\[|\]\])")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_TWINS = {"value": "written", "written": "value"}
PUBLIC_STATUSES = ("made", "deferred", "withdrawn", "void", "removed")
_PEOPLE = ("decision_makers", "author", "signatories")
_PAPERS = ("report", "amounts", "notes")
EDITOR_HEADER = "yaml-language-server:"
PHRASE = "phrase"
COMMENT = "comment"


@dataclass(frozen=True, slots=True)
class Value:
    """One text of a record: its address, the words, and the key that says what they are.

    A phrase withheld within a text has the address of the text and the key `phrase`; of a comment the address is its
    line. `origin` names another file than the record's own, where Part 2 stands in one.
    """

    pointer: Pointer
    text: str
    key: str
    origin: Path | None = None


@dataclass(frozen=True, slots=True)
class RawRecord:
    """A record as the witness sees it. `awaits_part2` says that it declares papers which are nowhere at hand.

    `in_post` are the names, in a record that is not public yet, of those who decide, report and sign, where no mark
    withholds them. At the addresses `formerly_at` the site may have a page that leads to a public record.
    """

    path: Path
    reference: str
    is_public: bool
    public: tuple[Value, ...]
    secret: tuple[Value, ...]
    related: tuple[str, ...] = ()
    awaits_part2: bool = False
    in_post: frozenset[Pointer] = frozenset()
    is_removed: bool = False
    formerly_at: tuple[str, ...] = ()

    @property
    def slug(self) -> str:
        """The name of the file, which is that of the page."""
        return self.path.name.removesuffix(".yaml")


@dataclass(slots=True)
class _Sorting:
    public: list[Value] = field(default_factory=list)
    secret: list[Value] = field(default_factory=list)

    def hide(self, tree: Tree, at: Pointer) -> None:
        """Everything from here down is secret."""
        if isinstance(tree, str):
            if tree.strip():
                self.secret.append(Value(at, tree, _key(at)))
            return
        for step, one in tree.items() if isinstance(tree, dict) else enumerate(tree):
            if step != "withheld":
                self.hide(one, (*at, step))

    def show(self, tree: Tree, at: Pointer) -> None:
        """A text that is public but for its marks; one whose marks leave a doubt is secret as a whole."""
        if not isinstance(tree, str):
            self.hide(tree, at)
        elif "[[" not in tree and "]]" not in tree:
            self.public += [Value(at, tree, _key(at))] if tree.strip() else []
        elif _BRACKETS.search(_MARK.sub("", tree)):
            self.hide(tree, at)
        else:
            rest = _MARK.sub("\n", tree)
            self.public += [Value(at, rest, _key(at))] if rest.strip() else []
            self.secret += [Value(at, found[1], PHRASE) for found in _MARK.finditer(tree) if found[1].strip()]

    def sort(self, tree: Tree, shape: Shape, at: Pointer) -> None:
        """Follow the format from here down."""
        match tree, shape:
            case dict(), dict():
                self.fields(tree, shape, at)
            case list(), [form]:
                for index, one in enumerate(tree):
                    self.sort(one, form, (*at, index))
            case str(), str():
                self.show(tree, at)
            case list(), "choice":
                for index, one in enumerate(tree):
                    self.show(one, (*at, index))
            case str(), {"text": _}:  # a paragraph may be written as its text alone
                self.show(tree, at)
            case _:
                self.hide(tree, at)

    def fields(self, tree: dict[str, Tree], shape: dict[str, Shape], at: Pointer) -> None:
        """The keys of one mapping: public where the format names them and nothing withholds them."""
        hidden = _hidden_fields(tree, at)
        for key, one in tree.items():
            form = shape.get(key, shape.get(ANY_NAME))
            if key == "withheld":
                continue
            if form is None or hidden is None or key in hidden:
                self.hide(one, (*at, key))
            else:
                self.sort(one, form, (*at, key))


def _hidden_fields(tree: dict[str, Tree], at: Pointer) -> set[str] | None:
    """The fields of a mapping that are withheld; None where all of it is."""
    withheld = tree.get("withheld", {})
    if not isinstance(withheld, dict) or ("withheld" in tree and not withheld):
        return None
    hidden = set(withheld) | {_TWINS[key] for key in withheld if key in _TWINS}
    title = tree.get("title")
    if not at:
        is_marked = isinstance(title, str) and bool(_BRACKETS.search(title))
        return hidden | ({"title"} if is_marked else set())
    if at[0] == "attachments":  # name, title and type of a withheld file tell of one another
        bare = isinstance(title, str) and _BRACKETS.search(title) and not _MARK.sub("", title).strip()
        return None if bare or {"file", "title"} & hidden else hidden
    return hidden


def _key(at: Pointer) -> str:
    for step in reversed(at):
        if isinstance(step, str):
            return step
    return ""


def sorted_record(document: Document, path: Path, day: str, sidecars: Sequence[Document] = ()) -> RawRecord:
    """What is public and what is secret in a record and in its Part 2; `day` is written like 2026-03-02."""
    tree, sorting = document.tree, _Sorting()
    status, reference = tree.get("status"), tree.get("ref")
    is_public = status in PUBLIC_STATUSES and _has_come(tree, day)
    if is_public:
        removed = status == "removed"
        sorting.fields(tree, {key: one for key, one in RECORD.items() if not removed or key in OF_A_REMOVED}, ())
    else:
        sorting.hide(tree, ())
    sorting.secret += _comments(document.text, None)
    for sidecar in sidecars:
        sorting.secret += sorted_papers(sidecar)
    return RawRecord(
        path,
        reference if isinstance(reference, str) else "",
        is_public,
        tuple(sorting.public),
        tuple(sorting.secret),
        tuple(_related(tree)),
        _awaits(tree, sidecars),
        frozenset() if is_public else _in_post(tree),
        is_public and status == "removed",
        tuple(_texts(tree.get("formerly_at"))) if is_public else (),
    )


def _in_post(tree: dict[str, Tree]) -> frozenset[Pointer]:
    meant = _Sorting()
    meant.fields(tree, RECORD, ())
    return frozenset(one.pointer for one in meant.public if one.pointer[0] in _PEOPLE and one.key == "name")


def sorted_papers(document: Document) -> list[Value]:
    """Everything in a Part 2 that stands in a file of its own: all of it is secret."""
    sorting, origin = _Sorting(), Path(document.path)
    sorting.hide(document.tree, ())
    return [replace(one, origin=origin) for one in sorting.secret] + _comments(document.text, origin)


def _has_come(tree: dict[str, Tree], day: str) -> bool:
    out = tree.get("publish_on")
    return isinstance(out, str) and bool(_DAY.fullmatch(out.strip())) and out.strip() <= day


def _comments(text: str, origin: Path | None) -> list[Value]:
    found = comments_in(text)
    return [Value((line,), words, COMMENT, origin) for line, words in found if not of_program(words)]


def of_program(comment: str) -> bool:
    """Whether a comment is the line for editors, or one that the program writes into a new record, and so no secret."""
    return comment.startswith(EDITOR_HEADER) or is_of_template(comment)


def _awaits(tree: dict[str, Tree], sidecars: Sequence[Document]) -> bool:
    """Whether papers of Part 2 are declared, not said to be gone, and not here."""
    part2 = tree.get("part2")
    if not isinstance(part2, dict) or sidecars or part2.get("held") == "false":
        return False
    return not any(part2.get(key) for key in _PAPERS)


def _texts(tree: Tree | None) -> Iterator[str]:
    yield from (one for one in tree if isinstance(one, str)) if isinstance(tree, list) else ()


def _related(tree: dict[str, Tree]) -> Iterator[str]:
    relations = tree.get("relations")
    for named in relations.values() if isinstance(relations, dict) else ():
        yield from (one for one in named if isinstance(one, str)) if isinstance(named, list) else ()


Target = tuple[str, Pointer]
"""A value by the slug of its record and its address, with Part 2 in its place wherever it stands."""


def target_of(record: RawRecord, value: Value) -> Target:
    """How a suppression would name a value."""
    stands_apart = value.origin is not None and value.pointer[:1] != ("part2",) and value.key != COMMENT
    return record.slug, ("part2", *value.pointer) if stands_apart else value.pointer
