"""The few shapes that pages are put together from."""

from collections.abc import Iterable


def box(kind: str, *blocks: str) -> str:
    """Blocks of Markdown within a division of a class of its own."""
    return "\n\n".join([f'<div class="{kind}" markdown="1">', *blocks, "</div>"])


def terms(pairs: Iterable[tuple[str, list[str]]]) -> str:
    """A list of terms, each with one or more lines of what it is."""
    return "\n\n".join("\n".join([term, *(f":   {line}" for line in lines)]) for term, lines in pairs)


def table(headings: list[str], rows: Iterable[list[str]]) -> str:
    """A table; every row has a cell for each heading."""
    lines = [headings, ["---"] * len(headings), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def items(lines: Iterable[str]) -> str:
    """A list with a point for each line."""
    return "\n".join(f"- {line}" for line in lines)
