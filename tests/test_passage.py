"""Texts with marked phrases: what is disclosed, what is exempt, and what leaves a doubt and is refused."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from generator.private.exempt import Exempt
from generator.private.passage import Passage, parse_passage

QUICK = settings(deadline=None, database=None)
LOOKALIKES = "［］⟦⟧〚〛﹇﹈"
PLAIN = st.text(st.characters(codec="utf-8", exclude_characters="[]\\" + LOOKALIKES))
GROUND = st.from_regex(r"[a-z][a-z0-9-]{0,12}", fullmatch=True)
WORDS = PLAIN.map(str.strip).filter(bool)


def shown(passage: Passage) -> list[str | tuple[str, str | None]]:
    """The parts of a passage, an exempt one as its ground and words."""
    return [(part.ground, part.reveal()) if isinstance(part, Exempt) else part for part in passage.parts]


def refusal(text: str) -> tuple[str, str]:
    """Code and words of the fault that `text` is refused with."""
    with pytest.raises(PydanticCustomError) as refused:
        parse_passage(text)
    fault = (refused.value.context or {})["fault"]
    assert not re.search("zq", f"{refused.value} {fault}")
    return fault.code, fault.problem


@QUICK
@given(PLAIN)
def test_text_without_brackets_comes_back_as_it_is(text: str) -> None:
    """Whatever people write is one public part, unchanged."""
    assert shown(parse_passage(text)) == [text]
    assert parse_passage(text).disclosed == text


@QUICK
@given(st.lists(st.one_of(PLAIN, st.tuples(GROUND, WORDS)), min_size=1))
def test_the_parts_put_together_are_the_text(parts: list[str | tuple[str, str]]) -> None:
    """Marked phrases come out exempt, in order, with their grounds, and everything else as it was."""
    text = "".join(part if isinstance(part, str) else f"[[{part[0]}: {part[1]}]]" for part in parts)
    passage = parse_passage(text)
    assert passage.disclosed == "".join(part for part in parts if isinstance(part, str))
    assert [(one.ground, one.reveal()) for one in passage.exempt] == [one for one in parts if not isinstance(one, str)]
    again = "".join(one if isinstance(one, str) else f"[[{one[0]}: {one[1]}]]" for one in shown(passage))
    assert again == text


@QUICK
@given(st.text("[]\\:ab \n", max_size=30), st.text("[]\\:ab \n", max_size=30))
def test_exempt_words_are_never_disclosed(before: str, after: str) -> None:
    """Whatever brackets stand around a marked phrase, it is exempt, or literal with its brackets, or refused."""
    try:
        passage = parse_passage(f"{before}[[ground: zqsecret]]{after}")
    except PydanticCustomError:
        return
    kept = [one for one in passage.exempt if "zqsecret" in (one.reveal() or "")]
    assert kept or "[[ground: zqsecret" in passage.disclosed
    assert ("zqsecret" in passage.disclosed) is not bool(kept)
    if "[[ground: zqsecret" in passage.disclosed:
        assert before.endswith("\\")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("[[a: x]]", [("a", "x")]),
        ("The [[a: x]] and [[b: y]].", ["The ", ("a", "x"), " and ", ("b", "y"), "."]),
        ("[[a: x]][[b: y]]", [("a", "x"), ("b", "y")]),
        ("[[a:x]]", [("a", "x")]),
        ("[[ a : x: y ]]", [("a", "x: y")]),
        ("[[a: two\nlines]]", [("a", "two\nlines")]),
        ("[[commercial-2: £1.04m]]", [("commercial-2", "£1.04m")]),
        ("A [single] bracket", ["A [single] bracket"]),
        ("[^1] and [link](https://x.example)", ["[^1] and [link](https://x.example)"]),
        (r"Write \[[a: x\]] so", ["Write [[a: x]] so"]),
        (r"[[a: x \]] y]]", [("a", "x ]] y")]),
        (r"[[a: \[[b: x\]]]]", [("a", "[[b: x]]")]),
    ],
)
def test_marks_are_read(text: str, parts: list[str | tuple[str, str]]) -> None:
    r"""A mark is `[[ground: words]]`; `\[[` and `\]]` stand for the brackets themselves."""
    assert shown(parse_passage(text)) == parts


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The [[commercial: zq", "never closed"),
        ("The [[commercial: zq]", "never closed"),
        ("The [[commercial: zq\\]]", "never closed"),
        ("[[commercial: zq [[personal: zq]] zq]]", "opens inside another"),
        ("zq]] zq", "closes nothing"),
        ("[[commercial: zq]] zq]]", "closes nothing"),
        ("[[zq]]", "does not name a ground"),
        ("[[Commercial: zq]]", "does not name a ground"),
        ("[[commercial zq]]", "does not name a ground"),
        ("[[: zq]]", "does not name a ground"),
        ("[[commercial:]]", "does not name a ground"),
        ("[[commercial: ]]", "does not name a ground"),
        ("[[]]", "does not name a ground"),
        ("[[[commercial: zq]]]", "does not name a ground"),
        ("［［commercial: zq］］", "another alphabet"),
    ],
)
def test_what_leaves_a_doubt_is_refused(text: str, said: str) -> None:
    """Brackets that do not pair, or name no ground, stop the build, without a word of what stands in them."""
    code, problem = refusal(text)
    assert code == "MARK-01"
    assert said in problem


@pytest.mark.parametrize(
    "text", ["[[commercial: see zq [3]]]", "[[commercial: zq]]]", "[[commercial: [zq]]] and so on"]
)
def test_a_third_closing_bracket_is_refused(text: str) -> None:
    """With `]]]` nobody can tell whether the last bracket is exempt; it must not be published by guess."""
    assert refusal(text)[0] == "MARK-01"


@pytest.mark.parametrize(
    "text", ["[[commercial: zq]] and ［［commercial: zq］］", "［［commercial: zq]]", "[［commercial: zq]］"]
)
def test_lookalike_brackets_beside_real_ones_are_refused(text: str) -> None:
    """Words between brackets of another alphabet are meant to be withheld, also where true marks stand in the text."""
    assert refusal(text)[0] == "MARK-01"
