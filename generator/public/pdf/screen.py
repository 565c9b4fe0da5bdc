"""A page as Markdown → the same page without what is of use on a screen only.

Cut before anything else is done with the page: the paper of a decision then stays as it is when only its surroundings
on the site change, and nothing is set that is not printed. Deliberately absent: any knowledge of what is cut.
"""

import re

SCREEN_ONLY = "web-only"
_BOXES = ("<div ", "<details ")
_ENDS = ("</div>", "</details>")
_BOX = re.compile(rf'<[a-z]+ (?:[^<>]* )?class="(?:[^"<>]* )?{SCREEN_ONLY}[ "]')
_HEADING = re.compile(rf"#{{1,6}} .*\{{ (?:[^{{}}]* )?\.{SCREEN_ONLY} [^{{}}]*\}}\Z")


def for_print(page: str) -> str:
    """The page without the boxes and headings of class `web-only`; all of it where a box has no end.

    Text of a record cannot look like either, since its angles and braces are character references.
    """
    if SCREEN_ONLY not in page:
        return page
    kept, depth = [], 0
    for line in page.split("\n"):
        if depth:
            depth += line.startswith(_BOXES) - line.startswith(_ENDS)
        elif line.startswith(_BOXES) and _BOX.match(line):
            depth = 1
        elif not (line.startswith("#") and _HEADING.match(line)):
            kept.append(line)
    return page if depth else "\n".join(kept)
