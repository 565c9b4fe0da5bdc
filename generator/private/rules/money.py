"""Money: what is written agrees with the value, totals add up, and bands hold what they stand for."""

from collections.abc import Iterator
from decimal import Decimal

from generator.private.exempt import Exempt, opened
from generator.private.record import Amount
from generator.private.rules.rule import Broken, Case, rule
from generator.vocabulary.money import parse_written, show_pounds
from generator.yaml_text import Pointer


@rule("MONEY-02")
def written_agrees(case: Case) -> Iterator[Broken]:
    """An amount as the document writes it, such as £1.04m, £150k or £1,250.50, is the same sum as its value."""
    for at, amount in amounts_of(case):
        written, value = opened(amount.written), opened(amount.value)
        if written is None or value is None:
            continue
        try:
            agrees = parse_written(str(written)) == value
        except ValueError:
            said = "{value} is not an amount as documents write them."
            yield Broken((*at, "written"), said, "Write it like £1.04m, £1.04 million, £150k or £1,250.50.")
        else:
            if not agrees:
                yield Broken((*at, "written"), "{value} is not the same sum as `value`.", "Correct one of them.")


@rule("MONEY-03")
def ids_are_unique(case: Case) -> Iterator[Broken]:
    """Every amount of a record has an id of its own."""
    seen: set[str] = set()
    for at, amount in amounts_of(case):
        if amount.id in seen:
            yield Broken((*at, "id"), "Another amount has this id already.", "Give each amount an id of its own.")
        seen.add(amount.id)


@rule("MONEY-04")
def parts_exist(case: Case) -> Iterator[Broken]:
    """`total_of` names other amounts of the same record, each once."""
    ids = {amount.id for _, amount in amounts_of(case)}
    for at, amount in amounts_of(case):
        parts = _parts(amount)
        if amount.id in parts or len(set(parts)) < len(parts) or not ids.issuperset(parts):
            said = "`total_of` names an amount that is not there, itself, or one amount twice."
            yield Broken((*at, "total_of"), said, "Name the ids of other amounts of this record, each once.")


@rule("MONEY-05")
def totals_add_up(case: Case) -> Iterator[Broken]:
    """An amount that is a total of others is exactly their sum."""
    values = {amount.id: opened(amount.value) for _, amount in amounts_of(case)}
    for at, amount in amounts_of(case):
        total = opened(amount.value)
        parts = [value for part in _parts(amount) if isinstance(value := values.get(part), Decimal)]
        if not parts or not isinstance(total, Decimal) or len(parts) < len(_parts(amount)):
            continue
        if sum(parts, Decimal()) != total:
            said = f"This total is not the sum of its parts{_difference(case, amount)}."
            yield Broken((*at, "value"), said, "Correct the total, its parts, or `total_of`.")


@rule("MONEY-06")
def no_subtraction(case: Case) -> Iterator[Broken]:
    """Of a public total and its public parts, one withheld part is the difference; and a withheld total is the sum of
    parts that are all public. So a second amount is withheld with it, or none."""
    amounts = case.record.amounts
    if isinstance(amounts, Exempt):
        return
    sealed = {amount.id: _is_sealed(one) for one in amounts if (amount := opened(one)) is not None}
    for at, amount in amounts_of(case):
        parts = [sealed.get(part, False) for part in _parts(amount)]
        hidden = sum(parts) + sealed.get(amount.id, False)
        if parts and hidden == 1:
            said = "The one withheld amount of this total follows from the public ones by subtraction."
            yield Broken((*at, "total_of"), said, "Withhold a second part or the total as well, or none of them.")


@rule("MONEY-07")
def bands_stand_for_values(case: Case) -> Iterator[Broken]:
    """A band tells the reader between which sums a withheld value lies. It stands only where the amount itself is
    public and its value, or how that is written, is withheld."""
    remedy = "Withhold the value only, as `withheld: {value: ground}`, or remove the band."
    is_sealed = isinstance(case.record.amounts, Exempt)
    for index, one in enumerate(opened(case.record.amounts) or ()):
        amount = opened(one)
        if amount is None or amount.band is None:
            continue
        at = ("amounts", index, "band")
        if is_sealed or isinstance(one, Exempt):
            yield Broken(at, "This band is withheld with its whole amount, so nobody would see it.", remedy)
        elif not _is_sealed(amount):
            yield Broken(at, "This amount has a band, and its value is not withheld.", remedy)


@rule("MONEY-08")
def bands_have_two_ends(case: Case) -> Iterator[Broken]:
    """`from` of a band is a smaller sum than `to`."""
    for at, amount in amounts_of(case):
        if amount.band and amount.band.from_ >= amount.band.to:
            remedy = "Write the smaller sum first, and the larger one under `to`."
            yield Broken((*at, "band"), "This band does not lead from a smaller sum to a larger one.", remedy)


@rule("MONEY-09")
def bands_hold_their_values(case: Case) -> Iterator[Broken]:
    """A withheld value lies within the band that is published for it, its ends included."""
    for at, amount in amounts_of(case):
        value, band = opened(amount.value), amount.band
        if value is not None and band and band.from_ < band.to and not band.from_ <= value <= band.to:
            said = "The value of this amount does not lie within the band."
            yield Broken((*at, "band"), said, "Correct the band or the value.")


def _is_sealed(amount: Amount | Exempt[Amount]) -> bool:
    return isinstance(amount, Exempt) or isinstance(amount.value, Exempt) or isinstance(amount.written, Exempt)


def amounts_of(case: Case) -> Iterator[tuple[Pointer, Amount]]:
    """Every amount of Part 1 with its address, withheld ones included."""
    amounts = case.record.amounts
    for index, one in enumerate(opened(amounts) or ()):
        if (amount := opened(one)) is not None:
            yield ("amounts", index), amount


def _parts(amount: Amount) -> tuple[str, ...]:
    parts = opened(amount.total_of)
    return parts if isinstance(parts, tuple) else ()


def _difference(case: Case, amount: Amount) -> str:
    """How far off the sum is, if every value in it is disclosed; the difference would betray a withheld one."""
    amounts = case.record.amounts
    if not case.may_quote or isinstance(amounts, Exempt) or any(isinstance(one, Exempt) for one in amounts):
        return ""
    values = {one.id: one.value for one in amounts if not isinstance(one, Exempt)}
    written = [one.written for one in amounts if not isinstance(one, Exempt)]
    sealed = any(isinstance(value, Exempt) for value in (*values.values(), *written))
    if isinstance(amount.total_of, Exempt) or sealed:
        return ""
    parts = [values[part] for part in amount.total_of]
    total = sum((part for part in parts if isinstance(part, Decimal)), Decimal())
    return f", which is {show_pounds(total)}"
