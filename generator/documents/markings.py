"""Words by which a document says that it, or a part of it, is not for the public.

Comes in: the words of a heading, a label or a margin. Goes out: whether they say so, or may say so: in doubt they do.
Deliberately absent: what follows from it, which differs between a heading and the head of every page.
"""

import re

_PART2 = re.compile(r"\b(?:part\s*(?:2|two|ii|b)|rhan\s*(?:2|dau|ii|b))\b")
_APART = re.compile(r"(?<!\w)(?:\w[ \t\xa0]){2,}\w(?!\w)")  # letters set apart: P A R T
_EXEMPT = re.compile(
    r"exempt|confiden|restricted|\bnot (?:for (?:the )?|to be (?:made )?)(?:public|publish|circulat|disclos)|\bsecret\b"
    r"|sensitive\b|\b(?:closed|private) (?:session|report|appendix|annexe?|part|section|meeting|minutes?|business"
    r"|matters|papers?|items?|information)\b|\bin (?:private|confidence)\b|^private$|strictly private|privileged"
    r"|redacted|unpublished|^protect$|eithriedig|cyfrinachol|cyfyngedig|\bpreifat\b"
)
_KINDS = "(?:exempt|confidential|restricted)"
_DENIED = re.compile(rf"\b(?:non?|not|un|none)[-–\s]*{_KINDS}(?:\s*(?:/|or)\s*{_KINDS})*")
_WARNS = re.compile(
    r"\W*(?:this (?:report|paper|document|part|section|item) is )?(?:strictly |commercially )?"
    r"(?:not (?:for|to be)\b|exempt from (?:publication|disclosure)|private and confidential|official\W+sensitive"
    r"|confidential\b|restricted\b)"
)
_FEW, _LINE = 4, 12
_SENTENCE = (".", ",", ";")


def is_exempt(words: str) -> bool:
    """Whether a heading or label says, or may say, that what follows is not for the public."""
    plain = _plain(words)
    return bool(_PART2.search(plain) or _EXEMPT.search(_DENIED.sub("", plain)))


def denies_exempt(words: str) -> bool:
    """Whether words such as `non-confidential` are among them."""
    return bool(_DENIED.search(_plain(words)))


def warns(words: str) -> bool:
    """Whether a line that looks like any other says it of what follows: `Not for publication by virtue of …`."""
    count = len(words.split())
    if not is_exempt(words) or not _WARNS.match(_DENIED.sub("", _plain(words))):
        return False
    is_sure = re.match(r"\W*(?:not|exempt|private|official|strictly)\b", _plain(words)) is not None
    return is_sure or count <= _FEW or (count <= _LINE and not words.rstrip().endswith(_SENTENCE))


def _plain(words: str) -> str:
    together = _APART.sub(lambda found: "".join(found[0].split()), words)
    return " ".join(together.casefold().split())
