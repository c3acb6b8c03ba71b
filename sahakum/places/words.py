"""The words before (Khmer) and after (English) a place's name, by its type."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TypeWord:
    """What a type of place is called; these words are part of the name, not of the interface."""

    khmer: str
    english: str


TYPE_WORDS = {
    "province": TypeWord("ខេត្ត", "province"),
    "capital": TypeWord("រាជធានី", "capital"),
    "srok": TypeWord("ស្រុក", "district"),
    "krong": TypeWord("ក្រុង", "municipality"),
    "khan": TypeWord("ខណ្ឌ", "khan"),
    "khum": TypeWord("ឃុំ", "commune"),
    "sangkat": TypeWord("សង្កាត់", "sangkat"),
    "phum": TypeWord("ភូមិ", "village"),
    "krom": TypeWord("ក្រុម", "sub-village"),
    "settlement": TypeWord("តំបន់តាំងលំនៅ", "settlement"),
    "community": TypeWord("សហគមន៍", "community"),
}


def named_with_type(name: str, type_of_place: str, language: str) -> str:
    """Return a name with its word: ឃុំបវេល, Bavel commune."""
    word = TYPE_WORDS[type_of_place]
    return f"{word.khmer}{name}" if language.startswith("km") else f"{name} {word.english}"
