"""The amounts of a record, some of them withheld → the same amounts with other sums that still add up.

Comes in: a list of amounts as written and as it is being rewritten. Goes out: the rewritten list with values for what
is withheld, the words for them, and the new ids of withheld amounts wherever a total names them.
"""

from collections.abc import Mapping
from fractions import Fraction

from generator.verification.invented import Inventor, Manner
from generator.verification.sums import Band, other_values
from generator.yaml_text import Tree

Amounts = list[Tree]
Group = dict[str, Tree]
Values = Mapping[str, Fraction]


def settle(old: Amounts, made: Amounts, inventor: Inventor, *, every: bool) -> Amounts:
    """Give the withheld amounts of `made` other values; with `every`, all of them."""
    pairs = [(was, now) for was, now in zip(old, made, strict=True) if isinstance(was, dict) and isinstance(now, dict)]
    names = {str(was.get("id")): str(now.get("id")) for was, now in pairs}
    for _, now in pairs:
        if "total_of" in now:
            now["total_of"] = [names.get(part, part) for part in _parts(now)]
    valued = {str(now["id"]): (was, now) for was, now in pairs if "value" in now and "id" in now}
    values = {name: sum_ for name, (was, _) in valued.items() if (sum_ := _pounds(was.get("value"))) is not None}
    secret = [name for name in values if every or is_withheld(valued[name][0])]
    totals = {name: _parts(valued[name][1]) for name in values}
    totals = {name: parts for name, parts in totals.items() if parts and values.keys() >= set(parts)}

    bands = {name: band for name in secret if (band := _band(valued[name][1].get("band")))}

    def choose(name: str) -> Fraction:
        if name in bands:
            return inventor.within(*bands[name], old=values[name])
        share = _share(name, values, secret, totals) if inventor.manner is Manner.SMALL else None
        return inventor.pounds(values[name]) if share in (None, values[name]) else share

    found = other_values(values, secret, totals, choose, bands)
    for name in secret:
        _write(valued[name][1], found[name], inventor)
    return made


def _share(name: str, values: Values, secret: list[str], totals: Mapping[str, list[str]]) -> Fraction | None:
    """What each withheld part of a public total would be if all were the same; nothing if it is part of none."""
    for total, parts in totals.items():
        sealed = [part for part in parts if part in secret]
        if name in sealed and total not in secret:
            whole = sum((values[part] for part in sealed), Fraction())
            return Fraction(round(whole * 100 / len(sealed)), 100)
    return None


def _band(band: Tree | None) -> Band | None:
    """The sums between which a withheld value is said to lie."""
    ends = [_pounds(band.get(key)) for key in ("from", "to")] if isinstance(band, dict) else []
    return (ends[0], ends[1]) if len(ends) == 2 and ends[0] is not None and ends[1] is not None else None


def fresh(made: Amounts, inventor: Inventor) -> Amounts:
    """Give amounts that are withheld as a whole list other values; nothing needs to add up to anything."""
    for one in (one for one in made if isinstance(one, dict)):
        one.pop("total_of", None)
        one.pop("band", None)
        _write(one, inventor.pounds(_pounds(one.get("value"))), inventor)
    return made


def is_withheld(amount: Group) -> bool:
    """Whether a sum is withheld: the amount as a whole, its value, or the words for it."""
    marks = amount.get("withheld", {})
    return isinstance(marks, str) or bool({"value", "written"} & marks.keys() if isinstance(marks, dict) else marks)


def _write(amount: Group, value: Fraction, inventor: Inventor) -> None:
    amount["value"] = _decimal(value)
    given = "written" in amount
    amount.pop("written", None)
    if inventor.manner is Manner.LARGE or (given and inventor.manner is Manner.SMALL):
        whole, point, pence = _decimal(abs(value)).partition(".")
        amount["written"] = f"{'-' if value < 0 else ''}£{int(whole):,}{point}{pence}"


def _parts(amount: Group) -> list[str]:
    parts = amount.get("total_of")
    return [str(part) for part in parts] if isinstance(parts, list) else []


def _pounds(value: Tree | None) -> Fraction | None:
    try:
        return Fraction(value) if isinstance(value, str) and value.strip() else None
    except ValueError:
        return None


def _decimal(value: Fraction) -> str:
    """The value in digits, with up to six places."""
    millionths = abs(value) * 10**6
    whole, rest = divmod(millionths.numerator // millionths.denominator, 10**6)
    places = f".{rest:06}".rstrip("0") if rest else ""
    return f"{'-' if value < 0 else ''}{whole}{places}"
