"""The objects of an open PDF → their strings, names and streams.

Comes in: a document. Goes out: parts. Strings are taken from all objects alike: properties, outlines, alternative
texts, annotations, fields of forms, scripts. Deliberately absent: what any of them means, and streams packed in ways
that are long out of use.
"""

import io
import json
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from generator.documents.decoding import text_of_bytes
from generator.documents.fragment import Allowance, Part, Unreadable
from generator.documents.packed import whole_zlib
from generator.documents.pdf_strings import strings_in
from generator.documents.sniffing import looks

if TYPE_CHECKING:
    import pikepdf

_REFERENCE = re.compile(r"\d+ \d+ R")
_PLAIN = {"/FlateDecode", "/ASCIIHexDecode", "/ASCII85Decode", "/RunLengthDecode", "/Fl", "/AHx", "/A85", "/RL"}
_JPEG = {"/DCTDecode", "/DCT"}
_PIXELS = {"/JPXDecode", "/JBIG2Decode", "/CCITTFaxDecode", "/CCF"}
_FILE_NAMES = ("/UF", "/F", "/DOS", "/Mac", "/Unix")


def strings_of(document: "pikepdf.Pdf") -> Iterator[Part]:
    """All strings and names of all objects, in the order of the objects."""
    import pikepdf

    written = io.BytesIO()
    document.write_qpdf_json(written, json_stream_data=pikepdf.JSONStreamData.none)
    strings: list[str] = []
    names: dict[str, None] = {}
    _collect(json.loads(written.getvalue())["qpdf"][1:], strings, names)
    yield Part("PDF strings", "\n".join(strings), level=0)
    yield Part("PDF names", "\n".join(names), level=0)


def _collect(root: object, strings: list[str], names: dict[str, None]) -> None:
    """Sort the leaves of JSON in which a string begins with "u:" or "b:", a name with "/" and the rest is structure."""
    left = [root]
    while left:
        node = left.pop()
        if isinstance(node, dict):
            names.update(dict.fromkeys(key for key in node if key.startswith(("/", "n:"))))
            left.extend(reversed(node.values()))
        elif isinstance(node, list):
            left.extend(reversed(node))
        elif isinstance(node, str):
            if node.startswith("u:"):
                strings.append(node[2:])
            elif node.startswith("b:"):
                strings.append(text_of_bytes(bytes.fromhex(node[2:])))
            elif not _REFERENCE.fullmatch(node):
                names[node] = None


def streams_of(document: "pikepdf.Pdf", allowance: Allowance) -> Iterator[Part]:
    """What every stream holds, read as what its dictionary says that it is."""
    import pikepdf

    most = allowance.left
    limits = pikepdf.settings.get_qpdf_limits()  # they are the process's, not the document's
    pikepdf.settings.set_qpdf_limits(flate_max_memory=most, run_length_max_memory=most, png_max_memory=most)
    try:
        files = _names_of_files(document)
        for one in document.objects:
            if isinstance(one, pikepdf.Stream):
                yield from _of_stream(one, files.get(one.objgen), allowance)
    finally:
        pikepdf.settings.set_qpdf_limits(
            flate_max_memory=limits["flate_max_memory"],
            run_length_max_memory=limits["run_length_max_memory"],
            png_max_memory=limits["png_max_memory"],
        )


def _names_of_files(document: "pikepdf.Pdf") -> dict[tuple[int, int], str]:
    """The names under which files are embedded, by the objects that hold them."""
    import pikepdf

    names: dict[tuple[int, int], str] = {}
    for one in document.objects:
        if isinstance(one, pikepdf.Dictionary) and isinstance(one.get("/EF"), pikepdf.Dictionary):
            name = next((str(one[key]) for key in _FILE_NAMES if key in one), "")
            names.update({file.objgen: name for file in one["/EF"].values()})
    return names


def _of_stream(stream: "pikepdf.Stream", file: str | None, allowance: Allowance) -> Iterator[Part]:
    data, kind = _unpacked(stream, allowance)
    if file is not None or stream.get("/Type") == "/EmbeddedFile":
        yield Part("file within a PDF", data, name=file)
    elif kind:
        yield Part("picture in a PDF", data, kind=kind, level=0)
    else:
        view = "PDF metadata" if stream.get("/Type") == "/Metadata" else "PDF stream"
        yield from looks(view, data, 0)
        yield Part("PDF strings", strings_in(data) if b"BT" in data else "", level=0)


def _unpacked(stream: "pikepdf.Stream", allowance: Allowance) -> tuple[bytes, str | None]:
    """The bytes of a stream, and the kind of picture that they are, if they are one."""
    import pikepdf

    stated: Iterable[object] = stream.get("/Filter", [])
    filters = [str(one) for one in ([stated] if isinstance(stated, pikepdf.Name) else stated)]
    if all(one in _PLAIN for one in filters):
        data = stream.read_bytes()
        allowance.take(len(data))
        return data, None
    raw = stream.read_raw_bytes()
    if filters[:-1] == ["/FlateDecode"]:
        raw, filters = whole_zlib(raw, allowance) or b"", filters[1:]
    if len(filters) == 1 and filters[0] in _JPEG | _PIXELS:
        return raw, "jpg" if filters[0] in _JPEG else None
    raise Unreadable("It holds a PDF that is packed in a way that cannot be read.")
