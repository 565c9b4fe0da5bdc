"""What a page loses when a reader zooms, widens the text or looks at it otherwise: each loss as a sentence."""

from collections.abc import Iterator

from playwright.sync_api import Page

# What may be cut off: headings of tables that stand in each cell instead, and boxes in which a wide table scrolls.
_CUT = """() => [...document.querySelectorAll('body *')].filter((one) => {
  const apart = 'svg, .search__output, thead, .md-typeset__scrollwrap, .skip';
  if (one.closest(apart) || !one.innerText?.trim()) return false;
  const style = getComputedStyle(one);
  if (style.display === 'inline' || !one.checkVisibility({ visibilityProperty: true })) return false;
  const clips = (name) => ['hidden', 'clip', 'scroll', 'auto'].includes(style[name]);
  return (clips('overflowX') && one.scrollWidth > one.clientWidth + 1)
    || (['hidden', 'clip'].includes(style.overflowY) && one.scrollHeight > one.clientHeight + 1);
}).map((one) => `${one.tagName} ${one.className}: ${one.innerText.trim().slice(0, 40)}`)"""
# Every text that can be seen, or unfolded from something that can be seen.
_TEXTS = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const parent = text.parentElement, words = text.data.trim();
    if (!words || parent.closest('script, style, .search__output, .headerlink')) continue;
    const folded = parent.closest('details:not([open])');
    const shown = (one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    const way = folded?.querySelector('summary');
    if (shown(parent) || (way && shown(way))) found.push(words);
  }
  return found;
}"""
_OVERLAPPING = """() => [...document.querySelectorAll('.numbered')].filter((one) => {
  const range = document.createRange();
  range.selectNodeContents(one.children[0]);
  const number = range.getBoundingClientRect(), text = one.children[1]?.getBoundingClientRect();
  return text && number.right > text.left + 1 && number.bottom > text.top + 1 && number.top < text.bottom;
}).map((one) => one.id)"""
_MOVING = """() => [...document.querySelectorAll('*')].flatMap((one) => ['', '::before', '::after'].map((part) => {
  const style = getComputedStyle(one, part || undefined);
  const lasts = (times) => times.split(',').some((time) => parseFloat(time) > 0);
  const moves = lasts(style.transitionDuration) || (style.animationName !== 'none' && lasts(style.animationDuration));
  return moves || style.scrollBehavior === 'smooth' ? `${one.tagName} ${one.className}${part}` : '';
})).filter(Boolean)"""
# The spacing that WCAG 1.4.12 asks a page to bear.
SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
p { margin-bottom: 2em !important }"""


def texts(page: Page) -> list[str]:
    """Every text of the page that a reader can see, or unfold from what they see."""
    found: list[str] = page.evaluate(_TEXTS)
    return found


def losses(page: Page, width: int) -> Iterator[str]:
    """What does not fit the window or its own box, or lies upon something else."""
    if page.evaluate("document.documentElement.scrollWidth") > width:
        yield "the page scrolls sideways"
    yield from (f"cut off: {one}" for one in page.evaluate(_CUT))
    yield from (f"its number lies upon paragraph {one}" for one in page.evaluate(_OVERLAPPING))


def moving(page: Page) -> list[str]:
    """What moves, or glides instead of changing at once."""
    found: list[str] = page.evaluate(_MOVING)
    return found


def plant(page: Page, style: str) -> None:
    """Add a style to the page that is open, as a reader's own stylesheet would."""
    page.evaluate(
        "(style) => document.head.append(Object.assign(document.createElement('style'), { textContent: style }))", style
    )
