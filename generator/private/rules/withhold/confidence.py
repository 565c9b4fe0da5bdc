"""Words by which a paper says of itself that it is not for everybody."""

import re
from collections.abc import Iterator

from generator.private.rules.rule import Case
from generator.private.rules.withhold.places import suggest

_WORDS = re.compile(
    r"""\b(?:
        in \s (?:the \s)? (?:strict(?:est)? \s)? confidence
      | (?:private|personal) \s and \s confidential | strictly \s (?:private|confidential)
      | commercial(?:ly)? [\s-]+ (?:in [\s-]+)? (?:confiden(?:ce|tial)|sensitiv(?:e|ity))
      | not \s for \s (?:publication|disclosure|circulation|(?:public \s)? release)
      | do \s not \s (?:publish|disclose|circulate|copy)
      | official \s* [-–:] \s* sensitive | without \s prejudice
      | legal(?:ly)? \s privileged? | legal \s advice \s privilege
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
# Where an office explains why it withholds, such words are what is to be explained.
_EXPLAINING = frozenset({"grounds", "changes", "status_note", "editorial_note", "public_access"})


@suggest("LOOK-08", "These words say that something here was not meant for everybody.", _EXPLAINING)
def in_confidence(_: Case, text: str) -> Iterator[str]:
    """Words such as "in confidence" or "not for publication" in Part 1 are often left over from a paper that was meant
    for Part 2."""
    yield from (found[0] for found in _WORDS.finditer(text))
