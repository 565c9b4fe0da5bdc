"""A folder of records → other folders, in which everything withheld is gone or is something else.

Comes in: the records as they lie there. Goes out: a folder of whole valid records for each manner, and how many places
were withheld. A variant also changes what is not public at all: comments, drafts and records whose day has not come,
withheld attachments, Part 2 in files of its own, and files that no record names.
"""

import re
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

from generator.verification.invented import Inventor, Manner
from generator.verification.marks import by_field, is_sealed_file, is_withheld_item
from generator.verification.originals import PART2, Group, Head, Source, emit, is_hidden, read_tree
from generator.verification.perturb import Rewriter
from generator.yaml_text import Tree

_COMMENTS = {Manner.LEAST: "", Manner.SMALL: "# y\n", Manner.LARGE: f"# A comment {{{{ config }}}} {'longer ' * 50}\n"}
_ROOM = 300_000  # characters of invented text in one record, well below what a record may have
_SAID = re.compile(r"[^\s\[\]\\|{}<>#:](?:[^\n\[\]\\|{}<>#:]{0,78}[^\s\[\]\\|{}<>#:])?")
_KEPT_OF_HIDDEN = ("ref", "category", "publish_on", "decided")
Only = Mapping[str, frozenset[str]]


@dataclass
class Writer:
    """Writes one variant of a register to the folders of `to`; with `only`, those fields of those records alone.

    Afterwards `places` counts what was withheld in what it has written, and `changed` the records that are other now.
    """

    source: Source
    heads: list[Head]
    manner: Manner
    to: Source
    only: Only | None = None
    places: int = 0
    changed: int = 0
    _with_sidecar: set[str] = field(default_factory=set)
    _left_out: set[str] = field(default_factory=set)

    def write(self) -> None:
        """Write every record, and every other file that lies there."""
        write_together([self])

    def open(self) -> None:
        """Make the folders."""
        self.to.decisions.mkdir(parents=True)
        if self.to.part2:
            self.to.part2.mkdir(parents=True)
        self._with_sidecar = {_slug(path) for path, _ in self.source.sidecars()}
        self._left_out = self._gone()

    def add(self, path: Path, tree: Group) -> None:
        """Write one record, of which these are the values."""
        if self.source.name(path) not in self._left_out:
            self._record(path, tree, has_sidecar=path.stem in self._with_sidecar)

    def close(self) -> None:
        """Write every other file."""
        for path, folder in self.source.sidecars():
            self._sidecar(path, folder)
        self._strays()

    def _gone(self) -> set[str]:
        """Records that are not public and that no other links to: without them the register is still sound."""
        if self.manner is not Manner.LARGE or self.only is not None:
            return set()
        linked = {link for head in self.heads for link in head.links}
        return {head.name for head in self.heads if head.hidden and head.ref not in linked}

    def _record(self, path: Path, tree: Group, *, has_sidecar: bool) -> None:
        name = self.source.name(path)
        fields = None if self.only is None else self.only.get(name, frozenset())
        rewriter = Rewriter(_inventor(tree, self.manner), removed=tree.get("status") == "removed")
        there = self.to.decisions / path.relative_to(self.source.decisions)
        hidden = is_hidden(tree, self.source.day)
        made = rewriter.record(tree, fields)
        is_replaced = hidden and (fields is None or bool(fields))
        if is_replaced:
            made = _draft(tree, rewriter.inventor)
        elif has_sidecar and self.manner is Manner.LARGE and isinstance(part2 := made.get("part2"), dict):
            made["part2"] = {key: one for key, one in part2.items() if key == "grounds"}  # its papers stay beside it
        self.places += 1 if hidden else rewriter.places
        self.changed += made != tree
        there.parent.mkdir(parents=True, exist_ok=True)
        comment = _COMMENTS[self.manner] if self.only is None else ""
        there.write_text(comment + emit(made), encoding="utf-8")
        if not is_replaced:
            self._files(path.with_suffix(""), rewriter.files, _named(tree), _named(made))

    def _files(self, folder: Path, renamed: Mapping[str, str], before: set[str], after: set[str]) -> None:
        """The attachments: public ones as they are, withheld ones under another name, others with other content."""
        for number, path in enumerate(sorted(folder.rglob("*")) if folder.is_dir() else ()):
            if path.is_file():
                there = self.to.decisions / path.relative_to(self.source.decisions)
                if path.name in after or (self.only is not None and path.name not in before):
                    _copy(path, there)
                elif path.name in renamed and self.manner is not Manner.LEAST:
                    _replace(there.with_name(renamed[path.name]), self.manner)
                elif path.name not in before:
                    _replace(_other_name(there, number), self.manner)

    def _sidecar(self, path: Path, folder: Path) -> None:
        """Papers in a file of their own: kept for one manner with other words, and gone for the others."""
        base = self.to.decisions if folder == self.source.decisions else self.to.part2 or self.to.decisions
        there = base / path.relative_to(folder)
        owners = [head for head in self.heads if head.name.endswith(f"/{_slug(path)}")]
        if self.only is not None and not any("part2" in self.only.get(head.name, ()) for head in owners):
            if not any(self.only.get(head.name) and head.hidden for head in owners):
                _copy(path, there)
        elif self.manner is Manner.LARGE and not any(head.hidden for head in owners):
            there.parent.mkdir(parents=True, exist_ok=True)
            papers = Rewriter(Inventor(self.manner)).papers()
            there.write_text(emit(papers) if path.suffix == ".yaml" else "age-encryption.org/v1\n", encoding="utf-8")

    def _strays(self) -> None:
        """Files that belong to no record: other content, and another name where the name does not matter."""
        source = self.source
        homes = {path.with_suffix("") for path in source.records()}
        known = {*source.records(), *(path for path, _ in source.sidecars())}
        for number, path in enumerate(sorted(source.decisions.rglob("*"))):
            if path.is_file() and path not in known and not homes & set(path.parents):
                there = self.to.decisions / path.relative_to(source.decisions)
                if self.only is not None or path.suffix.lower() in (".yaml", ".yml"):
                    _copy(path, there)  # the register's own settings: the name is a rule, and the words are no record's
                else:
                    _replace(_other_name(there, number), self.manner)


