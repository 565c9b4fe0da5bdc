"""What the bytes of a PDF say → what its tables say beyond that: they lead to nearly all of it once more.

Comes in: strings and names as they stand in the file, and objects as the tables give them. Goes out: the strings and
names that are not known yet. Deliberately absent: any reading of them.
"""

from itertools import pairwise

from generator.documents.pdf_syntax import names, strings

_BOUNDARY_STRING = b"\x1e"
_BOUNDARY = b"\n(" + _BOUNDARY_STRING + b")\n"


class Given:
    """What the bytes of a file say, and the streams that were given: its tables lead to nearly all of it once more.

    The tables give the keys of a dictionary in another order than the file. So an object of theirs is known if each two
    strings that follow one another in it do so in the file, and a name if the file has it.
    """

    def __init__(self, found: list[bytes], named: list[str]) -> None:
        self.strings, self.names = found, named
        self._single, self._pairs, self._names = {*found}, {*pairwise(found)}, {*named}
        self._streams: set[bytes] = set()

    def stream(self, data: bytes) -> bool:
        """Whether a stream with these bytes was given before; it is now."""
        known = data in self._streams
        self._streams.add(data)
        return known

    def beyond(self, objects: list[bytes]) -> tuple[list[bytes], list[str]]:
        """The strings and names of objects, as the tables write them, that the bytes do not have so."""
        written = _BOUNDARY.join(objects)
        found, bounds = strings(written), [-1]
        bounds += [at for at, one in enumerate(found) if one == _BOUNDARY_STRING] + [len(found)]
        runs = (found[start + 1 : end] for start, end in pairwise(bounds))
        fresh = [one for run in runs if not self._knows(run) for one in run]
        return fresh, [one for one in names(written) if one not in self._names]

    def _knows(self, run: list[bytes]) -> bool:
        return self._pairs.issuperset(pairwise(run)) if len(run) > 1 else self._single.issuperset(run)
