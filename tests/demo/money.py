"""The amounts of a generated decision, and how a sum is written."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from random import Random

from tests.demo.layout import Entry
from tests.demo.themes import Theme


def amounts_of(theme: Theme, names: Mapping[str, str], day: date, rng: Random) -> list[Entry]:
    """No amount, one, or several with the total that they add up to."""
    count = rng.randint(0, len(theme.parts)) if theme.parts else 0
    if count < 2:
        return [single(theme, names, day, rng)] if count else []
    parts = [part(theme, label, names, rng) for label in theme.parts[:count]]
    total = sum((Decimal(str(entry["value"])) for entry in parts), Decimal())
    shared = {key: parts[0][key] for key in ("basis", "per", "vat", "kind", "years")}
    words: Entry = {"id": "total", "label": "Total", "value": total, "written": pounds(total)}
    return [*parts, words | shared | {"total_of": [entry["id"] for entry in parts]}]


def part(theme: Theme, label: str, names: Mapping[str, str], rng: Random) -> Entry:
    """One exact amount of several, rounded to a hundred pounds; of income, the first is by far the largest."""
    low, high = theme.thousands
    scale = 80 if theme.kind == "income" and label != theme.parts[0] else 1
    value = Decimal(rng.randint(low * 10 // scale, high * 10 // scale) * 100)
    return described(theme, label, names, value, rng)


def described(theme: Theme, label: str, names: Mapping[str, str], value: Decimal, rng: Random) -> Entry:
    """An amount of this value with all that is said of it."""
    entry: Entry = {"id": slug(label), "label": label, "value": value}
    if rng.random() < 0.4:
        entry["written"] = pounds(value)
    entry |= {"basis": "exact", "per": "total", "vat": tax(theme), "kind": theme.kind}
    entry["years"] = [names["fy"]]
    return entry | particulars(theme, label, names, rng)


def single(theme: Theme, names: Mapping[str, str], day: date, rng: Random) -> Entry:
    """An amount that stands alone, on any basis and for any span; income is exact and for the year."""
    if theme.kind == "income":
        return part(theme, theme.parts[0], names, rng) | {"per": "year"}
    per = rng.choice(("total", "year", "month", "unit"))
    value = Decimal(rng.randint(theme.thousands[0] * 10, theme.thousands[1] * 10) * 100)
    if per in ("month", "unit"):
        value = value // 200 + Decimal(rng.choice(("0", "0.50")))
    entry = described(theme, theme.parts[0], names, value, rng) | {"per": per}
    entry["basis"] = rng.choice(("exact", "circa", "up-to", "minimum"))
    entry["years"] = [financial_year(day, ahead) for ahead in range(rng.randint(1, 3))]
    return entry


def particulars(theme: Theme, label: str, names: Mapping[str, str], rng: Random) -> Entry:
    """Who is paid, what for and from what, where that makes sense."""
    if theme.kind in ("income", "saving"):
        return {}
    entry: Entry = {"recipient": names["supplier"], "purpose": label} if rng.random() < 0.7 else {}
    if rng.random() < 0.3:
        entry["value_for_money"] = "Prices were compared with those paid by two other forces."
    return entry | ({"funded_from": theme.fund} if theme.fund else {})


def tax(theme: Theme) -> str:
    """Grants and income bear no VAT."""
    match theme.kind:
        case "capital":
            return "excluded"
        case "revenue":
            return "included"
        case _:
            return "not-applicable"


def financial_year(day: date, ahead: int = 0) -> str:
    """`2019/20` for a day from 6 April 2019 on."""
    first = day.year + ahead - (1 if (day.month, day.day) < (4, 6) else 0)
    return f"{first}/{(first + 1) % 100:02d}"


def pounds(value: Decimal) -> str:
    """£1.04m for round millions, else £21,500 or £1,250.50."""
    if value >= 1_000_000 and value % 10_000 == 0:
        return f"£{(value / 1_000_000).normalize():f}m"
    return f"£{value:,.2f}" if value % 1 else f"£{value:,.0f}"


def slug(label: str) -> str:
    """`Street pastors` to `street-pastors`."""
    return label.lower().replace(" ", "-")
