"""Every type of page is usable by everyone, as far as a machine can tell: axe-core, WCAG 2.2 AA."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.site.building import Built
from tests.site.judges import COLOURS, WCAG, axe_faults
from tests.site.page_types import page_types

Serve = Callable[[Path], str]
WIDTHS = (1280, 390, 320)


@pytest.mark.parametrize("office", ["demo", "real"])
def test_no_page_has_a_fault_that_axe_can_find(
    browser: Browser, served: Serve, office: str, request: pytest.FixtureRequest
) -> None:
    """At three widths, in light and dark, on one page of every type; in dark by the rules about colours.

    The pages of the real register are made from the same templates, and are tried at the narrowest and the widest.
    """
    built: Built = request.getfixturevalue(office)
    page, base = browser.new_page(bypass_csp=True, reduced_motion="reduce"), served(built.site)
    faults: dict[str, str] = {}
    for address in page_types(built.site):
        page.goto(base + address)
        for width in WIDTHS if office == "demo" else WIDTHS[::2]:
            page.set_viewport_size({"width": width, "height": 800})
            for scheme in ("light", "dark"):
                page.emulate_media(color_scheme=scheme)
                for fault in axe_faults(page, WCAG if scheme == "light" else COLOURS):
                    faults.setdefault(fault, f"{address} at {width} px, {scheme}")
    page.close()
    assert faults == {}


def test_axe_is_listened_to(browser: Browser, served: Serve, demo: Built) -> None:
    """A fault planted in a page is reported."""
    page = browser.new_page(bypass_csp=True)
    page.goto(served(demo.site))
    page.evaluate("document.querySelector('main').insertAdjacentHTML('afterbegin', '<img src=\"assets/mark.svg\">')")
    assert any(fault.startswith("image-alt") for fault in axe_faults(page))
    page.close()
