"""Git's hooks `pre-commit`, `commit-msg` and `pre-push`, which run the guard; hooks that were there before go on.

Comes in: a repository, and where in it the register stands. Goes out: three files in its folder of hooks. A hook
without the program lets nothing pass.
"""

import shlex
from pathlib import Path

from generator.findings import Position, Stop
from generator.guard.repository import Repository
from generator.guard.rules import HOOKS

NAMES = ("pre-commit", "pre-push", "commit-msg")
_MARK = "# Written by `make guard` of Part One."
# How a hook keeps what git hands to it, how it feeds that to the guard, and the option that names it.
_GIVEN = {
    "pre-push": ("given=$(cat)\n", 'printf "%s\\n" "$given" | ', ""),
    "commit-msg": ("message=$1\n", "", ' --message "$message"'),
}
_KEPT = ".before-part-one"  # ends the name of a hook that was there before


def install(repository: Repository, *, is_public: bool) -> list[str]:
    """Write the hooks, and say what was done; Stop where git takes its hooks from a folder shared with others."""
    folder = _folder(repository)
    folder.mkdir(parents=True, exist_ok=True)
    return [_install(folder / name, _text(repository, name, is_public=is_public)) for name in NAMES]


def _folder(repository: Repository) -> Path:
    """The folder of the hooks, within the repository or its `.git`."""
    top = Path(repository.ask("rev-parse", "--show-toplevel").decode().rstrip("\n"))
    common = repository.folder / repository.ask("rev-parse", "--git-common-dir").decode().rstrip("\n")
    folder = repository.folder / repository.ask("rev-parse", "--git-path", "hooks").decode().rstrip("\n")
    if any(folder.resolve().is_relative_to(own.resolve()) for own in (top, common)):
        return folder
    said = "Git takes what it runs before each commit and push from a folder outside this repository (core.hooksPath)."
    remedy = "Run `git config --local core.hooksPath .git/hooks`, then `make guard` once more."
    raise Stop([HOOKS.at(Position("core.hooksPath"), said, remedy)])


def _install(hook: Path, text: str) -> str:
    kept = hook.with_name(hook.name + _KEPT)
    had = hook.read_text(encoding="utf-8", errors="replace") if hook.is_file() else ""
    if had == text:
        return f"The hook {hook.name} is in place already."
    if had and _MARK not in had:
        if kept.exists():
            said = "Another program has put its own hook (what git runs first) here, and one is kept beside it already."
            remedy = (
                f"Let whoever set it up put what is needed of both into {kept.name}, beside it in .git/hooks/, and "
                "remove this one; then run `make guard` once more."
            )
            raise Stop([HOOKS.at(Position(hook.name), said, remedy)])
        hook.rename(kept)
    elif hook.is_symlink():
        hook.rename(kept)
    partial = hook.with_name(f"{hook.name}.part")
    partial.write_text(text, encoding="utf-8")
    partial.chmod(0o755)
    partial.replace(hook)
    return f"The hook {hook.name} is installed{'; the one before it is run first' if kept.exists() else ''}."


def _text(repository: Repository, name: str, *, is_public: bool) -> str:
    """The hook: what was there before, then the guard. Git starts it at the top of the working folder."""
    inside = repository.ask("rev-parse", "--show-prefix").decode(errors="surrogateescape").rstrip("\n")
    here = shlex.quote(f"./{inside}")
    public = " --public" if is_public else ""
    given, feed, message = _GIVEN.get(name, ("", "", ""))
    return f"""#!/bin/sh
{_MARK} It looks through what is about to leave, and stops what must not.
here={here}
before="$(dirname "$0")/{name}{_KEPT}"
{given}if [ -x "$before" ]; then {feed}"$before" "$@" || exit $?; fi
if [ ! -x "$here.venv/bin/python" ]; then
  echo "The guard of Part One is not set up, so nothing goes out. Run: make guard" >&2
  exit 1
fi
export PYTHONPATH="$here"
set -- --config "${{here}}mkdocs.yml" --decisions "${{here}}decisions" --content "${{here}}content"
{feed}"$here.venv/bin/python" -m generator guard "$@" --hook {name}{message}{public}
"""
