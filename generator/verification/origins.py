"""One file of the site → whether it makes a browser ask another host for something.

Such a request tells the other host who reads which decision, and what it sends back nobody has checked. Counted are
absolute addresses in whatever a browser fetches by itself, or sends to, of HTML, SVG and CSS; a link that a reader may
follow, and the page's own canonical address, are none. Deliberately absent: addresses that a script puts together.
"""

import re
from pathlib import PurePosixPath

_KINDS = (".html", ".htm", ".svg", ".css")
_STYLE = re.compile(rb"""(?:url\(|@import)\s*["']?\s*(?:https?:)?\Z""", re.IGNORECASE)
_NEAR = 99  # bytes before an address, in which a style says that it fetches it
_SLASHES = re.compile(rb"//")
# A tag, quoted values of which may hold any sign; one that does not end takes the rest.
_TAG = re.compile(
    rb"""<(?P<name>[a-z][^\s"'<>/]*+)(?P<rest>[^"'<>]*+(?:(?:"[^"]*"|'[^']*')[^"'<>]*+)*+(?:["'].*)?)""",
    re.IGNORECASE | re.DOTALL,
)
# The beginning of one that has a < in a quoted value: what stands nearest before an address is not its beginning.
_ODD = re.compile(rb"""<[a-zA-Z][^"'<>]*+(?:(?:"[^"<]*"|'[^'<]*')[^"'<>]*+)*+["']""")
_NAMES = rb"src|data|poster|action|formaction|ping|background|manifest|(?P<href>(?:xlink:)?href)"
_SENT_FOR = re.compile(
    rb"""[\s"'/](?:(?:"""
    + _NAMES
    + rb""")\s*=\s*["']?\s*|(?:image)?srcset\s*=\s*(?:"(?:[^"]*[\s,])?|'(?:[^']*[\s,])?)?"""
    + rb"""|content\s*=\s*["']?\s*[\d.]+\s*[;,]\s*(?:url\s*=\s*)?["']?\s*)"""  # a page that moves on by itself
    + rb"(?:https?:)?//",
    re.IGNORECASE,
)
_FOLLOWED = {b"a", b"area"}
_RELATIONS = re.compile(rb"""[\s"']rel\s*=\s*["']?([^"'>]*)""", re.IGNORECASE)
_SILENT = set(b"canonical alternate author license help prev next search me bookmark".split())


def asks_another_host(name: str, data: bytes) -> bool:
    """Whether anything in the file is fetched from, or sent to, an absolute address."""
    if PurePosixPath(name).suffix.lower() not in _KINDS:
        return False
    addresses = [found.start() for found in _SLASHES.finditer(data)]
    if any(_STYLE.search(data, max(0, at - _NEAR), at) for at in addresses):
        return True
    begun = {data.rfind(b"<", 0, at) for at in addresses} - {-1}
    begun |= {found.start() for found in _ODD.finditer(data)} if addresses else set()
    tags = (_TAG.match(data, at) for at in begun)
    return any(_is_request(tag["name"].lower(), tag["rest"]) for tag in tags if tag)


def _is_request(kind: bytes, rest: bytes) -> bool:
    """Whether a tag of this kind is fetched by itself from an address that stands in the rest of it."""
    asked = _SENT_FOR.finditer(rest)
    return any(not one["href"] or not (kind in _FOLLOWED or (kind == b"link" and _is_silent(rest))) for one in asked)


def _is_silent(link: bytes) -> bool:
    relations = _RELATIONS.search(link)
    names = set(relations[1].lower().split()) if relations else set()
    return bool(names) and names <= _SILENT
