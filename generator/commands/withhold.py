"""`withhold`: withholds what is public in a record, and says plainly that it may have been copied."""

from argparse import ArgumentParser, Namespace
from difflib import get_close_matches

from generator.amending.naming import addresses, name_of
from generator.amending.releasing import withhold
from generator.commands.amending import add_amending, add_reason, amend, editor_of, reason, record_of, settle, words
from generator.commands.asking import Option, Refused, ask, ask_which
from generator.commands.outcome import Outcome
from generator.commands.sources import source
from generator.yaml_text.editing import Editor
from generator.yaml_text.tree import Pointer, Tree

COPIED = """What was public may have been copied, and nothing here can call it back. Consider:
  - the archives that keep old pages: web.archive.org and webarchive.org.uk take requests to exclude an address
  - search engines, which show stored words until they look again: ask Google and Bing to remove the outdated content
  - whoever downloaded the data or follows the feeds, and your web host's caches and backups
  - whether the monitoring officer, and for personal data the ICO, must be told today
"""


def add_parser(parser: ArgumentParser) -> None:
    """Options of `withhold`."""
    add_amending(parser)
    parser.add_argument("--field", help="what to withhold, such as 2.3, amounts/unit-rate.recipient or title")
    parser.add_argument("--words", help="only these words of a text, as they stand in the file")
    parser.add_argument("--ground", help="the name of a ground that stands in the record")
    parser.add_argument("--public-title", help="the title to show in the place of a withheld one")
    add_reason(parser)


def run(options: Namespace) -> Outcome:
    """Withhold one place."""
    where = source(options)
    path = record_of(options, where)
    tree = editor_of(path).tree
    at = _address(options, tree)
    ground = _ground(options, tree)
    title = _public_title(options, tree) if at == ("title",) else ""
    why = reason(options, where)

    def edit(editor: Editor) -> None:
        withhold(editor, at, name_of(editor.tree, at), ground, why, options.words or "")
        if title:
            editor.put(("public_title",), title, after=["title"])

    return settle(options, where, path, amend(path, edit), COPIED)


def _address(options: Namespace, tree: dict[str, Tree]) -> Pointer:
    found = addresses(tree)

    def find(answer: str) -> Pointer:
        if answer in found:
            return found[answer]
        near = get_close_matches(answer, found, 3) or list(found)[:5]
        raise Refused("Nothing in Part 1 has this name.", f"Names are, among others: {', '.join(near)}.")

    return ask(
        "What is to be withheld (a number such as 2.3, or amounts/id)", None, find, Option("FIELD", options.field)
    )


def _ground(options: Namespace, tree: dict[str, Tree]) -> str:
    grounds = tree.get("grounds")
    named = list(grounds) if isinstance(grounds, dict) else []

    def find(answer: str) -> str:
        if answer in named:
            return answer
        have = f"It has: {', '.join(named)}. " if named else "It has none yet. "
        raise Refused(
            "The record has no ground of this name.", f"{have}Write a new one under `grounds` in the file first."
        )

    return ask_which("On which ground", named, find, Option("GROUND", options.ground))


def _public_title(options: Namespace, tree: dict[str, Tree]) -> str:
    if "public_title" in tree:
        return ""
    return ask("Title to show in its place", None, words, Option("PUBLIC_TITLE", options.public_title))
