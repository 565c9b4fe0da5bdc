"""A withheld value goes to Part 1, or a public one is withheld: the edits in the record, and the entry that says so.

Comes in: an editor of the record, the place, and who decided what, when and why. Goes out: the edited text in the
editor. `Unsure` goes up where the file is laid out so that an edit would leave a doubt.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from generator.amending.naming import MARK, How, Place, phrase, withheld_places
from generator.vocabulary.days import long_date, parse_day
from generator.yaml_text import comments_in
from generator.yaml_text.editing import Editor
from generator.yaml_text.places import Unsure
from generator.yaml_text.tree import Pointer, Tree, value_at

_SINGULAR = {"amounts": "amount", "signatories": "signatory", "decision_makers": "decision maker"}
_SINGULAR |= {"attachments": "attachment", "considerations": "consideration"}
_FROM_PART2 = "Released from Part 2"
_WITHHELD_FROM = "was public and is withheld from"
_AFTER_STATUS = ("ref", "title", "public_title", "status")


@dataclass(frozen=True, slots=True)
class Reason:
    """Who decided, on which day, and why; every word of it is public."""

    who: str
    on: date
    why: str


def release(editor: Editor, place: Place, reason: Reason) -> None:
    """Open one withheld place, drop a ground that nothing uses any more, and enter the release under `changes`."""
    since = _since(editor.tree, place)
    match place.how:
        case How.ITEM:
            editor.drop((*place.at, "withheld"))
        case How.FIELD:
            editor.drop((*place.at[:-1], "withheld", place.at[-1]))
        case How.PHRASE:
            _open_phrase(editor, place)
        case How.PART2:
            _move(editor, place)
    _tidy(editor, place.ground)
    note = f"{_called(place)} was withheld {_dates(since, reason.on)}, released because {_within(reason.why)}"
    _enter(editor, "release", f"{note} Decided by {reason.who}.", reason.on, place.number)


def withhold(editor: Editor, at: Pointer, name: str, ground: str, reason: Reason, words: str = "") -> None:
    """Withhold what stands at an address, or `words` of it, on a ground of the record; enter it under `changes`."""
    if words:
        _mark_words(editor, at, words, f"[[{ground}: {words}]]")
    elif isinstance(at[-1], str) and at[-1] != "text":
        _mark_field(editor, at, ground)
    else:
        _mark_item(editor, at[:-1] if at[-1] == "text" else at, ground)
    number = Place(name, at, How.ITEM, ground).number
    what = f"Part of {called(name)}" if words else called(name)[0].upper() + called(name)[1:]
    said = f"{what} {_WITHHELD_FROM} {long_date(reason.on)} because {_within(reason.why)}"
    _enter(editor, "update", f"{said} Decided by {reason.who}.", reason.on, None if not words else number)


def enter(editor: Editor, kind: str, note: str, on: date) -> None:
    """An entry in the public history of the record."""
    _enter(editor, kind, note, on, None)


def take_down(editor: Editor, note: str, reason: Reason, forgotten: Collection[str] = ()) -> None:
    """Remove the record from the register: its page says only that it was removed, and why.

    The `forgotten` of its old addresses go too, and the entry that is new under `changes` lets them.
    """
    editor.put(("status",), "removed", after=_AFTER_STATUS)
    editor.put(("status_note",), note, after=["status"])
    former = editor.tree.get("formerly_at")
    for index in reversed(range(len(former) if isinstance(former, list) else 0)):
        if isinstance(former, list) and former[index] in forgotten:
            editor.drop(("formerly_at", index))
    enter(editor, "withdrawal", removal(reason, forgotten), reason.on)


def removal(reason: Reason, forgotten: Collection[str] = ()) -> str:
    """What the public history says of a decision that is taken down; of addresses that go, that they do, not which."""
    more = " What led to it from an old address is gone too." if forgotten else ""
    return f"Removed because {_within(reason.why)} Decided by {reason.who}.{more}"


def _open_phrase(editor: Editor, place: Place) -> None:
    text = value_at(editor.tree, place.at)
    meant = phrase(text, place.index, 0, len(text)) if isinstance(text, str) else None
    found = phrase(editor.text, place.index, *editor.span(place.at))
    if found is None or meant is None or found[0].split() != meant[0].split():
        raise Unsure  # brackets that the file writes as escapes are counted in one of the two only
    editor.replace(place.at, found[0], found[2])


def _move(editor: Editor, place: Place) -> None:
    """From Part 2 to the end of the report, or of the amounts; the heading over a paragraph is not released with it."""
    value = value_at(editor.tree, place.at)
    if value is None or any(comments_in(editor.lines(place.at))):
        raise Unsure  # what somebody remarked on it would neither move nor stay
    if place.at[1] == "amounts":
        editor.append(("amounts",), value)
    elif len(place.at) > 3:
        editor.append(("report",), {"heading": _FROM_PART2, "paragraphs": [value]})
    else:
        editor.append(("report",), value)
    editor.drop(place.at)
    part2 = editor.tree.get("part2")
    if isinstance(part2, dict) and set(part2) <= {"grounds"}:
        editor.drop(("part2",))  # nothing is left of it


def _tidy(editor: Editor, ground: str) -> None:
    """What is of no use any more: a ground that nobody names, and a public title in the place of a withheld one."""
    tree = editor.tree
    title = tree.get("title")
    withheld = tree.get("withheld")
    hidden = isinstance(withheld, dict) and "title" in withheld
    if "public_title" in tree and isinstance(title, str) and not hidden and not MARK.search(title):
        editor.drop(("public_title",))
    part2 = tree.get("part2")
    used = {one.ground for one in withheld_places(tree)}
    grounds = part2.get("grounds") if isinstance(part2, dict) else ()
    used |= {str(one) for one in grounds} if isinstance(grounds, list) else set()
    if ground not in used and value_at(tree, ("grounds", ground)) is not None:
        editor.drop(("grounds", ground))


def _mark_field(editor: Editor, at: Pointer, ground: str) -> None:
    parent = at[:-1]
    if isinstance(value_at(editor.tree, (*parent, "withheld")), dict):
        editor.put((*parent, "withheld", at[-1]), ground)
    else:
        editor.put((*parent, "withheld"), {str(at[-1]): ground}, after=[str(at[-1])])


def _mark_words(editor: Editor, at: Pointer, words: str, marked: str) -> None:
    """Words of a text; one without quotes is written anew with them, for a mark needs them."""
    text = value_at(editor.tree, at)
    if not isinstance(text, str) or words not in text:
        raise Unsure
    try:
        editor.replace(at, words, marked)
    except Unsure:
        editor.put(at, text.replace(words, marked, 1))


def _mark_item(editor: Editor, at: Pointer, ground: str) -> None:
    value = value_at(editor.tree, at)
    if isinstance(value, str):  # a paragraph that is its text alone
        editor.put(at, {"text": value, "withheld": ground})
    elif isinstance(value, dict):
        if "withheld" in value:
            editor.drop((*at, "withheld"))
        editor.put((*at, "withheld"), ground)
    else:
        raise Unsure


def _enter(editor: Editor, kind: str, note: str, on: date, about: str | None) -> None:
    change: dict[str, Tree] = {"on": on.isoformat(), "kind": kind, "note": note}
    editor.append(("changes",), change | ({"about": about} if about else {}))


def _since(tree: Tree, place: Place) -> Tree | None:
    """The day from which something was withheld: that of its entry, where it was public before; else the ground's."""
    changes = value_at(tree, ("changes",))
    for one in reversed(changes if isinstance(changes, list) else []):
        note = one.get("note") if isinstance(one, dict) else None
        if isinstance(note, str) and " ".join(note.split()).startswith(f"{_called(place)} {_WITHHELD_FROM} "):
            return value_at(one, ("on",))
    return value_at(tree, ("grounds", place.ground, "decided_on"))


