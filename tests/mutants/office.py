"""The register of the mutants: a record for each, in which every exempt field holds words that stand nowhere else."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from random import Random

from generator.verification.folding import squeeze
from generator.verification.loading import load
from generator.verification.needle import Strength
from generator.verification.publicity import Sources, gathered, without_public
from generator.verification.search import Search
from tests.demo.exempt import Secrets

DAY = "2026-11-23"
YEAR = "2026"
_RECORD = """\
# Ask {w[0]} before this is shown to anybody.
ref: {ref}
title: Purchase of equipment from {w[1]} {w[2]}
public_title: Purchase number {number}
status: made
category: Finance
decided: 2026-03-02
publish_on: 2026-03-05
effective: {effective}
withheld: {{title: commercial, effective: personal, reasons: commercial}}
reasons: "Nobody but {w[3]} would have sold it, and {w[3]} knew it from the start"
decision_makers: [{{role: Police and Crime Commissioner, name: Priya Thornacre}}]
grounds:
  commercial:
    regime: FOIA
    section: "43(2)"
    reason: Bids.
    public_interest: Weighed.
    decided_by: Chief Executive
    decided_on: 2026-03-01
    review_on: 2028-03-01
  personal:
    regime: FOIA
    section: "40(2)"
    reason: Junior.
    decided_by: Chief Executive
    decided_on: 2026-03-01
    review_on: 2028-03-01
summary:
  - >-
    The best bid came from [[commercial: {w[4]} {w[5]} Ltd]], before [[commercial: {w[6]} {w[6]} plc]] and
    [[personal: {w[7]} {w[7]}]].
  - {{text: "Spare parts {w[8]} keeps near {w[8]} harbour until further notice", withheld: commercial}}
proposal: To buy equipment.
report:
  - heading: "Talks with {w[9]}"
    withheld: {{heading: commercial}}
    paragraphs: [The need was shown.]
amounts:
  - {{id: fee, label: Fee, value: 12300}}
  - {{id: rate, label: "Offer of {w[10]}", value: {offer}, withheld: commercial}}
  - {{id: other, label: Other, value: {other}, withheld: {{value: commercial}}}}
  - {{id: grant, label: Grant, value: 900, recipient: "{w[11]} {w[12]}", withheld: {{recipient: commercial}}}}
signatories:
  - {{role: Police and Crime Commissioner, name: Priya Thornacre, capacity: decision-maker, signed: 2026-03-02}}
  - role: Adviser
    name: "{w[13]} {w[14]}"
    capacity: adviser
    signed: {signed}
    withheld: {{name: personal, signed: personal}}
attachments:
  - {{file: {file}, title: "Scores of {w[16]}", withheld: commercial}}
part2:
  grounds: [commercial]
  report:
    - heading: "Line towards {w[17]}"
      paragraphs: ["{w[18]} will not go below its second offer, whatever {w[18]} says"]
  amounts:
    - {{id: least, label: "Least for {w[19]}", value: {least}}}
  notes: "Nothing of {w[19]} is for {w[20]}."
"""
_HIDDEN = """\
ref: {ref}
title: Closure of {w[0]} station
status: draft
category: Finance
proposal: To close {w[1]} for good.
"""


@dataclass(frozen=True, slots=True)
class Canary:
    """The exempt words of one record; no two records share any."""

    number: int

    @property
    def ref(self) -> str:
        """The reference of the record."""
        return f"PCC/D/{YEAR}/{self.number}"

    @property
    def slug(self) -> str:
        """The name of its file and page."""
        return f"pcc-d-{YEAR}-{self.number}"

    def word(self, nth: int) -> str:
        """A coined word."""
        return Secrets(self.number * 8 + nth // 4, Random(0)).name(nth % 4)

    @property
    def words(self) -> list[str]:
        """All coined words of the record."""
        return [self.word(nth) for nth in range(21)]

    @property
    def sums(self) -> tuple[str, str, str]:
        """The withheld sums: of the offer, of another amount, and of Part 2."""
        return f"{5_217_000 + self.number}.37", f"{38_000 + self.number}.71", f"{194_000 + self.number}.53"

    @property
    def days(self) -> tuple[str, str]:
        """The withheld days: of effect, and of a signature."""
        return f"2027-{self.number % 12 + 1:02}-{self.number % 27 + 1:02}", f"2026-02-{self.number % 27 + 1:02}"

    @property
    def text(self) -> str:
        """The record."""
        names = {"offer": self.sums[0], "other": self.sums[1], "least": self.sums[2], "file": self.file}
        days = {"effective": self.days[0], "signed": self.days[1]}
        return _RECORD.format(w=self.words, ref=self.ref, number=self.number, **names, **days)

    @property
    def file(self) -> str:
        """The name of the withheld attachment."""
        return f"{self.word(15).lower()}-offer.csv"

    def write(self, decisions: Path) -> Path:
        """Write the record and its attachment; hands back the record's path."""
        path = decisions / YEAR / f"{self.slug}.yaml"
        folder = path.with_suffix("")
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(self.text, encoding="utf-8")
        (folder / self.file).write_text(f"bidder,score\n{self.word(15)},{self.number}\n", encoding="utf-8")
        return path

    def write_draft(self, decisions: Path) -> Path:
        """Write a draft of this number instead, which the register does not show."""
        path = decisions / YEAR / f"{self.slug}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_HIDDEN.format(w=self.words, ref=self.ref), encoding="utf-8")
        return path


def left_in(folders: Iterable[Path], canary: Canary) -> list[str]:
    """The files and folders within some others whose name or bytes hold an exempt word or sum of a record."""
    words = [word.lower().encode() for word in (*canary.words, *canary.sums)]
    paths = [(folder, path) for folder in folders for path in sorted(folder.rglob("*"))]
    kept = ((path, path.relative_to(folder), path.read_bytes() if path.is_file() else b"") for folder, path in paths)
    texts = ((path, f"{name}\n".encode() + data.replace(b"\0", b"")) for path, name, data in kept)
    return [path.as_posix() for path, text in texts if any(word in text.lower() for word in words)]


def told_in(decisions: Path, said: str, canaries: list[Canary]) -> list[str]:
    """What of the exempt words a text gives away: by a plain look, folded, and by the verifier's own search."""
    folded, plain = squeeze(said), said.replace(",", "")
    found = [word for canary in canaries for word in canary.words if squeeze(word) in folded]
    found += [one for canary in canaries for one in canary.sums if one in plain]
    secrets = without_public(gathered(load(decisions, DAY).records), Sources())
    strong = {at for at, needle in enumerate(secrets.needles) if needle.strength is Strength.STRONG}
    finds = Search(secrets.needles).finds(said, strong.__contains__)
    return [*found, *(secrets.needles[find.needle].form for find in finds)]
