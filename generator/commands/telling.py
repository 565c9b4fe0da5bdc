"""What `site` tells the person at the terminal: which step it is at, and at the end what was made, changed and checked.

Not a command itself. Comes in: public numbers, and what the steps said of themselves. Goes out: lines of text. Signs
for colours are in them only where a terminal shows them and `NO_COLOR` is not set.
"""

import json
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

from generator.manifest.certificate import JSON
from generator.public.exposure import Exposure
from generator.public.exposure_words import as_lines, summary
from generator.public.office import PublishedRegister

_GREEN, _BOLD = "32;1", "1"
_RECORDS = "Every record was held against every rule, and what is public against what could be worked out from it."


class Progress:
    """Says which step has begun, on the side of standard error, where somebody watches or asked for it."""

    def __init__(self, steps: int, *, heard: bool) -> None:
        self._steps, self._at = steps, 0
        self._heard = heard

    def begin(self, step: str) -> None:
        """A step begins."""
        self._at += 1
        if self._heard:
            sys.stderr.write(f"[{self._at} of {self._steps}] {step} …\n")
            sys.stderr.flush()


def is_watched(stream: TextIO) -> bool:
    """Whether a person sees a stream as it is written."""
    return stream.isatty()


def ending(site: Path, register: PublishedRegister, release: Exposure, checks: Iterable[str], seconds: float) -> str:
    """The last lines of a build that went well."""
    checked = [_RECORDS, *(line for said in checks for line in said.splitlines())]
    return "\n".join(
        [
            _shown("What changed since the last release:", _BOLD),
            f"  {summary(release)}",
            _shown("What was checked:", _BOLD),
            *(f"  - {line}" for line in checked),
            _shown(_ready(site, register, seconds), _GREEN),
            "",
        ]
    )


def in_full(release: Exposure) -> str:
    """Every thing that a release does, for whoever asked for more."""
    return as_lines(release)


def _ready(site: Path, register: PublishedRegister, seconds: float) -> str:
    count, held = len(register.decisions), sum(entry.withheld for entry in register.decisions)
    noun = "decision" if count == 1 else "decisions"
    places = json.loads((site / JSON).read_bytes())["checked"]["withheld_places"]
    among = f" ({places:,} {'place' if places == 1 else 'places'} marked)" if places else ""
    whose = "which has" if count == 1 else f"{held:,} of them with"
    part = f"{whose} a Part 2 or something withheld{among}" if held else "nothing withheld"
    return f"{site}/ is ready: {count:,} {noun}, {part}, in {seconds:.1f} seconds."


def _shown(text: str, colour: str) -> str:
    """A line in a colour, where a terminal shows colours and nobody has asked for none."""
    plain = not is_watched(sys.stdout) or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return text if plain else f"\x1b[{colour}m{text}\x1b[0m"
