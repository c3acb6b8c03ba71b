"""Measures in which villages count rice, each with the group's own kilos."""

from django.utils.translation import gettext_lazy as _

from sahakum.groups.models import StoreRules

NAMES = {"sack": _("Sack"), "thang": _("Thang"), "tau": _("Tau")}


def measures_of(rules: StoreRules | None) -> list[tuple[str, int]]:
    """The measures that a group uses, with the grams of each, the largest first."""
    if rules is None:
        return []
    found = [(str(label), getattr(rules, name)) for name, label in NAMES.items()]
    return sorted(((name, int(grams)) for name, grams in found if grams), key=lambda one: -one[1])
