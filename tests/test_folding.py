"""Folding: one secret has one form, however it is written, and every place can be found again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.verification.folding import LOOKALIKES, Places, squeeze

WRITINGS = {
    "capitals": "HARTWELL",
    "accents": "Hártwéll",
    "accents apart": "Ha\u0301rtwe\u0308ll",
    "full width": "Ｈａｒｔｗｅｌｌ",
    "Cyrillic look-alikes": "Hаrtwеll",
    "zero-width spaces": "Hart\u200bwell",
    "letters that show nothing": "Hart\u3164we\uffa0l\u115f\u1160l",
    "soft hyphen": "Hart\u00adwell",
    "a hyphen at the end of a line": "Hart-\nwell",
    "mathematical letters": "𝐇𝐚𝐫𝐭𝐰𝐞𝐥𝐥",
    "circled letters": "Ⓗⓐⓡⓣⓦⓔⓛⓛ",
    "small capitals": "ʜᴀʀᴛᴡᴇʟʟ",
    "letters with strokes and hooks": "Ħⱥɽŧⱳɇȴɫ",
    "white letters on black": "🅗🅐🅡🅣🅦🅔🅛🅛",
    "white letters in black squares": "🅷🅰🆁🆃🆆🅴🅻🅻",
    "between tags": "Hart\x1fwell",
    "text direction marks": "\u202eHart\u202cwell",
    "letters that nobody sees": "".join(chr(0xE0000 + ord(one)) for one in "Hart well"),
    "curly apostrophes": "’Hartwell‘",
}


@pytest.mark.parametrize("written", WRITINGS.values(), ids=WRITINGS.keys())
def test_every_writing_is_the_same_word(written: str) -> None:
    """Case, accents, width, look-alikes and what nobody sees make no difference."""
    assert squeeze(written) == b"hartwell"


def test_digits_of_every_alphabet_are_digits() -> None:
    """A sum in Arabic digits is the same sum."""
    assert squeeze("£٥٬٤٤٤") == squeeze("£5,444") == b"5444"


def test_words_of_other_alphabets_are_kept_apart() -> None:
    """What has no Latin likeness still has a form of its own."""
    assert squeeze("日本") != squeeze("中国")
    assert squeeze("日本").isalnum()


def test_ligatures_and_letters_of_two_are_written_out() -> None:
    """A word pasted from a PDF is the word as typed."""
    assert squeeze("ﬁnance") == b"finance"
    assert squeeze("Straße") == b"strasse"


@pytest.mark.parametrize("letter", sorted(LOOKALIKES))
def test_every_look_alike_is_taken_for_its_likeness(letter: str) -> None:
    """Each letter of the table is folded, in capitals too where it has one."""
    assert squeeze(letter) == LOOKALIKES[letter].encode()


@given(st.text(), st.text())
def test_folding_two_texts_is_folding_them_together(one: str, other: str) -> None:
    """Nothing of a text depends on what stands before it, so it can be folded in blocks."""
    assert squeeze(one) + squeeze(other) == squeeze(one + other)


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    """What is folded is folded."""
    assert squeeze(squeeze(text).decode()) == squeeze(text)


@given(st.text(st.characters(codec="utf-8"), max_size=60), st.integers(1, 300), st.data())
def test_every_place_is_found_again(text: str, times: int, data: st.DataObject) -> None:
    """The span of a run of squeezed characters squeezes to that run, in texts of many blocks too."""
    whole = text * times
    squeezed = squeeze(whole)
    if not squeezed:
        return
    start = data.draw(st.integers(0, len(squeezed) - 1))
    end = data.draw(st.integers(start + 1, min(len(squeezed), start + 12)))
    first, last = Places(whole).span(start, end)
    assert squeezed[start:end] in squeeze(whole[first:last])
    assert squeeze(whole[first + 1 : last]) != squeeze(whole[first:last])


@pytest.mark.parametrize("before", [0, 1, 4095, 4096, 4097, 8191, 8192, 20_000])
def test_a_place_far_into_a_text_is_found_again(before: int) -> None:
    """Before, at and after the ends of the blocks in which a text is folded, whatever stands before it."""
    for filled in ("x", "- ", "ﬁ"):
        text = (filled * before)[:before] + "Quendale" + " and more" * 600
        start = len(squeeze(text[:before]))
        assert Places(text).span(start, start + 8) == (before, before + 8)
