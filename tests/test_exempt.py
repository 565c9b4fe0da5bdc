"""`Exempt`: every way by which a value becomes text or bytes by accident is closed."""

import copy
import json
import logging
import pickle
from collections.abc import Callable
from dataclasses import asdict, astuple, dataclass

import pytest
from pydantic import TypeAdapter
from pydantic_core import PydanticSerializationError

from generator.private.exempt import Exempt, ExemptValueError
from generator.private.passage import Passage

WORD = "zqsecret"


@dataclass(frozen=True)
class Holder:
    """Something that holds an exempt value, as a record does."""

    value: Exempt[str]


@pytest.fixture(
    params=[WORD, 7384921, b"zqsecret", None, ("zqsecret",), {"zq": "secret"}], ids=lambda one: type(one).__name__
)
def exempt(request: pytest.FixtureRequest) -> Exempt[object]:
    """An exempt value of each of several types."""
    return Exempt(request.param, "commercial")


REFUSED: dict[str, Callable[[Exempt[object]], object]] = {
    "str": str,
    "format": format,
    "format with a form": lambda one: format(one, ">10"),
    "f-string": lambda one: f"{one}",
    "f-string with a form": lambda one: f"{one:>10}",
    "f-string as str": lambda one: f"{one!s}",
    "str.format": lambda one: "{}".format(one),  # noqa: UP032  # this way too
    "percent": lambda one: "%s" % one,  # noqa: UP031  # this way too
    "format_map": lambda one: "{one}".format_map({"one": one}),
    "bytes": lambda one: bytes(one),
    "list": lambda one: list(one),
    "unpacking": lambda one: [*one],
    "length": lambda one: len(one),
    "truth": bool,
    "not": lambda one: not one,
    "equality": lambda one: one == WORD,
    "equality the other way": lambda one: one == WORD,
    "inequality": lambda one: one != WORD,
    "equality with another": lambda one: one == Exempt(WORD, "commercial"),
    "within a list": lambda one: one in [WORD],
    "hash": hash,
    "set": lambda one: {one},
    "key": lambda one: {one: 1},
    "pickle": pickle.dumps,
    "copy": copy.copy,
    "deepcopy": copy.deepcopy,
    "asdict": lambda one: asdict(Holder(one)),  # type: ignore[arg-type]  # of any type
    "astuple": lambda one: astuple(Holder(one)),  # type: ignore[arg-type]  # of any type
    "json by way of str": lambda one: json.dumps({"one": one}, default=str),
}
REFUSED_BY_OTHERS: dict[str, Callable[[Exempt[object]], object]] = {
    "json": json.dumps,
    "json key": lambda one: json.dumps([{"one": [one]}]),
    "join": lambda one: "".join([one]),  # type: ignore[list-item]  # it is no str
    "adding": lambda one: "text " + one,  # type: ignore[operator]  # it is no str
    "int": lambda one: int(one),  # type: ignore[call-overload]  # it is no number
    "float": lambda one: float(one),  # type: ignore[arg-type]  # it is no number
    "order": lambda one: sorted([one, one]),  # type: ignore[type-var]  # it has none
    "indexing": lambda one: one[0],  # type: ignore[index]  # it has no parts
}


@pytest.mark.parametrize("way", REFUSED)
def test_an_exempt_value_does_not_become_text(exempt: Exempt[object], way: str) -> None:
    """Each of these ways is refused by the value itself, in words that carry no part of it."""
    with pytest.raises(ExemptValueError) as refused:
        REFUSED[way](exempt)
    assert str(refused.value) == "an exempt value does not become text"


@pytest.mark.parametrize("way", REFUSED_BY_OTHERS)
def test_an_exempt_value_passes_for_nothing_else(exempt: Exempt[object], way: str) -> None:
    """Whatever asks for text, a number or a list is given none, and says nothing of the value."""
    with pytest.raises(TypeError) as refused:
        REFUSED_BY_OTHERS[way](exempt)
    assert "zq" not in str(refused.value)
    assert "7384921" not in str(refused.value)


def test_a_debugger_sees_only_that_it_is_there(exempt: Exempt[object]) -> None:
    """`repr` is the same whatever is inside, also within other values."""
    assert repr(exempt) == f"{exempt!r}" == ascii(exempt).replace("\\u2026", "…") == "Exempt(…)"
    assert repr(Passage(("The ", Exempt(WORD, "commercial")))) == "Passage(parts=('The ', Exempt(…)))"
    assert not hasattr(exempt, "__dict__")


def test_pydantic_does_not_write_it() -> None:
    """The library that reads records does not write exempt values as JSON."""
    with pytest.raises((PydanticSerializationError, ExemptValueError)) as refused:
        TypeAdapter(object).dump_json({"one": Exempt(WORD, "commercial")})
    assert WORD not in str(refused.value)


def test_a_log_does_not_hold_it(caplog: pytest.LogCaptureFixture) -> None:
    """A logger asked to write it fails, and writes nothing of it."""
    with pytest.raises(ExemptValueError):
        logging.getLogger("test").warning("%s", Exempt(WORD, "commercial"))
    assert WORD not in caplog.text


def test_revealing_is_the_one_way() -> None:
    """The value and its ground are there for the rules of the private wing."""
    exempt = Exempt(WORD, "commercial")
    assert exempt.reveal() == WORD
    assert exempt.ground == "commercial"
    assert Exempt(None, "commercial").reveal() is None