def _dates(since: Tree | None, until: date) -> str:
    """From when to when something was withheld, as far as the record says."""
    end = long_date(until)
    try:
        return f"from {long_date(parse_day(since))} to {end}" if isinstance(since, str) else f"until {end}"
    except ValueError:
        return f"until {end}"


def _called(place: Place) -> str:
    """What is told of a place in public: `The recipient of the amount unit-rate`; never a word of it."""
    name = called(place.name)
    return f"Part of {name}" if place.how is How.PHRASE else name[0].upper() + name[1:]


def called(name: str) -> str:
    """The name of a place within a sentence."""
    name = name.partition("#")[0]
    if name.startswith("part2/"):
        kind = name.removeprefix("part2/").partition(" ")[0]  # its number would tell how much else there is
        return f"{'an amount' if kind == 'amount' else 'a section' if kind == 'section' else 'a paragraph'} of Part 2"
    kind, _, rest = name.partition("/")
    what, _, field = (rest or kind).partition(".") if not kind[:1].isdigit() else (kind, "", "")
    whole = f"the {_SINGULAR.get(kind, kind)} {what}" if rest else what if "section" in what else f"the {what}"
    whole = f"paragraph {kind}" if kind[:1].isdigit() else whole
    return (f"the {field} of {whole}" if field else whole).replace("_", " ")


def _within(why: str) -> str:
    """A reason as the end of a sentence."""
    why = why.strip()
    return why if why.endswith((".", "!", "?")) else f"{why}."
