"""Everything about Khmer text under one name; the work is done in the modules named here."""

from sahakum.lib.digits import digits_for, digits_to_ascii, group_digits, is_khmer, to_khmer_digits
from sahakum.lib.khmer_order import sort_key
from sahakum.lib.latin import latin_key
from sahakum.lib.text import has_khmer, is_legacy_font, normalise, search_key

__all__ = (
    "digits_for",
    "digits_to_ascii",
    "group_digits",
    "has_khmer",
    "is_khmer",
    "is_legacy_font",
    "latin_key",
    "normalise",
    "search_key",
    "sort_key",
    "to_khmer_digits",
)
