"""The parts of the accessibility statement that come from the settings and from what the tests found.

Comes in: the office, and `tested.json`, which `make statement` writes from a run of the tests and a test holds against
what they find. Goes out: paragraphs of the page. Deliberately absent: any claim about what was not tried.
"""

import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from generator.public.pages.boxes import items
from generator.public.spoken import long_date
from generator.public.survey import Survey
from generator.public.wording import counted, say

TESTED = Path(__file__).parent.parent / "tested.json"
ALSO = {
    "keyboard": "that everything can be reached and left by keyboard, in the order of the page and with visible focus",
    "zoom": "that nothing is lost at a zoom of 200% and 400%, or with wide spacing of letters, words and lines",
    "motion": "that nothing moves for readers whose device asks for less motion",
    "colours": "that markers, bars and the focus can be seen in forced colours",
    "paper": "that printed pages hold the whole text and the markers of what is withheld",
    "scripts": "that every kind of page can be read without JavaScript",
    "aloud": "that headings, landmarks, tables and links have an order and names that make sense when read aloud",
}


@dataclass(frozen=True, slots=True)
class Tested:
    """What passed on the invented register: pages, versions, and which tests beside axe-core passed."""

    day: date
    axe: str
    browser: str
    pages: int
    widths: tuple[int, ...]
    also: tuple[str, ...]


@cache
def last_results() -> Tested:
    """The results that were last written down."""
    found = json.loads(TESTED.read_bytes())
    lists = {key: tuple(found[key]) for key in ("widths", "also")}
    return Tested(**found | lists | {"day": date.fromisoformat(found["day"])})


def reply(survey: Survey) -> str:
    """How soon the office answers to what it is told about accessibility."""
    made = survey.register.office.accessibility
    if made is None or made.reply_within_days is None:
        return say("We will reply as soon as we can and tell you how long the work will take.")
    return counted(
        "We will reply within {number} day and tell you how long the work will take.",
        "We will reply within {number} days and tell you how long the work will take.",
        made.reply_within_days,
    )


def prepared(survey: Survey) -> str:
    """When the office made the statement and looked it over; where it has not said so, that."""
    made = survey.register.office.accessibility
    if made is None:
        return say("This statement came with the software of the register. We have not yet reviewed it ourselves.")
    said = say("This statement was prepared on {day}.", day=long_date(made.prepared))
    if made.reviewed is None:
        return said
    return f"{said} {say('It was last reviewed on {day}.', day=long_date(made.reviewed))}"


def results(_: Survey) -> str:
    """What was tested, by whom, how and with which result."""
    found = last_results()
    *most, last = (str(one) for one in found.widths)
    how = say(
        "With axe-core {axe} in {browser} they looked for faults at widths of {widths} and {last} pixels, in light "
        "and in dark colours.",
        axe=found.axe,
        browser=found.browser,
        widths=", ".join(most),
        last=last,
    )
    pages = counted("They tried {number} page.", "They tried {number} pages, one of each kind.", found.pages)
    return "\n\n".join(
        [
            say(
                "The software that makes this website was last tested on {day} against the WCAG 2.2 AA standard.",
                day=long_date(found.day),
            )
            + " "
            + say(
                "The test was carried out by the makers of the register's software, with programs, on an invented "
                "register that is made by the same software as this one."
            ),
            f"{pages} {how} {say('It found no fault.')}",
            say("Other programs used the pages as readers do, and found:"),
            items([say(ALSO[one]) for one in found.also]),
            say(
                "Programs find only some of the faults that matter to people. The software has not been audited by an "
                "independent body, nor tried by people who use a screen reader or other assistive technology every day."
            ),
        ]
    )
