"""Addresses at which a decision once stood."""

import re
from collections.abc import Iterator

from generator.private.rules.rule import Broken, Case, rule

_ADDRESS = re.compile(
    r"(?!decisions/index)(?:[A-Za-z0-9_~-][A-Za-z0-9._~-]*/)*(?:[A-Za-z0-9_~-][A-Za-z0-9._~-]*(?:/|\.html?))"
)
_OWN = ("assets/", "search/", "data/", "feeds/", ".well-known/")


@rule("ADDRESS-01")
def former_address_is_one(case: Case) -> Iterator[Broken]:
    """A former address is written from the root of the site, without a slash first, and ends with a slash or .html:
    decisions/2019/old-slug/ or news/12.html. It is not in a folder that the register fills itself."""
    for index, one in enumerate(case.record.formerly_at):
        if not _ADDRESS.fullmatch(one) or one.startswith(_OWN) or len(one) > 200:
            remedy = "Write it like decisions/2019/old-slug/ or news/12.html."
            yield Broken(("formerly_at", index), "This is no address that a page could have stood at.", remedy)
