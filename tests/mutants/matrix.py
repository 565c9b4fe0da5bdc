"""The matrix of rows and layers, as it is printed when the suite has run."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from tests.mutants.rows import LAYERS, NOT_EXERCISED, ROWS

_CELL = re.compile(r"\[(?P<row>[A-Z]\d+)-(?P<name>[^\[]+)\[(?P<layer>[SNVI])\]\]$")


def cells_of(test_ids: Iterable[str]) -> dict[tuple[str, str], int]:
    """How many mutants of each row and layer are among the tests of these ids."""
    return Counter((found["row"], found["layer"]) for one in test_ids if (found := _CELL.search(one)))


def matrix(passed: Mapping[tuple[str, str], int], failed: Mapping[tuple[str, str], int]) -> list[str]:
    """A line for each row: the number of mutants caught in each layer, `!` where one was not, `-` with its reason."""
    lines, reasons = [f"{'row':5}" + "".join(f"{layer:>4}" for layer in LAYERS) + "  channel"], []
    for row, (layers, about) in ROWS.items():
        cells = [_cell(row, layer, passed, failed) if layer in layers else "" for layer in LAYERS]
        lines.append(f"{row:5}" + "".join(f"{cell:>4}" for cell in cells) + f"  {about}")
        reasons += [f"{row}[{at}]: {NOT_EXERCISED[row, at]}" for at in layers if (row, at) in NOT_EXERCISED]
    return [*lines, *reasons, totals(passed)]


def _cell(row: str, layer: str, passed: Mapping[tuple[str, str], int], failed: Mapping[tuple[str, str], int]) -> str:
    if failed.get((row, layer)):
        return "!"
    return str(passed[row, layer]) if passed.get((row, layer)) else "-"


def totals(passed: Mapping[tuple[str, str], int]) -> str:
    """The counts in a sentence."""
    per_layer: dict[str, int] = defaultdict(int)
    for (_, layer), count in passed.items():
        per_layer[layer] += count
    wanted = [(row, layer) for row, (layers, _) in ROWS.items() for layer in layers]
    caught = [cell for cell in wanted if passed.get(cell)]
    rows = [row for row, (layers, _) in ROWS.items() if any((row, layer) in caught for layer in layers)]
    shares = ", ".join(f"{layer} {per_layer[layer]}" for layer in LAYERS)
    return (
        f"{len(ROWS)} rows, {len(rows)} exercised; {len(wanted)} pairs of row and layer, {len(caught)} caught, "
        f"{len(NOT_EXERCISED)} with a reason; {sum(per_layer.values())} leaks planted and caught ({shares})."
    )
