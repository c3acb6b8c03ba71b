"""Places as records refer to them: by our number, or by the code of the official list."""

from collections.abc import Iterable

from sahakum.places.gazetteer import SCHEME
from sahakum.places.models import Place, PlaceCode

# Our own numbers of places have at most seven digits; a code says that it is one: KH020401.
MOST_DIGITS = 7
VILLAGE_CODE_DIGITS = 8
CODE = "KH"


def named_by(keys: Iterable[str], *, ended: bool = False) -> dict[str, Place]:
    """Places by our number, by their code or, for villages, by its eight digits alone.

    In at most two queries. ``ended`` also gives places that are no longer. Who may refer to
    which place is for the caller to say.
    """
    wanted = set(keys)
    codes = {key: code_of(key) for key in wanted if code_of(key)}
    numbers = [int(key) for key in wanted if _is_number(key)]
    by_code = _by_code(codes.values()) if codes else {}
    found = Place.objects.filter(pk__in=numbers) if numbers else ()
    by_number = {str(place.pk): place for place in found}
    places = by_number | {key: by_code[code] for key, code in codes.items() if code in by_code}
    return {key: place for key, place in places.items() if ended or place.valid_to is None}


def code_of(key: str) -> str:
    """The official code in a key ("KH020401", or eight digits of a village); empty for a number."""
    if key.upper().startswith(CODE):
        return key[len(CODE) :]
    is_village = len(key) == VILLAGE_CODE_DIGITS and key.isascii() and key.isdigit()
    return key if is_village else ""


def _is_number(key: str) -> bool:
    return key.isascii() and key.isdigit() and len(key) <= MOST_DIGITS


def _by_code(codes: Iterable[str]) -> dict[str, Place]:
    held = PlaceCode.objects.filter(code__in=set(codes), scheme=SCHEME, valid_to__isnull=True)
    return {row.code: row.place for row in held.select_related("place")}
