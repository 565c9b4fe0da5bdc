"""One file of the site → whether it makes a browser ask another host for something.

Such a request tells the other host who reads which decision, and what it sends back nobody has checked. Counted are
absolute addresses in whatever a browser fetches by itself, or sends to, of HTML, SVG and CSS; a link that a reader may
follow, and the page's own canonical address, are none. Deliberately absent: addresses that a script puts together.
"""

import re
from pathlib import PurePosixPath

_KINDS = (".html", ".htm", ".svg", ".css")
_BEFORE = 2000  # bytes that are looked at before an address
_SCHEME = r"(?:https?:)?\Z"
_STYLE = re.compile(rf"""(?:url\(|@import)\s*["']?\s*{_SCHEME}""", re.IGNORECASE)
# A tag that is still open where the address stands: quoted values may hold any sign.
_TAG = re.compile(
    r"""<(?P<name>[a-z][\w:-]*)(?P<rest>(?:[^"'<>]|"[^"]*"|'[^']*')*+(?:"[^"]*|'[^']*)?)\Z""", re.IGNORECASE
)
_NAMES = r"src|data|poster|action|formaction|ping|background|manifest|(?P<href>(?:xlink:)?href)"
_SENT_FOR = re.compile(
    rf"""[\s"'/](?:(?:{_NAMES})\s*=\s*["']?\s*|(?:image)?srcset\s*=\s*(?:"[^"]*[\s,"]|'[^']*[\s,'])){_SCHEME}""",
    re.IGNORECASE,
)
_FOLLOWED = {"a", "area"}
_RELATIONS = re.compile(r"""[\s"']rel\s*=\s*["']?([^"'>]*)""", re.IGNORECASE)
_SILENT = {"canonical", "alternate", "author", "license", "help", "prev", "next", "search", "me", "bookmark"}


def asks_another_host(name: str, data: bytes) -> bool:
    """Whether anything in the file is fetched from, or sent to, an absolute address."""
    if PurePosixPath(name).suffix.lower() not in _KINDS:
        return False
    return any(_is_request(data, found.start()) for found in re.finditer(rb"//", data))


def _is_request(data: bytes, at: int) -> bool:
    before = data[max(0, at - _BEFORE) : at].decode("utf-8", "replace")
    if _STYLE.search(before, max(0, len(before) - 99)):
        return True
    # The last sign may stand within a value: `alt="a < b"`.
    tag = _TAG.search(before, max(0, before.rfind("<"))) or _TAG.search(before)
    asked = tag and _SENT_FOR.search(tag["rest"])
    if tag is None or not asked:
        return False
    if not asked["href"]:
        return True
    rest = data[at : at + _BEFORE].split(b">", 1)[0].decode("utf-8", "replace")
    kind = tag["name"].lower()
    return kind not in _FOLLOWED and not (kind == "link" and _is_silent(tag["rest"] + rest))


def _is_silent(link: str) -> bool:
    relations = _RELATIONS.search(link)
    names = set(relations[1].lower().split()) if relations else set()
    return bool(names) and names <= _SILENT
