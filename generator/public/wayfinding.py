"""Small files by which machines find their way: robots.txt and .well-known/security.txt."""

from collections.abc import Iterator
from datetime import timedelta

from generator.public.survey import Survey

_VALID = timedelta(days=364)  # RFC 9116 asks for an end that is less than a year away


def wayfinding(survey: Survey) -> Iterator[tuple[str, bytes]]:
    """Their paths and bytes. The security file ends with the year after the register day, so each build renews it."""
    register = survey.register
    base = register.site_url
    sitemap = [f"Sitemap: {base}sitemap.xml"] if base else []
    yield "robots.txt", _lines("User-agent: *", "Allow: /", *sitemap)
    lines = [
        f"Contact: mailto:{register.office.contact.email}",
        f"Expires: {(register.day + _VALID).isoformat()}T00:00:00Z",
        f"Preferred-Languages: {', '.join(dict.fromkeys([register.office.language.value, 'en']))}",
        *([f"Canonical: {base}.well-known/security.txt"] if base else []),
    ]
    yield ".well-known/security.txt", _lines(*lines)


def _lines(*lines: str) -> bytes:
    return ("\n".join(lines) + "\n").encode()
