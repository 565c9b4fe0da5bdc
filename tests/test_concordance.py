"""The index of the full text in parts: what it leads to, how small its parts are, and what never comes into it."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from generator.public.concordance import (
    DIRECTORY,
    LAST,
    MORE,
    PART_BYTES,
    WIDELY,
    Concordance,
    texts_of,
    words_of,
    written,
)
from generator.public.decision import PublishedAmount, PublishedDecision, PublishedGround, PublishedParagraph
from generator.public.disclosure import Disclosed, Passage, Withheld
from generator.verification.folding import squeeze
from generator.verification.needle import Form, Needle, Strength
from generator.verification.numbers import numbers_in
from generator.verification.search import Search
from generator.vocabulary.choices import Regime, Status
from tests.bench.fulltext import invented


def decision(number: int, *texts: Passage | str) -> PublishedDecision:
    """A decision whose summary has these paragraphs."""
    passages = (Passage((text,)) if isinstance(text, str) else text for text in texts)
    paragraphs = tuple(Disclosed(PublishedParagraph(text=text)) for text in passages)
    return PublishedDecision(
        reference=f"M/{number}", slug=f"m-{number}", year=2026, status=Status.MADE, summary=Disclosed(paragraphs)
    )


def files_of(*decisions: PublishedDecision) -> dict[str, str]:
    """The files of the index."""
    heard = Concordance()
    for one in decisions:
        heard.hear(one)
    return {path: made.decode() for path, made in heard.files()}


def held(script: str) -> str:
    """The text that a part holds."""
    return str(json.loads(script.partition("=")[2].partition("=")[2].removesuffix(";\n")))


def numbers(signs: str) -> Iterator[int]:
    """Signs as numbers, read by what the module says of them."""
    number = 0
    for sign in signs:
        number = number * 9 + (LAST.find(sign) if sign in LAST else MORE.find(sign))
        if sign in LAST:
            yield number
            number = 0


def found(files: dict[str, str]) -> dict[str, set[int]]:
    """Each word with the decisions that it leads to."""
    directory = json.loads(files[DIRECTORY].partition("=")[2].removesuffix(";\n"))
    owners = [place for place, count in enumerate(numbers(directory["paragraphs"])) for _ in range(count)]
    leads: dict[str, set[int]] = {}
    for path in sorted(files.keys() - {DIRECTORY}):
        for word, signs in re.findall(r"(\S+) zq(\S*)", held(files[path])):
            place, wide = -1, signs.startswith(WIDELY)
            for step in numbers(signs.removeprefix(WIDELY)):
                place += step + 1
                leads.setdefault(word, set()).add(place if wide else owners[place])
    return leads


def test_every_word_leads_to_every_decision_that_has_it() -> None:
    """And to no other, whether its list is of paragraphs or of decisions."""
    decisions = list(invented(40))
    plain: dict[str, set[int]] = {}
    for place, one in enumerate(decisions):
        for word in set().union(*map(words_of, texts_of(one))):
            plain.setdefault(word, set()).add(place)
    files = files_of(*decisions)
    assert found(files) == plain
    lists = re.findall(r" zq(\S)", "".join(map(held, (text for path, text in files.items() if path != DIRECTORY))))
    assert 0 < lists.count(WIDELY) < len(lists)


def test_parts_are_small_and_the_directory_says_where_each_begins() -> None:
    """A part ends with the word that fills it, and no word stands in two."""
    files = files_of(*invented(60))
    parts = [held(files[path]) for path in sorted(files.keys() - {DIRECTORY}, key=lambda path: (len(path), path))]
    assert len(parts) > 2
    assert all(len(part) < PART_BYTES * 1.2 for part in parts)
    first = json.loads(files[DIRECTORY].partition("=")[2].removesuffix(";\n"))["parts"].split(" zq ")
    assert first == [part.split(" ")[0] for part in parts]
    words = [word for part in parts for word in re.findall(r"(\S+) zq", part)]
    assert words == sorted(set(words))


@pytest.mark.parametrize("number", [0, 8, 9, 80, 81, 82, 728, 729, 400_000])
def test_numbers_are_written_in_signs_alone(number: int) -> None:
    """Each is read back, and has neither a letter nor a digit, nor a sign that a sum or a tag has."""
    assert list(numbers(written([number, 0, number]))) == [number, 0, number]
    assert not re.search(r"""[\w\s.,£%&<>"'\\/+-]""", written([number]).replace("_", ""))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Siân’s café, CO-OPERATE", {"sian's", "cafe", "co", "operate"}),
        ("£1,234.50 or £5.444m in 2019/20.", {"1234.50", "or", "5.444m", "in", "2019", "20"}),
        ("PCC/D/2019/03", {"pcc", "d", "2019", "03"}),
        ("https://x.example/" + "y" * 50, {"https", "x.example"}),
    ],
)
def test_words_are_folded(text: str, words: set[str]) -> None:
    """Accents, capitals and signs do not matter; a number keeps its point."""
    assert words_of(text) == words


def test_what_is_withheld_leaves_no_word() -> None:
    """Neither the mark of a withheld phrase nor the name of its ground is indexed, and the words around it are."""
    shut = Passage((Withheld("commercial"),))
    amount = PublishedAmount(id="fee", label=shut, value=Withheld("commercial"), written=Disclosed("£7k"))
    ground = PublishedGround(
        name="commercial",
        regime=Regime.FOIA,
        section="43(2)",
        reason="Reasoned.",
        decided_by="Chief",
        decided_on=date(2026, 1, 1),
        review_on=date(2027, 1, 1),
        overdue=False,
    )
    one = decision(1, Passage(("Paid to ", Withheld("commercial"), " monthly")), shut)
    whole = replace(one, grounds=(ground,), amounts=Disclosed((Disclosed(amount),)))
    assert set(found(files_of(whole))) == {"paid", "to", "monthly", "7k"}


def test_the_witness_reads_every_word_and_no_sum_in_a_list() -> None:
    """A word of a part is found where it stands, neighbours make no name, and the only numbers are words."""
    files = files_of(*(decision(n, f"Anna Annason paid {n}00 for Quillmoor", "x" * (n % 7 + 1)) for n in range(1, 90)))
    text = "".join(files.values())
    search = Search(
        [Needle(squeeze(name), Form.NAME, Strength.STRONG) for name in ("Quillmoor", "Anna Annason", "paid")]
    )
    assert {one.needle for one in search.finds(text)} == {0, 2}
    assert {int(one.value) for one in numbers_in(text)} == {n * 100 for n in range(1, 90)}


def test_the_same_decisions_give_the_same_bytes() -> None:
    """Nothing depends on the run or on the order of a set; a register without a word has no file."""
    assert files_of(*invented(20)) == files_of(*invented(20))
    assert files_of() == {}
    assert files_of(decision(1)) == {}
