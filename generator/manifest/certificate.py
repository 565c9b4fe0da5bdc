"""The certificate of a verified build: the same facts for programs, as JSON, and for people, on a page in plain words.

Comes in: what the verifier counted, and the page as MkDocs made it, in which each fact has its place. Goes out: the two
files. No time, no machine and no way of working is in them, so the same records on the same day give the same bytes.
"""

import html
import json
import re
from dataclasses import dataclass
from datetime import date

from generator.manifest.digest import BundleDigest
from generator.public.spoken import long_date
from generator.public.wording import counted, say

FORMAT = 1
JSON, PAGE = "verification.json", "verification/index.html"
_PLACE = re.compile(r'(<span data-fact="([a-z0-9-]+)">)[^<]*(</span>)')
PART2 = {
    "at-hand": "Part 2 was at hand: the finished pages were searched for its words.",
    "none-held": "No Part 2 was at hand, and no record declares one that the office holds.",
    "absent": "Not verified against Part 2: records declare papers that were not at hand when this site was built.",
}


@dataclass(frozen=True, slots=True)
class Facts:
    """What is certified; `secrets` is None unless the office lets it be said, `runs` where nothing was proved."""

    day: date
    version: str
    bundle: BundleDigest
    files: int
    bytes: int
    forms: int
    disguises: int
    part2: str
    runs: int | None
    secrets: int | None = None


def read_facts(data: bytes) -> Facts:
    """The facts of a certificate that this program wrote; ValueError for any other bytes."""
    try:
        plain = json.loads(data)
        checked, bundle, proof = plain["checked"], plain["bundle"], plain.get("non_interference")
        digest = BundleDigest(bundle["sha256"], bundle["files"], checked["decisions"], checked["withheld_places"])
        facts = Facts(
            day=date.fromisoformat(plain["day"]),
            version=plain["program"]["version"],
            bundle=digest,
            files=checked["files"],
            bytes=checked["bytes"],
            forms=checked["forms"],
            disguises=plain["self_test"]["disguises"],
            part2=plain["part2"],
            runs=proof["runs"] if proof else None,
            secrets=checked.get("secrets"),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError("no certificate") from error
    if facts.part2 not in PART2 or _as_json(facts) != data:
        raise ValueError("no certificate of this program")
    return facts


def certificate(facts: Facts, page: str) -> dict[str, bytes]:
    """Both files by their names within the site; the page in the language being spoken."""
    said = _said(facts)
    filled = _PLACE.sub(lambda found: f"{found[1]}{html.escape(said[found[2]])}{found[3]}", page)
    return {JSON: _as_json(facts), PAGE: filled.encode()}


def _as_json(facts: Facts) -> bytes:
    secrets = {} if facts.secrets is None else {"secrets": facts.secrets}
    plain: dict[str, object] = {
        "format": FORMAT,
        "day": facts.day.isoformat(),
        "program": {"name": "Part One", "version": facts.version},
        "bundle": {"sha256": facts.bundle.sha256, "files": facts.bundle.files},
        "checked": {
            "decisions": facts.bundle.decisions,
            "withheld_places": facts.bundle.withheld,
            "files": facts.files,
            "bytes": facts.bytes,
            "forms": facts.forms,
            **secrets,
        },
        "self_test": {"disguises": facts.disguises, "found": facts.disguises},
        "part2": facts.part2,
        "result": "nothing withheld was found",
    }
    if facts.runs is not None:
        plain["non_interference"] = {"runs": facts.runs, "result": "every byte was the same"}
    return (json.dumps(plain, indent=2, sort_keys=True) + "\n").encode()


def _said(facts: Facts) -> dict[str, str]:
    """What stands in each place of the page."""
    times = "" if facts.runs is None else counted("{number} time", "{number} times", facts.runs)
    return {
        "day": long_date(facts.day),
        "version": facts.version,
        "decisions": f"{facts.bundle.decisions:,}",
        "withheld": f"{facts.bundle.withheld:,}",
        "files": f"{facts.files:,}",
        "megabytes": f"{facts.bytes / 1e6:,.1f}",
        "forms": str(facts.forms),
        "disguises": str(facts.disguises),
        "runs": times or say("not published again"),
        "part2": say(PART2[facts.part2]),
        "secrets": say("not said by this office") if facts.secrets is None else f"{facts.secrets:,}",
        "digest": facts.bundle.sha256,
        "result": say("Nothing that is withheld was found."),
    }
