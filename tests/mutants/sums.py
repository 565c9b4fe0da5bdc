"""I: what could be worked out, or is written out twice, and is said before anything is built."""

from collections.abc import Callable

from tests.mutants.bench import Bench, Cell, Try
from tests.mutants.office import Canary

CELLS: list[Cell] = []


def inference(row: str, name: str) -> Callable[[Try], Try]:
    """Enter a way in which inference is stopped."""

    def enter(attempt: Try) -> Try:
        CELLS.append(Cell(row, "I", name, attempt))
        return attempt

    return enter


def _with(old: str, new: str) -> Callable[[str], str]:
    def change(text: str) -> str:
        assert old in text
        return text.replace(old, new, 1)

    return change


def _amounts(*lines: str) -> Callable[[str], str]:
    """Further amounts of the record."""
    return _with("signatories:\n", "".join(f"  - {{{line}}}\n" for line in lines) + "signatories:\n")


def _inferred(bench: Bench, change: Callable[[str], str]) -> str:
    """What `infer` says of the changed record, in text; kept in a second format too."""
    bench.write(change)
    words = ["--config", bench.config, "--decisions", bench.decisions, "--content", bench.folder / "content"]
    bench.command("infer", *words, "--format", "junit")
    bench.command("infer", *words, "--format", "text")
    return bench.said()


def _clean(bench: Bench) -> None:
    """The record before the change gives nothing."""
    said = _inferred(bench, lambda text: text)
    assert "INFER" not in said
    assert "RETYPE" not in said


def _table(*rows: str) -> Callable[[str], str]:
    head, *body = rows
    lines = [head, "|".join(["---"] * len(head.split("|"))), *body]
    block = "".join(f"        | {line} |\n" for line in lines)
    return _with("paragraphs: [The need was shown.]\n", f"paragraphs:\n      - |\n{block}")


def _sealed(pounds: str) -> str:
    return f"[[commercial: £{pounds}]]"


@inference("E1", "one-part-of-a-total")
def _(bench: Bench) -> None:
    lines = ("id: part, label: Part, value: 100", "id: all, label: All, value: 39001.71, total_of: [other, part]")
    bench.write(_amounts(lines[0], lines[1].replace("39001.71", f"{float(bench.canary.sums[1]) + 100:.2f}")))
    assert bench.command("check", "--config", bench.config, "--decisions", bench.decisions) == 1
    assert "MONEY-06" in bench.said()


@inference("E1", "two-totals")
def _(bench: Bench) -> None:
    _clean(bench)
    first, second = float(bench.canary.sums[0]), float(bench.canary.sums[1])
    lines = (
        "id: part, label: Part, value: 77123.45, withheld: {value: commercial}",
        f"id: two, label: Two, value: {second + 77123.45:.2f}, total_of: [other, part]",
        f"id: three, label: Three, value: {first + second + 77123.45:.2f}, total_of: [rate, other, part]",
    )
    assert "INFER-01" in _inferred(bench, _amounts(*lines))


@inference("E2", "rows-and-columns")
def _(bench: Bench) -> None:
    _clean(bench)
    rows = (
        "Item | 2026 | 2027 | Total",
        f"One | {_sealed('12,345')} | {_sealed('35,791')} | £48,136",
        f"Two | {_sealed('23,456')} | £20,000 | £43,456",
        "Total | £35,801 | £55,791 | £91,592",
    )
    assert "INFER-01" in _inferred(bench, _table(*rows))


@inference("E3", "a-percentage")
def _(bench: Bench) -> None:
    _clean(bench)
    amount = _amounts("id: deposit, label: Deposit, value: 62512.50, withheld: {value: commercial}")
    said = _with("To buy equipment.", "A deposit of 12.5 per cent of £500,100 is due.")
    assert "INFER-01" in _inferred(bench, lambda text: said(amount(text)))


@inference("E6", "the-same-amount-in-another-record")
def _(bench: Bench) -> None:
    _clean(bench)
    other = Canary(502)
    path = other.write(bench.decisions)
    shown = f"label: Other, value: {other.sums[1]}, withheld: {{value: commercial}}"
    mine = f"label: Other, value: {bench.canary.sums[1]}"
    path.write_text(_with(shown, mine)(other.text), encoding="utf-8")
    assert "INFER-01" in _inferred(bench, lambda text: text + f"relations: {{related: [{other.ref}]}}\n")


@inference("E9", "a-gap-in-the-numbers")
def _(bench: Bench) -> None:
    bench.config.write_text(
        bench.config.read_text(encoding="utf-8").replace("})'}", "})', first: {2026: 500}, complete: true}")
    )
    bench.write()
    Canary(502).write(bench.decisions)
    words = ["--config", bench.config, "--decisions", bench.decisions, "--fail-on", "warning"]
    assert bench.command("check", *words) == 1
    assert "REF-04" in bench.said()


@inference("E15", "a-rounded-sum-in-words")
def _(bench: Bench) -> None:
    _clean(bench)
    assert "RETYPE-02" in _inferred(bench, _with("To buy equipment.", "To buy equipment for £5.22m."))


@inference("E16", "a-narrow-band")
def _(bench: Bench) -> None:
    _clean(bench)
    band = _amounts(
        "id: deposit, label: Deposit, value: 62512.50, band: {from: 60000, to: 65000}, withheld: {value: commercial}"
    )
    assert "INFER-02" in _inferred(bench, band)
