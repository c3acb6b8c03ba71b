"""Where a family may have moved to: the villages of its district, and those found by a search."""

from django import forms
from django.utils.translation import gettext as _

from sahakum.accounts.models import User
from sahakum.places import selectors as places
from sahakum.places.models import Place
from sahakum.registry.models import Household
from sahakum.web import areas, wording

# A name that is longer than this was pasted by mistake.
LONGEST_SEARCH = 100


def found(by: User, text: str) -> list[int]:
    """The villages within the reader's areas that a text may mean, the likeliest first."""
    return [place.pk for place in areas.villages_found(by, text)] if text else []


def villages(household: Household, by: User, *, text: str, said: object) -> forms.Widget:
    """The villages found by a text first, then those of the district, within the reader's areas.

    ``said`` was chosen already and stays, wherever it lies.
    """
    above = [place.id for place in places.chain(household.village_id)][:2]
    district = places.villages_within(above[-1:])
    inside = [
        pk
        for pk in dict.fromkeys([*found(by, text), *_chosen(said), *district])
        if by.sight.holds(pk)
    ]
    places.names_of(inside, wording.language())
    choices = [(str(pk), areas.address(pk)) for pk in inside]
    return forms.Select(choices=[("", _("As before")), *choices])


def _chosen(said: object) -> list[int]:
    text = str(said or "")
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
    return list(Place.objects.filter(pk=number).values_list("pk", flat=True)) if number else []
