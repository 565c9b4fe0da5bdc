"""`Exempt[T]`: a value that cannot become text by accident.

It refuses to be formatted, joined, written as JSON, pickled or copied; a debugger sees only that it is there.
`reveal` is the one way to the value, named so that it stands out in review.
"""

from typing import Generic, NoReturn, TypeVar

T = TypeVar("T")


class ExemptValueError(TypeError):
    """Somebody tried to make text of an exempt value; carries no part of it."""

    def __init__(self) -> None:
        super().__init__("an exempt value does not become text")


class Exempt(Generic[T]):
    """A withheld value with the key of its ground; `None` inside where the record does not hold the value at all."""

    __slots__ = ("_value", "ground")

    def __init__(self, value: T | None, ground: str) -> None:
        self._value = value
        self.ground = ground

    def reveal(self) -> T | None:
        """The value itself, for checks inside the private wing only."""
        return self._value

    def __repr__(self) -> str:
        return "Exempt(…)"

    def _refuse(self, *_: object) -> NoReturn:
        raise ExemptValueError

    # Refusals all: even equality tells something.
    __str__ = __format__ = __bytes__ = __iter__ = __len__ = __reduce__ = __reduce_ex__ = _refuse
    __bool__ = __hash__ = __eq__ = _refuse


def opened(value: T | Exempt[T] | None) -> T | None:
    """A value, withheld or not, for checks inside the private wing only; None where the record does not hold it."""
    return value.reveal() if isinstance(value, Exempt) else value
