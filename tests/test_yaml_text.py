"""The reader of YAML: what it refuses and where, what it leaves as written, and that it never quotes a file."""

import subprocess
import sys
import time

import pytest

from generator.findings import Finding, Position, Stop
from generator.yaml_text import Document, Tree, read_yaml

PATH = "decisions/2026/x.yaml"
MANY = 500_000


def read(text: str | bytes) -> Document:
    """Read a text as if it were a record."""
    return read_yaml(PATH, text.encode() if isinstance(text, str) else text)


def refusals(text: str | bytes) -> list[Finding]:
    """The findings with which a text is refused."""
    with pytest.raises(Stop) as stop:
        read(text)
    return list(stop.value.findings)


def refused(text: str | bytes) -> list[tuple[str, int, int]]:
    """Code, line and column of each finding with which a text is refused."""
    return [(one.code, one.position.line, one.position.column) for one in refusals(text)]


# ---- what is refused, and where


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\nb: 2\na: 3\n", [("YAML-05", 3, 1)]),
        ("a:\n  b: 1\n  b: 2\n", [("YAML-05", 3, 3)]),
        ("- 1\n", [("YAML-09", 1, 1)]),
        ("a: 1\na: 2\na: 3\n", [("YAML-05", 2, 1), ("YAML-05", 3, 1)]),
        ("a: {b: 1, b: 2}\n", [("YAML-05", 1, 11)]),
        ("a: 1\n'a': 2\n", [("YAML-05", 2, 1)]),
    ],
)
def test_doubled_key_is_refused_where_it_stands_again(text: str, expected: list[tuple[str, int, int]]) -> None:
    """The second key is named, in whatever mapping and whatever quotes it stands."""
    assert refused(text) == expected


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a: &x 1\n", (1, 4)),
        ("a: 1\nb: *x\n", (2, 4)),
        ("a: !x 1\n", (1, 4)),
        ("a: !!str 1\n", (1, 4)),
        ("a: !<tag:x> 1\n", (1, 4)),
        ("a: ! 1\n", (1, 4)),
        ("a: !\n  b: 1\n", (1, 4)),
        ("a: &x {b: 1}\n", (1, 4)),
        ("a: [1, &x 2]\n", (1, 8)),
        ("a:\n- &x 1\n", (2, 3)),
        ("&x a: 1\n", (1, 1)),
        ("a:\n  <<: {b: 1}\n", (2, 3)),
        ("a: |\n  text\nb: !!binary aGk=\n", (3, 4)),
    ],
)
def test_anchor_alias_tag_and_merge_key_are_refused(text: str, place: tuple[int, int]) -> None:
    """No value is shared, typed or merged, in block or flow form."""
    assert refused(text) == [("YAML-06", *place)]


def test_every_shared_value_of_a_file_is_named() -> None:
    """An anchor and its alias are two findings, so that both are mended at once."""
    assert refused("a: &x 1\nb: *x\n") == [("YAML-06", 1, 4), ("YAML-06", 2, 4)]


@pytest.mark.parametrize(
    "text", ["a: R&D & more\n", "a: 'b *c'\n", 'a: "<<"\n', "a: Now!\n", "a: x <<y>>\n", "a: '&b'\n"]
)
def test_the_same_signs_are_text_within_text(text: str) -> None:
    """Ampersands, asterisks, exclamation marks and angle brackets are fine inside text, and first in quotes."""
    assert list(read(text).tree) == ["a"]


@pytest.mark.parametrize("key", ["[b]", "{b: c}", '""', '"b\\nc"', "? |\n  b\n  c\n"])
def test_key_that_is_no_line_of_text_is_refused(key: str) -> None:
    """A key is one line of text, neither empty nor a list nor a mapping."""
    assert [finding.code for finding in refusals(f"a: 1\n{key}: 2\n")] == ["YAML-08"]


@pytest.mark.parametrize(
    "text", ["", "\n\n", "# only a comment\n", "---\n", "- a\n", "[a]\n", "words\n", '""\n', "~\n"]
)
def test_file_that_is_no_mapping_is_refused(text: str) -> None:
    """Empty files, lists and bare words are no record."""
    assert refused(text) == [("YAML-09", 1, 1)]


@pytest.mark.parametrize("text", ["a: 1\n---\nb: 2\n", "a: 1\n...\n---\nb: 2\n", "---\na: 1\n---\n"])
def test_second_document_is_refused(text: str) -> None:
    """A file holds one record."""
    assert [finding.code for finding in refusals(text)] == ["YAML-09"]


