"""Where Chromium stands on this machine, and how it is started without asking anything of the network."""

import os
import shutil

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
QUIET = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")
HOW = (
    "The browser tests need Chromium, which was not found. Install it (on Debian: apt install chromium; on Ubuntu: "
    "snap install chromium; on a Mac: brew install --cask chromium), or name one with CHROMIUM=/path/to/it."
)


def chromium() -> str | None:
    """The path of Chromium: the one that CHROMIUM names, else the first that is installed."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
