"""One page of every type that a built register holds: found on the disk, so that a new type is judged as well."""

import re
from pathlib import Path


def page_types(site: Path) -> list[str]:
    """Addresses below the site: of each folder of pages its own page and the longest of its members."""
    pages = {path.parent.relative_to(site).as_posix(): path.stat().st_size for path in site.rglob("index.html")}
    longest: dict[str, str] = {}
    for address in sorted(pages, key=lambda one: (pages[one], one)):
        longest[_kind(address)] = address
    chosen = sorted({"" if address == "." else f"{address}/" for address in longest.values()})
    return [*chosen, "404.html"]


def _kind(address: str) -> str:
    """Pages that differ in a year or in the last part of their address are of one type."""
    parts = ["year" if re.fullmatch(r"(19|20)\d\d", part) else part for part in address.split("/")]
    return "/".join([*parts[:-1], "*"]) if len(parts) > 1 and parts[-1] != "year" else "/".join(parts)
