"""The comments that the program itself writes into a new record.

They hold nothing of any decision, so the witness passes over them; one that differs by a single sign is somebody's own,
and secret. Here because whoever begins a record and whoever searches for its comments share no other room.
"""

NOTES = {
    "status": "A draft is never public. When everything below is filled in, write: made",
    "decided": "The day of the decision, written year first with hyphens.",
    "publish_on": "Nothing of the record can be seen before this day. Write it year first with hyphens.",
    "summary": "Part 1, section 1: one item for each numbered paragraph, on a line of its own after a hyphen.",
    "proposal": "What is proposed, in a sentence or two.",
    "approval": "The words of approval, as signed.",
    "report": "More sections of Part 1, each with a heading and paragraphs.",
    "amounts": "The money, one item for each sum: an id, a label, and the value in pounds, digits only.",
    "signed": "The day of the signature. Leave it empty where the document shows none.",
    "grounds": "To withhold words, write [[ground: words]] around them, the whole text in quotes, and explain it here.",
}
_OWN = frozenset(NOTES.values())


def is_of_template(comment: str) -> bool:
    """Whether a comment, without its sign, is one of these, letter for letter."""
    return comment in _OWN