@pytest.mark.parametrize(
    ("data", "line"), [(b"a: caf\xe9\n", 1), (b"a: 1\nb: 2\nc: \xff\n", 3), ("a: 1\n".encode("utf-16"), 1)]
)
def test_other_encodings_are_refused_on_their_line(data: bytes, line: int) -> None:
    """Latin-1 and UTF-16 are named as what they are, on the first line that shows it."""
    assert refused(data) == [("YAML-01", line, 1)]


def test_more_than_a_mebibyte_is_refused() -> None:
    """One byte more than the limit is too many; the limit itself is not."""
    limit = 1 << 20
    assert refused(b"a: 1\n#".ljust(limit + 1, b"x")) == [("YAML-02", 0, 0)]
    assert read(b"a: 1\n#".ljust(limit, b"x")).tree == {"a": "1"}


INVISIBLE = [0x00, 0x07, 0x0B, 0x0C, 0x1B, 0x7F, 0x85, 0xAD, 0x200B, 0x200D, 0x200E, 0x2028, 0x202E, 0x2060, 0x2066]
INVISIBLE += [0x061C, 0x180E, 0xFEFF, 0xFFF9, 0xFFFD, 0xFFFE, 0xE000, 0xE0041]


@pytest.mark.parametrize("code", INVISIBLE)
def test_invisible_character_is_refused_where_it_stands(code: int) -> None:
    """A character that nobody sees is named by its number, at its own line and column."""
    assert refused(f"a: 1\nb: ok{chr(code)}ay\n") == [("YAML-03", 2, 6)]
    assert f"U+{code:04X}" in refusals(f"a: x{chr(code)}\n")[0].problem


@pytest.mark.parametrize(
    "escape", ["\\0", "\\a", "\\e", "\\x07", "\\xad", "\\u200b", "\\u2028", "\\L", "\\P", "\\N", "\\uFEFF"]
)
def test_invisible_character_is_refused_behind_an_escape(escape: str) -> None:
    """An escape in double quotes brings no hidden character in, however deep it stands."""
    assert refused(f'a: 1\nb: "ok{escape}ay"\n') == [("YAML-03", 2, 4)]
    assert [finding.code for finding in refusals(f'a:\n  - b: ["{escape}"]\n')] == ["YAML-03"]


def test_surrogates_behind_an_escape_are_refused() -> None:
    """Half a character, which no file could be written with, does not get in."""
    assert {finding.code for finding in refusals('a: "\\ud800"\n')} <= {"YAML-03", "YAML-04"}


@pytest.mark.parametrize("text", ["a: tab\there\n", 'a: "tab\\there\\nnew"\n', "a: no\u00a0break – ’ é 🚗\n"])
def test_ordinary_white_space_and_letters_are_not_refused(text: str) -> None:
    """Tabs within text, no-break spaces, dashes, accents and emoji are what people write."""
    assert read(text).tree["a"]


# ---- nesting


