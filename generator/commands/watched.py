"""What the public preview and the private one have in common: they show what was saved, until they are ended.

Not a command itself; `serve` and `preview` use it. Comes in: the options of either, and how it shows the present state.
Goes out: words for the person at the terminal, never of a traceback, and the frame of the pages, made anew when the
settings are.
"""

import os
import sys
import threading
from argparse import Namespace
from collections.abc import Callable, Sequence
from pathlib import Path

from generator.commands import steps
from generator.findings import Stop, as_text
from generator.live.listening import SHOW, Listening
from generator.live.rendering import Rendering
from generator.live.watching import State, state, watch
from generator.public.office import PublishedRegister
from generator.settings import Settings, read_settings

AS_IT_WAS = "The preview still shows the last pages without a fault."


def watched(options: Namespace) -> list[Path]:
    """Everything whose saving shows. A Part 2 that the settings name only later is seen by the next preview."""
    settings = _readable(options.config)
    part2 = settings.part2_folder(options.part2_folder) if settings else options.part2_folder
    places = (*_files(options.config, settings), options.decisions, part2, options.content)
    return [one for one in places if one]


def _readable(config: Path) -> Settings | None:
    """The settings, unless they are at fault: they can be mended while a preview goes on."""
    try:
        return read_settings(config)
    except Stop:
        return None


def _files(config: Path, settings: Settings | None) -> Sequence[Path]:
    return settings.files if settings else [config]


def until_ended(options: Namespace, seen: State, listening: Listening, show: Callable[[], bool]) -> None:
    """Answer until interrupted, and `show` anew after each change since `seen`; it says whether anything is new."""
    stop = threading.Event()

    def renew() -> None:
        try:
            if show():
                listening.changed()
        except Exception as failed:  # noqa: BLE001  # its words could be a record's, and the preview goes on
            said = f"The program failed ({type(failed).__name__}). {SHOW}"
            say(as_text(failed.findings).rstrip() if isinstance(failed, Stop) else said)
            say(AS_IT_WAS)

    threading.Thread(target=watch, args=(watched(options), seen, renew, stop), daemon=True).start()
    try:
        listening.run()
    finally:
        stop.set()


def say(line: str) -> None:
    """A line for the person at the terminal, at once; nothing for an empty one."""
    if line:
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()


class Frame:
    """The frame around the pages below `base`."""

    def __init__(self, config: Path, base: str = "/") -> None:
        self._config, self._base = config, base
        self._settings: State | None = None

    def rendering(self, register: PublishedRegister) -> Rendering:
        """The frame as the settings have it now."""
        now = state(_files(self._config, _readable(self._config)))
        if now != self._settings:
            os.environ |= {"SOURCE_DATE_EPOCH": steps.clean_environment(register.day)["SOURCE_DATE_EPOCH"]}
            self._rendering, self._settings = Rendering(self._config, self._base), now
        return self._rendering
