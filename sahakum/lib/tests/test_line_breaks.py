"""Khmer prose breaks between words, and is otherwise as it was."""

from hypothesis import given, settings
from hypothesis import strategies as st

from sahakum.lib.line_breaks import BREAK, with_breaks

KHMER = st.characters(min_codepoint=0x1780, max_codepoint=0x17FF)
ANY = st.text(alphabet=st.one_of(KHMER, st.characters()), max_size=60)


def test_a_sentence_may_break_between_its_words() -> None:
    words = with_breaks("ក្រុមបានសម្រេចថាប្រាក់នៅសល់ត្រូវទុកសម្រាប់ជួយសមាជិកដែលមានជំងឺ។").split(BREAK)
    assert words[:3] == ["ក្រុម", "បាន", "សម្រេច"]
    assert words[-1] == "ជំងឺ។"


def test_numbers_and_latin_words_are_left_alone() -> None:
    assert with_breaks("Loan of ១០.០០០ ៛, 3/2/2025") == "Loan of ១០.០០០ ៛, 3/2/2025"


# The first text waits for the model of the language to be read.
@settings(deadline=None)
@given(ANY)
def test_nothing_but_breaks_is_added(text: str) -> None:
    assert with_breaks(text).replace(BREAK, "") == text.replace(BREAK, "")
