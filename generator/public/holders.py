"""Who held the office when a decision was made.

It is told by the day of the decision and the terms in the settings alone, and so says nothing of who signed.
"""

from collections.abc import Sequence
from datetime import date

from generator.public.office import PublishedOfficeHolder, PublishedRegister
from generator.public.slugs import name_slug
from generator.public.survey import Surveyed
from generator.vocabulary.choices import Status


def previous_holder(one: Surveyed, register: PublishedRegister) -> PublishedOfficeHolder | None:
    """Whoever held the office when the decision was made and holds it no longer; None for the present holder's.

    Of several who held office together, the one that the decision names, else one in the decision maker's role.
    """
    if one.entry.status is not Status.MADE or one.entry.decided is None:
        return None
    then = in_office(register.office.office_holders, one.entry.decided)
    now = {name_slug(holder.name) for holder in in_office(register.office.office_holders, register.day)}
    if not then:
        return None
    holder = max(then, key=lambda each: _fits(each, one))
    return None if name_slug(holder.name) in now else holder


def in_office(holders: Sequence[PublishedOfficeHolder], day: date) -> list[PublishedOfficeHolder]:
    """Whoever held the office on a day, the last one included."""
    return [one for one in holders if holds(one, day)]


def holds(holder: PublishedOfficeHolder, day: date) -> bool:
    """Whether a day is within a term."""
    return holder.start <= day and (holder.end is None or day <= holder.end)


def _fits(holder: PublishedOfficeHolder, one: Surveyed) -> int:
    named = any(maker.name and name_slug(maker.name) == name_slug(holder.name) for maker in one.makers)
    return 2 if named else int(any(maker.role == holder.role for maker in one.makers))
