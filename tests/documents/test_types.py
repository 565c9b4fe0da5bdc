"""Which files are read at all: by their names, held against what is in them."""

import gzip

import pytest

from generator.documents import Unreadable, fragments
from tests.documents.encoders import bare_deflate, zipped
from tests.documents.finding import WORDS, reason_of, views_of

NO_READER = "It is of a type that this program cannot read."
NO_TEXT = "It should be text, and its letters cannot be made out: save it with the encoding UTF-8."
UNKNOWN = "It holds something that is neither text nor a file of a known type."


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx", "a.woff2", "a.ico", "a.yaml", "a.html~", "a.PHP", "x/a.tar"])
def test_a_type_without_a_reader_is_refused(name: str) -> None:
    """What is not on the list is not passed over, even if it happens to be plain text."""
    assert reason_of("plain", name) == NO_READER
    assert reason_of(zipped(name, b"plain"), "a.zip") == NO_READER


@pytest.mark.parametrize("name", ["A.HTML", "folder.with.dots/CNAME", ".made-by-part-one", "security.txt", "a.b.json"])
def test_names_are_read_as_people_mean_them(name: str) -> None:
    """Capitals, dots in folders, and names without a suffix, which are plain text."""
    assert views_of(WORDS, name)


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.html", WORDS.encode() + b"\0" + WORDS.encode(), NO_TEXT),
        ("a.html", b"<p>caf\xe9 au lait</p>", NO_TEXT),
        ("a.html", zipped("a.txt", b"x"), NO_TEXT),
        ("CNAME", gzip.compress(b"x", mtime=0), NO_TEXT),
        ("a.txt", WORDS.encode("utf-16")[:-1], NO_TEXT),
        ("a.gz", b"plain", "It should be packed (a gzip) by its name, and is not."),
        ("a.gz", gzip.compress(b"x" * 99, mtime=0)[:-3], "Something packed in it is cut short."),
        ("a.gz", gzip.compress(bytes(range(200)) * 2, mtime=0)[:40], "Something packed in it is cut short."),
        ("a.gz", gzip.compress(b"x" * 99, mtime=0)[:11] + b"damaged all over", "Something packed in it is damaged."),
        ("a.gz", gzip.compress(b"x", mtime=0) + bytes(range(200, 256)), UNKNOWN),
        ("a.gz", gzip.compress(bytes(range(200, 256)), mtime=0), NO_TEXT),
        ("a.zip", b"plain", "It holds files packed in a zip that is damaged or of an unusual kind."),
        ("a.zip", zipped("a.txt", b"x")[:-9], "It holds files packed in a zip that is damaged or of an unusual kind."),
        (
            "a.zip",
            zipped("a.txt", b"x").replace(b"\x14\0\0\0", b"\x14\0\1\0"),
            "It holds files packed in a zip that is locked with a password.",
        ),
        ("a.zip", bytes(range(200, 256)) + zipped("a.txt", b"x"), UNKNOWN),
        ("a.zip", zipped("a.txt", b"x") + bytes(range(200, 256)), UNKNOWN),
        ("a.zip", zipped("a.txt", b"caf\xe9" * 9), NO_TEXT),
        ("a.zip", zipped("a.txt", bytes(70_000_000)), "It unpacks to more than can be checked."),
    ],
)
def test_what_is_not_what_its_name_says_is_refused(name: str, data: bytes, reason: str) -> None:
    """The content is held against the name, in containers too."""
    assert reason_of(data, name) == reason


def test_a_zip_whose_names_disagree_is_refused() -> None:
    """A zip says each name twice, and programs read only one of them."""
    data = zipped("x" * len(WORDS) + ".txt", b"x").replace(b"x" * len(WORDS), WORDS.encode(), 1)
    assert reason_of(data, "a.zip") == "It holds files packed in a zip that is damaged or of an unusual kind."


def test_a_deleted_member_of_a_zip_is_not_overlooked() -> None:
    """What the directory does not mention any more is still in the file."""
    data, gone = zipped("a.txt", b"x"), zipped("b.txt", WORDS.encode())
    assert reason_of(gone[: gone.find(b"PK\1\2")] + data, "a.zip")


def test_bare_deflate_is_no_file() -> None:
    """It is looked for in runs of base64 only: a file must have a type."""
    assert reason_of(bare_deflate(WORDS.encode() * 9), "a.txt") == NO_TEXT


@pytest.mark.parametrize("name", ["a.html", "a.gz", "a.zip", "a.png", "a.jpg", "a.pdf", f"{WORDS}.docx"])
def test_reasons_and_exceptions_quote_nothing(name: str) -> None:
    """Neither a reason nor the exception says what was in the file, or how it is called."""
    with pytest.raises(Unreadable) as refused:
        list(fragments(name, b"\xff\xff" + WORDS.encode() + b"\xff"))
    assert refused.value.args == (refused.value.reason,)
    assert "Hartwell" not in f"{refused.value.reason} {refused.value!r}"
    assert refused.value.reason.endswith(".")
