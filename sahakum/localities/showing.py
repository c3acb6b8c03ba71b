"""How a difference with a newer gazetteer is told, in the reader's language."""

from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

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


def sentence(one: Difference) -> str:
    """ "New: Svay Sa village, in 020401" and the like."""
    told = {
        "now": name_now(one),
        "stored": name_stored(one),
        "code": one.code,
        "held": one.held_code,
        "parent": one.parent_code or "—",
        "held_parent": one.held_parent or "—",
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
