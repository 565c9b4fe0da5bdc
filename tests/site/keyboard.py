"""A page used by the keyboard alone: what Tab comes to, in which order, and whether a reader can see where they are."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page

# Everything that takes the focus, as a reader sees it: of a group of radio buttons only the one that is chosen.
_WANTED = """() => {
  const all = 'a[href], button, input, select, textarea, summary, [contenteditable], [tabindex]';
  const can = (one) => one.tabIndex >= 0 && !one.disabled && (one.type !== 'radio' || one.checked)
    && one.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true });
  globalThis.stops = [...document.querySelectorAll(all)].filter(can);
  return stops.map((one) => one.tabIndex);
}"""
# Where the focus is: its place among those wanted, and how it is shown there.
_HERE = """() => {
  const one = document.activeElement;
  if (!one || one === document.body || one === document.documentElement) return null;
  const style = getComputedStyle(one), box = one.getClientRects()[0] ?? one.getBoundingClientRect();
  const [x, y] = [box.x + Math.min(box.width / 2, 4), box.y + Math.min(box.height / 2, 4)];
  const top = document.elementFromPoint(x, y);
  let ground = one.parentElement;
  while (ground && /, 0\\)$|transparent/.test(getComputedStyle(ground).backgroundColor)) ground = ground.parentElement;
  const numbers = (colour) => colour.match(/[\\d.]+/g).slice(0, 3).map(Number);
  return {
    index: stops.indexOf(one),
    name: (one.ariaLabel || one.innerText || one.name || one.tagName).trim().slice(0, 60),
    outline: style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth),
    colour: numbers(style.outlineColor),
    ground: ground ? numbers(getComputedStyle(ground).backgroundColor) : [255, 255, 255],
    opacity: Number(style.opacity),
    covered: !(top && (top === one || one.contains(top) || top.contains(one) || [...one.labels ?? []].includes(top))),
  };
}"""


@dataclass(frozen=True, slots=True)
class Stop:
    """One place of the focus: which of the wanted elements it is (-1 for none of them), and how it is shown."""

    index: int
    name: str
    outline: float
    colour: Sequence[float]
    ground: Sequence[float]
    opacity: float
    covered: bool


def stop(page: Page) -> Stop | None:
    """Where the focus is, after the elements were counted by `keyboard_faults`; None outside the page."""
    here: dict[str, Any] | None = page.evaluate(_HERE)
    return Stop(**here) if here else None


def keyboard_faults(page: Page) -> Iterator[str]:
    """What hinders a reader who goes through the page that is open with Tab, from its start to beyond its end."""
    wanted: list[int] = page.evaluate(_WANTED)
    yield from ("a positive tabindex changes the order" for one in wanted if one > 0)
    page.evaluate("document.activeElement?.blur(); scrollTo(0, 0)")
    visited: list[int] = []
    for _ in range(len(wanted) + 1):
        page.keyboard.press("Tab")
        here = stop(page)
        if here is None or (visited and here.index == visited[0] and len(visited) >= len(wanted)):
            break  # beyond the end; where a browser has nothing around the page, that is its start again
        if here.index in visited:
            yield f"the focus comes to {here.name} a second time"
            return
        visited.append(here.index)
        yield from _unseen(here)
    yield from _order(visited, len(wanted))


def _order(visited: list[int], wanted: int) -> Iterator[str]:
    missed = set(range(wanted)) - set(visited)
    if missed:
        yield f"{len(missed)} elements are not reached"
    if visited != sorted(visited):
        yield "the order is not that of the page"


def _unseen(here: Stop) -> Iterator[str]:
    if here.index < 0:
        yield f"{here.name} takes the focus and cannot be seen"
    if here.outline < 2 or here.opacity < 1:
        yield f"{here.name} does not show the focus"
    elif contrast(here.colour, here.ground) < 3:
        yield f"{here.name} shows the focus too faintly"
    if here.covered:
        yield f"{here.name} is covered or out of sight while it has the focus"


def contrast(one: Sequence[float], other: Sequence[float]) -> float:
    """The contrast of two colours as WCAG reckons it."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Sequence[float]) -> float:
    parts = [part / 255 for part in colour]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
