"""How a difference with a newer gazetteer is told, in the reader's language."""

from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sahakum.lib.digits import digits_for
from sahakum.localities.differences import Difference, Sort
from sahakum.places.words import named_with_type


def name_now(one: Difference) -> str:
    """The name with its type, as the newer list has it."""
    language = get_language() or "km"
    name = one.name_km if language.startswith("km") else one.name_en or one.name_km
    return named_with_type(name, one.type, language)


def name_stored(one: Difference) -> str:
    """The name with its type, as it is stored; empty for a new place."""
    language = get_language() or "km"
    place = one.place
    return named_with_type(place.name(language), place.type, language) if place else ""


def name_within(one: Difference) -> str:
    """The place that it lies in, with its code."""
    language = get_language() or "km"
    code = digits_for(one.parent_code, language) or "—"
    if one.within is None:
        return code
    name = one.within.name_km if language.startswith("km") else one.within.name_en
    return f"{named_with_type(name or one.within.name_km, one.within.type, language)} ({code})"


def sentence(one: Difference) -> str:
    """ "New: Svay Sa village, in 020401" and the like."""
    language = get_language() or "km"
    told = {
        "now": name_now(one),
        "stored": name_stored(one),
        "code": digits_for(one.code, language),
        "held": digits_for(one.held_code, language),
        "parent": name_within(one),
        "held_parent": digits_for(one.held_parent, language) or "—",
    }
    return _sentences()[one.sort] % told


def _sentences() -> dict[str, str]:
    return {
        Sort.ADDED: _("New: %(now)s, in %(parent)s"),
        Sort.RENAMED: _("%(stored)s is now called %(now)s"),
        Sort.RECODED: _("%(stored)s: code %(held)s becomes %(code)s"),
        Sort.MOVED: _("%(stored)s moves from %(held_parent)s to %(parent)s"),
        Sort.ENDED: _("Not listed any more: %(stored)s (%(held)s)"),
    }


def described(one: Difference) -> dict[str, Any]:
    """A difference as data."""
    names = ("key", "sort", "code", "level", "type", "name_km", "name_en", "parent_code")
    stored = one.place
    return {name: str(getattr(one, name)) for name in names} | {
        "level": one.level,
        "stored": stored
        and {
            "id": stored.pk,
            "code": one.held_code,
            "type": stored.type,
            "name_km": stored.name_km,
            "name_en": stored.name_en,
            "parent_code": one.held_parent,
        },
    }
