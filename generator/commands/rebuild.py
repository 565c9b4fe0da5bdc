"""`rebuild`: bundle and hand-written pages → the site, where no record ever was, held against the digests of the first.

What it builds is the same to the last byte as what the office verified, or `site/` stays as it is: then one of the two
is not made from this bundle, these pages and this program.
"""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from generator.catalogue import define
from generator.commands import steps
from generator.commands.building import Folders, build, refuse_foreign_folders, replace_site
from generator.commands.outcome import Outcome, add_places
from generator.findings import Finding, Position, Stop
from generator.manifest.certificate import JSON, PAGE, Facts, certificate, read_facts
from generator.manifest.digest import digest_bundle
from generator.manifest.sums import NAME, differences, read_sums, sums_of
from generator.public.bundle import read_register
from generator.public.tree import MARK
from generator.public.wording import speaking
from generator.reports import DOCUMENTS
from generator.settings import read_settings

UNLIKE = define(
    "REBUILD-01",
    """A site that is built from the public data is, byte for byte, the one that the office verified: each file is
    compared with the list (SHA256SUMS) that the office sent.""",
    source="Part One",
)
UNSENT = define(
    "REBUILD-02",
    """With the public data come the certificate of the verified site and the list of its files, as this program wrote
    them.""",
    source="Part One",
)
_SEND = (
    "In the office's own folder of the register, run `make site` and then `make mirror`, and send all of build/mirror/ "
    "again."
)


def add_parser(parser: ArgumentParser) -> None:
    """Options of `rebuild`."""
    add_places(parser, "config", "bundle", "content", "site")
    parser.set_defaults(bundle=Path("bundle"), decisions=Path("decisions"), part2_folder=None)
    parser.add_argument(
        "--certificate", type=Path, default=Path(JSON), help="certificate of the site that was verified"
    )
    parser.add_argument("--sums", type=Path, default=Path(NAME), help="list of its files, to compare with")


def run(options: Namespace) -> Outcome:
    """Build the site, and put it in its place if it is the one that was verified."""
    settings = read_settings(options.config)
    folders = Folders(options.bundle, settings.docs_dir, settings.site_dir, options.site)
    refuse_foreign_folders(folders)
    sums, facts = _sums(options.sums), _facts(options)
    said = steps.Said(options.format)
    register = read_register(options.bundle)
    steps.stage(options, settings, register.day, said)
    build(settings, folders, register.day, steps.out_of_reach(options, settings))
    with speaking(register.office.language.value):
        for name, data in certificate(facts, (folders.built / PAGE).read_text(encoding="utf-8")).items():
            (folders.built / name).write_bytes(data)
    if unlike := _unlike(folders, sums):
        raise Stop([*said.findings, *unlike])
    replace_site(folders)
    if options.format in DOCUMENTS:
        return Outcome(tuple(said.findings))
    return Outcome(said=f"{folders.site}/ is ready: its {len(sums):,} files are those that were verified.\n")


def _unlike(folders: Folders, sums: dict[str, str]) -> list[Finding]:
    said = "This file is not the one that was verified, or is one too many, or missing."
    remedy = (
        "Do not publish it. Fetch everything that the office sent once more, change nothing, and run `make rebuild`; "
        "if this comes again, let the office run `make mirror` and send all of it anew."
    )
    found = differences(sums, sums_of(folders.built, MARK))
    return [UNLIKE.at(Position((folders.built / path).as_posix()), said, remedy) for path in found]


def _sums(path: Path) -> dict[str, str]:
    try:
        return read_sums(path.read_bytes())
    except (OSError, ValueError):
        said = "The list of the files of the verified site is not here, or is damaged."
        raise Stop([UNSENT.at(Position(path.as_posix()), said, _SEND)]) from None


def _facts(options: Namespace) -> Facts:
    path: Path = options.certificate
    try:
        facts = read_facts(path.read_bytes())
    except (OSError, ValueError):
        said = "The certificate of the verified site is not here, or is damaged."
        raise Stop([UNSENT.at(Position(path.as_posix()), said, _SEND)]) from None
    if facts.bundle != digest_bundle(options.bundle, MARK):
        said = "This certificate belongs to other public data than those that are here."
        raise Stop([UNSENT.at(Position(path.as_posix()), said, _SEND)])
    return facts
