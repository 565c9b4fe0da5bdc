"""A page as Markdown → the same page without what is of use on a screen only.

That is what has the class `web-only`, and the link of each paragraph to itself; its anchor stays.

Cut before anything else is done with the page: the paper of a decision then stays as it is when only its surroundings
on the site change, and nothing is set that is not printed. Deliberately absent: any knowledge of what is cut.
"""

import re

SCREEN_ONLY = "web-only"
_BOXES = ("<div ", "<details ")
_ENDS = ("</div>", "</details>")
_BOX = re.compile(rf'<[a-z]+ (?:[^<>]* )?class="(?:[^"<>]* )?{SCREEN_ONLY}[ "]')
_HEADING = re.compile(rf"#{{1,6}} .*\{{ (?:[^{{}}]* )?\.{SCREEN_ONLY} [^{{}}]*\}}\Z")
_NUMBER = re.compile(r"^\[(\d[\d.]*)\]\(#[a-z0-9-]+\)$", re.MULTILINE)
_LINK = re.compile(rf"\[¶\]\(#[a-z0-9-]+\)\{{ (?:[^{{}}]* )?\.{SCREEN_ONLY} [^{{}}]*\}}")


def for_print(page: str) -> str:
    """The page without the boxes, headings and links of class `web-only`; none is cut where a box has no end.

    Text of a record cannot look like any of these, since its brackets, angles and braces are character references.
    """
    page = _NUMBER.sub(r"\1", page)
    if SCREEN_ONLY not in page:
        return page
    page = _LINK.sub("", page)
    kept, depth = [], 0
    for line in page.split("\n"):
        if depth:
            depth += line.startswith(_BOXES) - line.startswith(_ENDS)
        elif line.startswith(_BOXES) and _BOX.match(line):
            depth = 1
        elif not (line.startswith("#") and _HEADING.match(line)):
            kept.append(line)
    return page if depth else "\n".join(kept)