NESTED = {
    "brackets": "a: " + "[" * MANY,
    "braces": "a: " + "{" * MANY,
    "both": "a: " + "[{" * (MANY // 2),
    "closed-brackets": "a: " + "[" * MANY + "]" * MANY,
    "keys-in-braces": "a: " + "{b: " * (MANY // 2),
    "brackets-only": "[" * MANY,
    "dashes": "- " * MANY,
    "dashes-on-the-second-line": "a:\n  " + "- " * MANY,
    "dashes-after-a-byte-order-mark": "\ufeff" + "- " * (MANY // 2),
    "dashes-after-an-old-line-end": "a:\r" + "- " * (MANY // 2),
    "dashes-as-the-value-of-a-long-key": "? a\n: " + "- " * (MANY // 2),
    "dashes-and-tabs": "-\t" * MANY,
    "dashes-and-colons": "- : " * (MANY // 2),
    "question-marks": "? " * MANY,
    "question-marks-as-a-value": "? a\n: " + "? " * (MANY // 2),
    "question-marks-and-dashes": "? - " * (MANY // 2),
    "colons": ": " * MANY,
    "indentation": "a:\n" + "".join(f"{' ' * depth}b:\n" for depth in range(1, 1400)),
    "dashes-indented": "a:\n" + "".join(f"{' ' * depth}-\n" for depth in range(1, 1400)),
    "just-under-the-quick-look": "a: " + "[" * 199 + "]" * 199,
}
READ_ALONE = """
import sys
from generator.findings import Stop
from generator.yaml_text import read_yaml
try:
    read_yaml("x", sys.stdin.buffer.read())
except Stop as stop:
    print(len(stop.findings))
"""


@pytest.mark.parametrize("kind", NESTED)
def test_deep_nesting_is_refused_without_a_crash_and_at_once(kind: str) -> None:
    """Half a million brackets, dashes or question marks are a finding, not a stack that overruns."""
    text = NESTED[kind].encode()
    # A process of its own, for an overrun of the parser's stack would end this one without a word.
    done = subprocess.run([sys.executable, "-c", READ_ALONE], input=text, capture_output=True, timeout=20, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert int(done.stdout) >= 1


@pytest.mark.parametrize(("opened", "closed"), [("{a: ", "}"), ("[", "]")])
def test_forty_levels_are_fine_and_one_more_is_not(opened: str, closed: str) -> None:
    """The limit counts the mapping of the file itself; text within it may stand at any level."""
    inside = 'a: ["", ' if opened == "[" else "a: {b: "
    end = "]\n" if opened == "[" else "}\n"
    item = '["", ' if opened == "[" else opened
    fine = inside + item * 38 + "x" + closed * 38 + end
    assert read(fine).tree
    too_deep = inside + item * 39 + "x" + closed * 39 + end
    assert [finding.code for finding in refusals(too_deep)] == ["YAML-07"]


def test_block_nesting_counts_the_same() -> None:
    """Indentation nests as brackets do."""
    assert read("".join(f"{' ' * depth}b:\n" for depth in range(39)) + " " * 39 + "b: x\n").tree
    found = refusals("".join(f"{' ' * depth}b:\n" for depth in range(40)) + " " * 40 + "b: x\n")
    assert [finding.code for finding in found] == ["YAML-07"]


@pytest.mark.parametrize(("part", "times"), [("- a: ", 22), ("- - a: ", 15), ("a:  ", 22)])
def test_long_faulty_line_is_worded_at_once(part: str, times: int) -> None:
    """Colons and dashes on a faulty line do not keep the reader busy: its work does not double with each."""
    start = time.process_time()
    assert refusals(f"proposal: {part * times}\n")
    assert time.process_time() - start < 0.25


# ---- what stays as written


@pytest.mark.parametrize(
    "scalar",
    [
        "no",
        "on",
        "Yes",
        "true",
        "1200.10",
        "2019-03",
        "2026-03-02",
        "0123",
        "0x1F",
        "1e3",
        "~",
        "null",
        "1_000",
        "12:30:45",
        ".inf",
        "=",
    ],
)
def test_scalar_stays_text(scalar: str) -> None:
    """Nothing is guessed: what looks like a number, a day, a truth or nothing at all is text as written."""
    assert read(f"a: {scalar}\nb: [{scalar}]\n").tree == {"a": scalar, "b": [scalar]}


def test_empty_value_is_empty_text() -> None:
    """A key without a value has an empty text, in both forms."""
    assert read("a:\nb: ''\nc: {d: }\n").tree == {"a": "", "b": "", "c": {"d": ""}}


def test_byte_order_mark_and_windows_lines_are_read() -> None:
    """Notepad's files are read, and their positions are those that an editor shows."""
    document = read("\ufeffref: A\r\ntitle: B\r\ntext: |\r\n  one\r\n  two [[x\r\n".encode())
    assert document.tree == {"ref": "A", "title": "B", "text": "one\ntwo [[x\n"}
    assert document.position(("ref",)) == Position(PATH, 1, 6)
    assert document.position(("text",), "[[") == Position(PATH, 5, 7)


def test_marks_in_quotes_and_blocks_stay_text() -> None:
    """Double square brackets in quotes or in a block reach the record as they were written."""
    document = read("a: \"x [[g: y]]\"\nb: |\n  [[g: y]]\nc: '[[g: it is]]'\n")
    assert document.tree == {"a": "x [[g: y]]", "b": "[[g: y]]\n", "c": "[[g: it is]]"}


@pytest.mark.parametrize(
    "text",
    ["a: [[g: y]]\n", "a: x [[g: y]]\n", "a: [[g: y]] x\n", "a:\n  - [[g: y]]\n", "a:\n  - [[ g ]]\n", "a: [[[x]]]\n"],
)
def test_marks_without_quotes_are_refused(text: str) -> None:
    """YAML would take them for a list or a key, and the withholding would be lost."""
    assert {finding.code for finding in refusals(text)} == {"YAML-10"}


# ---- positions

SAMPLE = """\
ref: PCC/D/2026/07
amounts:
  - id: a
    value:   41.20
  - {id: b, years: [2026/27, "2027/28"]}
text: |
  First line.

  Then [[commercial: words]] here.
"quoted key": é🚗 [x
"""


@pytest.mark.parametrize(
    ("pointer", "place"),
    [
        (("ref",), (1, 6)),
        (("amounts",), (3, 3)),
        (("amounts", 0), (3, 5)),
        (("amounts", 0, "value"), (4, 14)),
        (("amounts", 1), (5, 5)),
        (("amounts", 1, "years", 1), (5, 30)),
        (("text",), (6, 7)),
        (("quoted key",), (10, 15)),
        ((), (1, 1)),
        (("amounts", 0, "label"), (3, 5)),
        (("amounts", 7), (3, 3)),
        (("nothing", "at", 3, "all"), (1, 1)),
    ],
)
def test_position_is_where_the_value_begins(pointer: tuple[str | int, ...], place: tuple[int, int]) -> None:
    """Line and column count from 1; of what is not there, the nearest thing above is shown."""
    assert read(SAMPLE).position(pointer) == Position(PATH, *place)


@pytest.mark.parametrize(
    ("pointer", "place"), [(("text",), (6, 1)), (("amounts", 0, "value"), (4, 5)), (("amounts", 1, "years"), (5, 13))]
)
def test_key_position_is_where_the_key_begins(pointer: tuple[str | int, ...], place: tuple[int, int]) -> None:
    """What is wrong with a key is shown at the key."""
    assert read(SAMPLE).key_position(pointer) == Position(PATH, *place)


def test_needle_is_found_within_its_own_value_only() -> None:
    """A needle in a block is found on its own line; one that stands elsewhere leaves the place of the value."""
    document = read(SAMPLE)
    assert document.position(("text",), "[[") == Position(PATH, 9, 8)
    assert document.position(("text",), "here") == Position(PATH, 9, 30)
    assert document.position(("quoted key",), "[x") == Position(PATH, 10, 18)
    assert document.position(("ref",), "[[") == Position(PATH, 1, 6)


def test_document_seen_from_within_keeps_its_places() -> None:
    """A part of a document knows its own values by short addresses, at the lines of the whole file."""
    inner = read("part2:\n  notes: x\n  report: []\n").within(("part2",))
    assert inner.tree == {"notes": "x", "report": []}
    assert inner.position(("report",)) == Position(PATH, 3, 11)
    assert read("a: 1\n").within(("a",)).tree == {}


# ---- no message quotes the file

CANARY = "Quibblewick"
FAULTY = [
    'key: "unclosed',
    "key: a: b",
    "\tkey: a",
    "key: [a, b",
    "key: {a: b",
    "key a",
    "key: @a",
    "key: `a",
    "key: %a",
    "key: 'it's'",
    'key: "a" b',
    'key: "\\q"',
    "key: &a b",
    "key: *a",
    "key: !a b",
    "<<: {a: b}",
    "key: [[g: a]]",
    "key: a [[g: b]]",
    "first: 1",
    "[a]: b",
    '"": b',
    "key: a\u200bb",
    'key: "\\u200b"',
    "key: ]",
    "key: }",
    "- a",
    "---\nother: a",
    "...\nother",
    "%YAML 9.9",
    "key: |9\n a",
    "key: >x",
    "?",
    ": a",
    "key: !<",
    "key: !e!x y",
    "key: " + "[" * 60,
    "key:\n   - a\n  - b",
    "key:\n  a: b\n c: d",
]


@pytest.mark.parametrize("fault", FAULTY)
def test_no_message_holds_words_of_the_file(fault: str) -> None:
    """Exempt words before, on and after a faulty line, and in the fault itself, are in no finding."""
    around = f"first: {CANARY}\nsecret: {CANARY} of the {CANARY}\n{{}}\nlast: {CANARY}\n# {CANARY}\n"
    for line in (fault, f"{fault} {CANARY}", f"{fault} # {CANARY}", fault.replace("a", CANARY), f"{CANARY}: {fault}"):
        for text in (around.replace("{}", line), f"{line}\nlast: {CANARY}\n", f"first: {CANARY}\n{line}"):
            assert CANARY not in _said(text)


def _said(text: str) -> str:
    try:
        read(text)
    except Stop as stop:
        return "".join(f"{finding!r}{finding}" for finding in stop.findings) + repr(stop)
    return ""


@pytest.mark.parametrize("fault", FAULTY[:21])
def test_the_faults_of_this_list_are_faults(fault: str) -> None:
    """The test above is not passed by faults that are none."""
    assert refusals(f"first: x\n{fault}\nlast: x\n")


def test_tree_holds_texts_lists_and_mappings_only() -> None:
    """Whatever is written, the values are text, lists and mappings with text for keys."""

    def plain(value: Tree) -> bool:
        if isinstance(value, dict):
            return all(type(key) is str and plain(one) for key, one in value.items())
        return all(plain(one) for one in value) if isinstance(value, list) else type(value) is str

    assert plain(read(SAMPLE).tree)