def write_together(writers: Sequence[Writer]) -> None:
    """Write several variants of one register; each record is read once for all of them."""
    for one in writers:
        one.open()
    source = writers[0].source
    for path in source.records():
        tree = read_tree(path)
        for one in writers:
            one.add(path, tree)
    for one in writers:
        one.close()


def _inventor(tree: Group, manner: Manner) -> Inventor:
    """One that knows what the record says in public, and keeps a long text short where there are many."""
    match manner:
        case Manner.LEAST:
            return Inventor(manner)
        case Manner.SMALL:
            return Inventor(manner, *_public_values(tree))
        case Manner.LARGE:
            counting = Rewriter(Inventor(manner, words=0), removed=tree.get("status") == "removed")
            counting.record(tree)
            return Inventor(manner, words=min(2000, _ROOM // (7 * max(1, counting.inventor.count))))


def _public_values(tree: Group) -> tuple[list[str], list[Fraction]]:
    said: dict[str, None] = {}
    sums: list[Fraction] = []
    _gather(tree, said, sums)
    return [one for one in said if _SAID.fullmatch(one)], sums


def _gather(tree: Tree, said: dict[str, None], sums: list[Fraction]) -> None:
    if isinstance(tree, str):
        said[tree.strip()] = None
    elif isinstance(tree, list):
        for one in tree:
            _gather(one, said, sums)
    elif not (is_withheld_item(tree) or ("file" in tree and is_sealed_file(tree, by_field(tree)))):
        marks = tree.get("withheld", {})
        for key, one in tree.items():
            if key == "value" and isinstance(one, str) and not {"value", "written"} & set(marks):
                sums += [Fraction(one)] if re.fullmatch(r"-?\d+(\.\d+)?", one, re.ASCII) else []
            elif key not in {*marks, "withheld", "part2", "grounds", "id", "ref", "value", "written"}:
                _gather(one, said, sums)


def _draft(tree: Group, inventor: Inventor) -> Group:
    """A draft in the place of a record that is not public: its reference and days, and nothing else of it."""
    kept = {key: tree[key] for key in _KEPT_OF_HIDDEN if key in tree}
    more: Group = {} if inventor.manner is Manner.LEAST else {"summary": [inventor.plain("")] * inventor.turn()}
    return {**kept, "title": inventor.plain(""), "status": "draft", **more}


def _named(tree: Group) -> set[str]:
    """The file names under `attachments`."""
    listed = tree.get("attachments", [])
    return (
        {str(one.get("file")).strip() for one in listed if isinstance(one, dict)} if isinstance(listed, list) else set()
    )


def _slug(sidecar: Path) -> str:
    return sidecar.name.removesuffix(PART2[1]).removesuffix(PART2[0])


def _other_name(path: Path, number: int) -> Path:
    known = path.name.startswith(".") or path.name == "README.md"
    return path if known else path.with_name(f"other-{number}{path.suffix}")


def _copy(path: Path, there: Path) -> None:
    there.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(path, there)


def _replace(there: Path, manner: Manner) -> None:
    there.parent.mkdir(parents=True, exist_ok=True)
    there.write_text("y" if manner is Manner.SMALL else "Other content.\n" * 500, encoding="utf-8")
