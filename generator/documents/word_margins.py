"""The headers and footers of a Word document → what is said of them: left out, or a reason not to take the file.

Comes in: the parts. Goes out: findings without their words. A watermark stands in a header too, as words along a line.
"""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from generator.documents.markings import is_exempt
from generator.documents.refusals import LEFT_OUT, MARKED, UNMARK, at
from generator.documents.word_package import Package
from generator.documents.word_styles import W
from generator.findings import Finding

_BREAKS = {"p": "\n", "br": "\n", "cr": "\n", "tab": " ", "ptab": " ", "noBreakHyphen": "-"}
_BY_WORD = "In Word: Insert, Header (or Footer), Edit; for a watermark: Design, Watermark, Remove. Then import again."


def margin_findings(path: str, package: Package) -> Iterator[Finding]:
    """What is said of headers, and what of footers."""
    for kind in ("header", "footer"):
        texts = [_text(tree) for tree in package.like(f"word/{kind}")]
        if any(is_exempt(line) for text in texts for line in (*text.split("\n"), " ".join(text.split()))):
            said = f"A {kind} of the pages says that the document is not for the public."
            yield MARKED.at(at(path), said, f"{UNMARK} {_BY_WORD}")
        elif any(_has_words(text) for text in texts):
            said = f"The {kind}s of the pages hold text, which is left out."
            yield LEFT_OUT.at(at(path), said, "Look whether anything in it belongs into the record.")


def _text(tree: Element) -> str:
    """Everything that a header shows, a line for each paragraph."""
    text = ""
    for one in tree.iter():
        name = one.tag.rpartition("}")[2]
        if one.tag == W + "t":
            text += one.text or ""
        elif name == "textpath":
            text += f"\n{one.get('string', '')}\n"
        elif one.tag.startswith(W):
            text += _BREAKS.get(name, "")
    return text


def _has_words(text: str) -> bool:
    """Whether a header or footer says more than the number of a page."""
    return bool(re.search(r"[A-Za-z]", re.sub(r"(?i)\bpage\b|\bof\b", "", text)))
