"""The bytes of a .docx file → its parts as trees of XML, or why it cannot be opened.

Comes in: a path to show, and bytes. Goes out: `Package`. Nothing is unpacked beyond the allowance of the room, no
entity is resolved, nothing outside the file is read. Deliberately absent: what the parts mean.
"""

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from generator.documents.fragment import Allowance, Unreadable
from generator.documents.refusals import SAVE_AS_WORD, WRONG_TYPE, at, shut
from generator.findings import Stop

_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError, RuntimeError)
_DAMAGED = "Open it in Word, let Word repair it, save it under another name, and import that."
_BODY = "word/document.xml"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"


@dataclass(frozen=True, slots=True)
class Package:
    """`trees` are the parts that are XML, by name; `names` are all parts."""

    names: tuple[str, ...]
    trees: dict[str, Element]

    @property
    def body(self) -> Element:
        """The document itself."""
        return self.trees[_BODY]

    def like(self, beginning: str) -> Iterator[Element]:
        """The parts whose names begin so, such as those of headers."""
        yield from (tree for name, tree in sorted(self.trees.items()) if name.startswith(beginning))


def open_package(path: str, data: bytes) -> Package:
    """The parts of a Word document; Stop where it is none, damaged, or a bomb."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = tuple(archive.namelist())
            allowance = Allowance()
            trees = {info.filename: _tree(archive, info, allowance) for info in _xml(archive)}
    except Unreadable:
        said = "The file unpacks to more than any document holds."
        raise Stop([shut(path, said, "Do not open it. Ask where it came from.")]) from None
    except (DefusedXmlException, ParseError):
        raise Stop([shut(path, "A part of this Word document is not as Word writes it.", _DAMAGED)]) from None
    except _FAULTS:
        raise Stop([shut(path, "This Word document is damaged or locked.", _DAMAGED)]) from None
    if _BODY not in trees or trees[_BODY].tag.startswith(_STRICT):
        said = "This is no Word document of the usual kind, though it is packed like one."
        raise Stop([WRONG_TYPE.at(at(path), said, SAVE_AS_WORD)])
    if any(name.lower().endswith("vbaproject.bin") for name in names) or _has_macros(trees):
        said = "This Word document holds macros, which are programs."
        raise Stop([WRONG_TYPE.at(at(path), said, SAVE_AS_WORD)])
    return Package(names, trees)


def _xml(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """The parts that are XML. Two of one name would be read by one program and passed over by another."""
    found = [info for info in archive.infolist() if info.filename.endswith((".xml", ".rels"))]
    if len({info.filename for info in found}) < len(found):
        raise zipfile.BadZipFile("two parts of one name")
    return found


def _tree(archive: zipfile.ZipFile, info: zipfile.ZipInfo, allowance: Allowance) -> Element:
    with archive.open(info) as member:
        content = member.read(allowance.left + 1)
    allowance.take(len(content))
    tree: Element = fromstring(content, forbid_dtd=True)
    return tree


def _has_macros(trees: dict[str, Element]) -> bool:
    types = trees.get("[Content_Types].xml")
    return types is not None and any("macroEnabled" in one.get("ContentType", "") for one in types)
