"""The frame of every page: what it may load, and that it works below any address and from a disk."""

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser

from tests.site.building import Built

Serve = Callable[[Path], str]
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="(?P<policy>[^"]*)">')
SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<code>.*?)</script>", re.DOTALL)


def test_every_page_forbids_what_it_does_not_bring(demo: Built) -> None:
    """The policy stands before anything that it could stop, and no page needs an exception from it."""
    pages = sorted(demo.site.rglob("*.html"))
    assert len(pages) > 80
    for path in pages:
        html = path.read_text(encoding="utf-8")
        found = POLICY.search(html)
        assert found, path
        assert "unsafe" not in found["policy"]
        assert "default-src 'none'" in found["policy"]
        assert found.start() < min(html.index("<script"), html.index("<link"))
        assert not re.search(r"<[^>]+\s(style|on\w+)\s*=", html), path
        assert "<style" not in html, path
        for script in SCRIPT.finditer(html):
            assert not script["code"].strip() or "json" in script["attributes"], path


def test_the_policy_is_enforced(browser: Browser, served: Serve, demo: Built) -> None:
    """A script that came in by any fault does not run."""
    page = browser.new_page()
    page.goto(served(demo.site))
    made = "const one = document.createElement('script'); one.textContent = 'globalThis.ran = 1';"
    page.evaluate(f"{made} document.body.append(one)")
    assert page.evaluate("globalThis.ran") is None
    page.close()


def test_the_site_works_below_another_address(browser: Browser, served: Serve, demo: Built, tmp_path: Path) -> None:
    """An office may keep its register in a folder of its website."""
    (tmp_path / "office").mkdir()
    (tmp_path / "office" / "decisions-register").symlink_to(demo.site)
    page = browser.new_page()
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.goto(served(tmp_path) + "office/decisions-register/")
    page.fill(".search__query", "vehicle")
    page.locator(".md-search-result__item").first.wait_for()
    page.locator(".md-search-result__link").first.click()
    page.wait_for_url("**/office/decisions-register/decisions/**")
    assert errors == []
    page.close()


def test_the_site_can_be_read_from_a_disk(browser: Browser, demo: Built) -> None:
    """A copy on a memory stick has its look, and its links lead to pages and not to lists of files."""
    page = browser.new_page()
    page.goto((demo.site / "index.html").as_uri())
    page.locator(".menu a", has_text="All decisions").click()
    assert page.url.endswith("decisions/index.html")
    page.locator(".register tbody a").first.click()
    page.locator(".facts").wait_for()
    assert re.search(r"decisions/\d{4}/[a-z0-9-]+/index\.html$", page.url)
    assert page.evaluate("getComputedStyle(document.querySelector('.facts')).borderTopWidth") == "3px"
    assert not page.locator(".search").is_visible()
    page.close()


def test_the_page_for_lost_readers_leads_home(browser: Browser, served: Serve, demo: Built) -> None:
    """Its links hold at any address, for nobody knows at which it will be shown."""
    html = (demo.site / "404.html").read_text(encoding="utf-8")
    assert 'href="//"' not in html
    page = browser.new_page()
    page.goto(served(demo.site) + "404.html")
    page.locator("article a", has_text="home page").click()
    assert page.title().startswith("Register of decisions")
    page.close()
