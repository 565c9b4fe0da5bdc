"""A record → the same record with other words wherever something is withheld, and no other word in public.

Comes in: the plain values of a file, as written. Goes out: values that are a valid record again. What is withheld is
read off the marks themselves: `withheld` on an item, `withheld` by field, `[[ground: words]]`, `part2`; of an amount
both value and words, of an attachment name, title and file. Knows neither the record's types nor the projection.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from generator.verification.amounts import fresh, settle
from generator.verification.invented import CHOICES, Inventor, Manner
from generator.verification.marks import PHRASE, by_field, grounds_in, is_sealed_file, is_withheld_item
from generator.yaml_text import Tree

Group = dict[str, Tree]
TEXTS = {"text", "proposal", "approval", "reasons", "options", "consultation", "purpose", "value_for_money", "notes"}
TEXTS |= {"financial", "legal", "equality", "human_rights", "risk", "environment", "public_access"}
LINES = {"title", "heading", "label", "recipient", "funded_from", "role", "name"}
# Of each group that can be withheld: what it must have, and what it may have.
_FORMS: dict[str, tuple[str, str]] = {
    "paragraph": ("text", "paragraphs"),
    "section": ("heading", "paragraphs"),
    "person": ("role", "name"),
    "amount": ("id label value", "basis per vat kind years recipient purpose value_for_money funded_from ocid"),
    "signatory": ("role capacity", "name signed signature"),
    "attachment": ("file title", ""),
    "considerations": ("", "financial legal equality human_rights risk environment public_access"),
    "relations": ("", ""),  # where other decisions are is not known here
}
_LISTS = {"paragraphs": "paragraph", "summary": "paragraph", "report": "section", "amounts": "amount"}
_LISTS |= {"signatories": "signatory", "attachments": "attachment", "decision_makers": "person"}
_SINGLE = {"author": "person", "considerations": "considerations", "relations": "relations"}
# Of a removed record all words but its note and changes are withheld. Its days stay: a warning may speak of them.
_SAID = TEXTS | LINES | set(_LISTS) | {"topics", "public_title", "background_papers", "editorial_note", "interests"}


@dataclass
class Rewriter:
    """Rewrites one record; afterwards `places` counts what was withheld, and `files` has new names for old."""

    inventor: Inventor
    removed: bool = False
    places: int = 0
    files: dict[str, str] = field(default_factory=dict)

    def record(self, tree: Group, only: frozenset[str] | None = None) -> Group:
        """The record with other withheld values, or with those of some fields at its top alone."""
        marks = by_field(tree)
        made: Group = {}
        for key in (*tree, *(one for one in marks if one not in tree)):
            if only is not None and key not in only:
                made |= {key: tree[key]} if key in tree else {}
            elif key == "part2":
                made[key] = self.part2(tree[key])
            else:
                made |= self._field(tree, key, marks)
        return made

    def part2(self, part2: Tree) -> Tree:
        """Its grounds, and other papers; or none, or word that there are none."""
        if not isinstance(part2, dict):
            return part2
        self.places += bool(part2.keys() - {"grounds", "held"})
        kept: Group = {key: part2[key] for key in part2 if key == "grounds"}
        match self.inventor.manner:
            case Manner.LEAST:
                return kept
            case Manner.SMALL:
                return kept | {"held": "false"}
            case Manner.LARGE:
                return kept | self.papers()

    def papers(self) -> Group:
        """Invented papers of a Part 2."""
        return {key: self._invented(key, "") for key in ("report", "amounts", "notes")}

    def _field(self, group: Group, key: str, marks: Mapping[str, str]) -> Group:
        """The field as it shall stand: public, other, or not at all."""
        old = group.get(key)
        if key not in marks:
            return {key: self._public(key, old)} if old is not None else {}
        self.places += old is not None
        owed = grounds_in(old) if old is not None else []
        self.inventor.owed += owed
        if self.inventor.manner is Manner.LEAST and not owed:
            return {}
        if old is None and self.inventor.manner is Manner.SMALL:
            return {}
        made = self._invented(key, old if old is not None else "")
        return {key: made} if made else {}

    def _public(self, key: str, value: Tree) -> Tree:
        if isinstance(value, str):
            return self._said(key, value)
        if isinstance(value, list):
            made = [self._entry(key, one) for one in value]
            return settle(value, made, self.inventor, every=self.removed) if key == "amounts" else made
        return value if key in ("withheld", "grounds") else self._entry(key, value)

    def _entry(self, key: str, value: Tree) -> Tree:
        """An item of a list, or a group of its own."""
        if not isinstance(value, dict):
            return self._public(key, value)
        if is_withheld_item(value):
            self.places += 1
            return self._item(_LISTS.get(key) or _SINGLE.get(key, ""), value) | {"withheld": value["withheld"]}
        marks = by_field(value)
        if _LISTS.get(key) == "attachment" and is_sealed_file(value, marks):
            return value | self._sealed_file(value, marks)
        made: Group = {}
        for name in (*value, *(one for one in marks if one not in value)):
            made |= self._field(value, name, marks)
        return made

    def _sealed_file(self, attachment: Group, marks: Mapping[str, str]) -> Group:
        """Another name and title for a file that is withheld as a whole because one of them is."""
        self.places += 1
        title = str(attachment.get("title", ""))
        other = self.inventor.line(title) if marks else self._said("title", title)
        return {
            key: self._scalar("file", str(attachment[key])) if key == "file" else other
            for key in ("file", "title")
            if key in attachment
        }

    def _said(self, key: str, text: str) -> str:
        """A public text with other words in its marks; in a removed record the rest is withheld too."""

        def other(found: "re.Match[str]") -> str:
            self.places += 1
            return f"[[{found[1]}: {self.inventor.phrase(found[2])}]]"

        said = PHRASE.sub(other, text) if "[[" in text else text
        if not self.removed or key not in _SAID:
            return said
        self.places += 1
        marks = "".join(f" [[{ground}: x]]" for ground in grounds_in(text))
        return self.inventor.plain(PHRASE.sub("", text)) + marks

    def _invented(self, key: str, old: Tree) -> Tree:
        """Another value for a withheld field."""
        was, inventor = old if isinstance(old, str) else "", self.inventor
        if key in _LISTS:
            olds = old if isinstance(old, list) else []
            wanted = len(olds) + 2 if inventor.manner is Manner.LARGE else 1
            kept = [one for one in olds if isinstance(one, dict)][:wanted]
            empty: list[Group] = [{} for _ in range(wanted - len(kept))]
            made: list[Tree] = [self._item(_LISTS[key], one) for one in (*kept, *empty)]
            return fresh(made, inventor) if key == "amounts" else made
        if key in _SINGLE:
            return self._item(_SINGLE[key], old if isinstance(old, dict) else {})
        if key in TEXTS or key in LINES:
            return inventor.text(was) if key in TEXTS else inventor.line(was)
        return self._scalar(key, was) or old

    def _scalar(self, key: str, old: str) -> Tree:
        """Another value of a closed form; nothing where the key is not known here."""
        inventor = self.inventor
        if key in CHOICES:
            return inventor.choice(key, old)
        if key == "file":
            return self.files.setdefault(old, inventor.file()) if old else inventor.file()
        forms: dict[str, Callable[[str], Tree]] = {
            "effective": inventor.day,
            "signed": inventor.day,
            "years": lambda _: [inventor.year(old)],
            "written": lambda _: old or "£1",  # settled with the other amounts
            "id": inventor.key,
            "ocid": inventor.plain,
            "capacity": lambda _: "decision-maker",
        }
        return forms[key](old) if key in forms else ""

    def _item(self, form: str, old: Group) -> Group:
        """A group that is withheld as a whole; what is not known here stays, unless the least is asked for."""
        needed, optional = (names.split() for names in _FORMS.get(form, ("", "")))
        least, large = self.inventor.manner is Manner.LEAST, self.inventor.manner is Manner.LARGE
        self.inventor.owed += [one for one in grounds_in(old) if one not in self.inventor.owed]
        made: Group = {}
        for key in dict.fromkeys((*(old if not least else ()), *needed, *(optional if large else ()))):
            if key in ("withheld", "written"):
                continue
            if key == "value" or not (key in needed or key in optional):
                made[key] = old.get(key, "1")
            elif key == "paragraphs":
                made |= {key: self._below(old)} if large else {}
            else:
                made[key] = self._invented(key, old.get(key, ""))
        if form == "considerations" and self.inventor.owed:  # no text of it was there to pay
            made["legal"] = self.inventor.text("")
        return made

    def _below(self, old: Group) -> Tree:
        """Paragraphs beneath one that is withheld, as many as there were and one more."""
        olds = old.get("paragraphs")
        wanted = len(olds) + 1 if isinstance(olds, list) else 1
        return [self.inventor.text("") for _ in range(wanted)]
