"""An exposure, in words for people and as plain values for programs. No public value is repeated: a log may be kept."""

from collections.abc import Iterable

from generator.public.exposure import Exposure, Thing

COPIED = "What was public may have been copied."
NOTHING = "Nothing changes."
NO_DECISION = "No decision changes."
BY_DIGESTS = (
    "A list of digests says which decisions changed, and not which of their fields. So words that were withheld and "
    "would be public now cannot be seen by it, nor whether facts of the office changed, nor an old address that led "
    "on from outside decisions/. To see all of it, name a kept site or bundle:  make diff AGAINST=folder"
)


def summary(exposure: Exposure) -> str:
    """One or two sentences, for the end of a build."""
    if exposure.is_first or not (exposure.made_public or exposure.taken_back or exposure.changed):
        return _first(exposure) if exposure.is_first else NOTHING
    made, back, changed = (_count(one) for one in (exposure.made_public, exposure.taken_back, exposure.changed))
    said = f"makes {_things(made)} public that {'was' if made == 1 else 'were'} not" if made else ""
    said = " and ".join([*([said] if said else []), *([f"takes {_things(back)} back"] if back else [])])
    rest = f"changes {_things(changed)}" if changed else ""
    whole = f"{said}; it {rest}" if said and rest else said or rest
    return f"This release {whole}.{' ' + COPIED if back else ''}"


def as_lines(exposure: Exposure) -> str:
    """Every thing on a line of its own, under a heading for each kind."""
    if exposure.is_first or not (exposure.made_public or exposure.taken_back or exposure.changed):
        return summary(exposure) + "\n"
    made, back, changed = (_count(one) for one in (exposure.made_public, exposure.taken_back, exposure.changed))
    were = "was" if made == 1 else "were"
    blocks = [
        _block(f"This makes {_things(made)} public that {were} not:", exposure.made_public),
        _block(f"This takes {_things(back)} back:", exposure.taken_back, COPIED),
        _block(f"This changes {_things(changed)}:", exposure.changed),
    ]
    return "\n".join(block for block in blocks if block)


def as_plain(exposure: Exposure) -> dict[str, object]:
    """Everything under its own name; findings are not in it."""
    return {
        "decisions": exposure.decisions,
        "is_first": exposure.is_first,
        "made_public": [_plain(thing) for thing in exposure.made_public],
        "taken_back": [_plain(thing) for thing in exposure.taken_back],
        "changed": [_plain(thing) for thing in exposure.changed],
    }


def lines_by_digests(exposure: Exposure, *, is_same: bool) -> str:
    """The same where only digests are known of the earlier release; `is_same` says that the register's file is."""
    said = as_lines(exposure).rstrip()
    if said == NOTHING and is_same:
        return f"{NOTHING}\n"
    return f"{NO_DECISION if said == NOTHING else said}\n\n{BY_DIGESTS}\n"


def plain_by_digests(exposure: Exposure) -> dict[str, object]:
    """The same, for programs."""
    return as_plain(exposure) | {"compared_by": "digests", "note": BY_DIGESTS}


def _first(exposure: Exposure) -> str:
    count = exposure.decisions
    number = f"all {count:,} decisions are new" if count != 1 else "the one decision is new"
    return f"There is no earlier release to compare with: {number}."


def _block(heading: str, things: tuple[Thing, ...], after: str = "") -> str:
    lines = [heading, *(f"  {_line(thing)}" for thing in things), *([after] if after else [])]
    return "\n".join(lines) + "\n" if things else ""


def _line(thing: Thing) -> str:
    times = f" ({thing.count:,} times)" if thing.count > 1 else ""
    size = f" ({thing.fields:,} {'field' if thing.fields == 1 else 'fields'})" if thing.fields else ""
    return f"{thing.reference}: {thing.field}{times}{size}"


def _plain(thing: Thing) -> dict[str, object]:
    size = {"fields": thing.fields} if thing.fields else {}
    return {"reference": thing.reference, "field": thing.field, "count": thing.count} | size


def _count(things: Iterable[Thing]) -> int:
    return sum(thing.count for thing in things)


def _things(count: int) -> str:
    return f"{count:,} {'thing' if count == 1 else 'things'}"
