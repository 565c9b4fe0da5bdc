"""What an officer does after a decision was taken down: the addresses to purge, and the archives to ask, as a note.

Not a command itself; `retract` prints the note and writes it to a private file. It names addresses and the reference,
and quotes nothing of the decision.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.vocabulary.days import long_date

ARCHIVES = """Ask these to remove what they keep, with the addresses above:
  - the Wayback Machine: look at https://web.archive.org/web/*/ and the address, and write to info@archive.org
  - the UK Web Archive (https://www.webarchive.org.uk) and the UK Government Web Archive at The National Archives
  - Google: https://search.google.com/search-console/remove-outdated-content
  - Bing: https://www.bing.com/webmasters/tools/contentremoval
  - whoever downloaded the data or follows the feeds, if you know them
What was public may have been copied, and nothing here can call it back. If it holds personal data, tell your data
protection officer now: a breach is to be reported to the ICO within 72 hours of your knowing of it.
"""


@dataclass(frozen=True, slots=True)
class Told:
    """Where a decision is told of: its own files, and others that tell of it, by their paths in the site.

    `former` are its old addresses, which go on leading to its note; `forgotten` those that do no longer.
    """

    own: Sequence[str] = ()
    others: Sequence[str] = ()
    former: Sequence[str] = ()
    forgotten: Sequence[str] = ()


def incident_note(reference: str, day: date, base: str, told: Told) -> str:
    """The note; all that is told of stands below `base`."""
    lines = [
        f"INCIDENT NOTE, private. {reference} was taken down on {long_date(day)}.",
        "",
        "1. Put the new site/ on the server, and delete what is not in it (rsync --delete does both).",
        "2. Purge these addresses from the caches of your host, and see that each shows the note or nothing:",
        *(f"     {base}{_address(one)}" for one in told.own),
        *_forgotten(base, told),
        "   These tell of it too, or are made of the whole register; purge them, or the whole cache:",
        *(f"     {base}{_address(one)}" for one in told.others),
        *_former(reference, base, told),
        "3. " + ARCHIVES.rstrip("\n").replace("\n", "\n   "),
        "4. Old copies lie in backups, in the history of the repository and in kept builds; decide who looks at those.",
    ]
    return "\n".join(lines) + "\n"


def _forgotten(base: str, told: Told) -> Iterator[str]:
    if told.forgotten:
        yield "   These old addresses of it lead nowhere any more; purge them, and see that each shows nothing:"
        yield from (f"     {base}{one}" for one in told.forgotten)


def _former(reference: str, base: str, told: Told) -> Iterator[str]:
    """An old address stays public, with its words."""
    if told.former:
        yield "   These old addresses stay: they lead to the note, and are listed in redirects.csv and the data:"
        yield from (f"     {base}{one}" for one in told.former)
        yield "   Read them. If words in one must go too, take it out of `formerly_at`, and purge that address as well."
        yield "   This takes it out (SITE=1: of the site at once) and says so under `changes`, as `make site` asks:"
        yield f'     make retract REF="{reference}" WHO="…" WHY="…" FORGET="{told.former[0]}"'


def write_private(path: Path, text: str) -> None:
    """Write a file that its owner alone may read."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    path.touch(mode=0o600, exist_ok=False)
    path.write_text(text, encoding="utf-8")


def _address(path: str) -> str:
    """A page is known by its folder."""
    return path.removesuffix("index.html")
