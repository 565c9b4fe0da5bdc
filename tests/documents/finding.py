"""How the tests of this folder look for words: as the verifier does, by letters and digits alone."""

from generator.documents import Unreadable, fragments

WORDS = "Hartwell Quarry of Zellmarsh"


def squeezed(text: str) -> str:
    """A text without anything but its letters and digits, in small letters."""
    return "".join(filter(str.isalnum, text.casefold()))


def views_of(data: bytes | str, name: str = "page.html", words: str = WORDS) -> list[str]:
    """The views of those fragments of a file that hold the words."""
    found, refused = looked_for(data, name, words)
    assert not refused, refused
    return found


def looked_for(data: bytes | str, name: str, words: str = WORDS) -> tuple[list[str], str]:
    """The views that hold the words, and why the file was refused after that, if it was."""
    found = list[str]()
    try:
        for one in fragments(name, data.encode() if isinstance(data, str) else data):
            if squeezed(words) in squeezed(one.text):
                found.append(one.view)
    except Unreadable as unreadable:
        return found, unreadable.reason
    return found, ""


def texts_of(data: bytes | str, name: str = "page.html") -> list[str]:
    """The texts of all fragments of a file."""
    return [one.text for one in fragments(name, data.encode() if isinstance(data, str) else data)]


def reason_of(data: bytes | str, name: str = "page.html") -> str:
    """Why a file cannot be read; empty if it can."""
    try:
        texts_of(data, name)
    except Unreadable as unreadable:
        return unreadable.reason
    return ""
