"""What the open data is called, and on which terms it is reused."""

from generator.public.office import PublishedRegister

LICENCE = "OGL-UK-3.0"  # as SPDX names it
LICENCE_TITLE = "Open Government Licence v3.0"
LICENCE_URL = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"


def title_of(register: PublishedRegister) -> str:
    """What the data is called."""
    return f"Decisions of {register.office.name}"


def attribution(register: PublishedRegister) -> str:
    """What whoever reuses the data says of it."""
    return f"Contains public sector information from {register.office.name}, licensed under the {LICENCE_TITLE}."
