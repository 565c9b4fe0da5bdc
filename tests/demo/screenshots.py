"""`make screenshots`: pictures of the demo as README.md shows them, in light and dark.

Comes in: the site that `make demo` built. Goes out: PNG files of few colours in `tests/screenshots/`, the same for the
same site, Chromium and fonts (they were made with Chromium on Debian and the package fonts-liberation).
"""

import sys
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Literal

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from tests.site.chromium import HOW, QUIET, chromium
from tests.site.visits import packed

SITE = Path("build/demo/site")
PICTURES = Path(__file__).parents[1] / "screenshots"
COLOURS = 128
PAGES = {
    "home": "",
    "register": "decisions/",
    "decision": "decisions/2022/mid-d-2022-05/",
    "money": "money/",
    "withheld": "withheld/",
    "person": "people/gareth-lowenby/",
    "data": "data/",
    "verification": "verification/",
}
DOWN = {"decision": 230}  # to where something is withheld
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: its name, the page, and how the page is looked at."""

    name: str
    address: str
    scheme: Literal["light", "dark"]
    width: int = 1280
    height: int = 800
    down: int = 0


SHOTS = (
    *(
        Shot(f"{name}-{scheme}", address, scheme, down=DOWN.get(name, 0))
        for name, address in PAGES.items()
        for scheme in SCHEMES
    ),
    Shot("phone-home-light", PAGES["home"], "light", 390, 844),
    Shot("phone-decision-dark", PAGES["decision"], "dark", 390, 844, 1010),
)


def take(browser: Browser, base: str, shot: Shot) -> bytes:
    """The picture as a PNG with a palette."""
    context = browser.new_context(
        viewport={"width": shot.width, "height": shot.height},
        color_scheme=shot.scheme,
        reduced_motion="reduce",
        locale="en-GB",
        timezone_id="Europe/London",
    )
    page = context.new_page()
    answer = page.goto(base + shot.address, wait_until="networkidle")
    assert answer is not None
    assert answer.ok, shot.address
    page.evaluate("down => scrollTo(0, down)", shot.down)
    taken = page.screenshot(animations="disabled", caret="hide")
    context.close()
    return small(taken)


def small(taken: bytes) -> bytes:
    """The same picture in few colours, without anything but its pixels."""
    few = (
        Image.open(BytesIO(taken)).convert("RGB").quantize(COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    )
    packed_into = BytesIO()
    few.save(packed_into, "PNG", optimize=True)
    return packed_into.getvalue()


def main() -> int:
    """Take every picture anew; 1 where there is no Chromium."""
    named = chromium()
    if named is None:
        print(HOW)
        return 1
    PICTURES.mkdir(exist_ok=True)
    with sync_playwright() as playwright, packed(SITE) as (base, _):
        browser = playwright.chromium.launch(executable_path=named, args=list(QUIET))
        for shot in SHOTS:
            (PICTURES / f"{shot.name}.png").write_bytes(take(browser, base, shot))
        browser.close()
    print(f"{len(SHOTS)} pictures in {PICTURES.relative_to(Path.cwd())}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
