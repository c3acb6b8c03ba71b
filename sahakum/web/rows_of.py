"""How families, places and records stand in a list."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sahakum.places import selectors as places
from sahakum.places.models import Level, Place
from sahakum.registry.models import Household
from sahakum.registry.searching import Found
from sahakum.web import areas, wording
from sahakum.web.rows import Row, State


def family_name(household: Household) -> str:
    """ "គ្រួសារ ម៉ៅ ស្រីមុំ" or "Family of Mao Sreymom"."""
    return _("Family of %(name)s") % {"name": household.name}


def joined(*parts: str) -> str:
    """The parts that are there, with middle dots."""
    return " · ".join(part for part in parts if part)


def code_of(household: Household) -> str:
    """The family number with a hyphen at which no line breaks."""
    return household.code.replace("-", "\N{NON-BREAKING HYPHEN}")


def members_counted(count: int) -> str:
    """ "សមាជិក ៥ នាក់" or "5 members"."""
    counted = ngettext("%(count)s member", "%(count)s members", count)
    return counted % {"count": wording.number(count)}


def family(household: Household, *, state: State | None = None, because: str = "") -> Row:
    """A family with its village, and why it stands in the list."""
    village = areas.full_name(household.village_id)
    return Row(
        mark="house",
        name=family_name(household),
        reason=joined(because, village, code_of(household)),
        address=reverse("family", kwargs={"household_id": household.pk}),
        state=state,
    )


def neighbour(household: Household) -> Row:
    """A family in the list of its own village, where the village need not be said."""
    return Row(
        mark="house",
        name=family_name(household),
        reason=joined(members_counted(household.members), code_of(household)),
        address=reverse("family", kwargs={"household_id": household.pk}),
    )


def found_families(found: Sequence[Found]) -> list[Row]:
    """Families found by a search; the names of their villages are read at once."""
    places.names_of({one.household.village_id for one in found}, wording.language())
    return [_found_family(one) for one in found]


def _found_family(found: Found) -> Row:
    # Says by whose name it was found when it is not the head's.
    other = found.by_name != found.household.name
    because = _("member %(name)s") % {"name": found.by_name} if other else ""
    return family(found.household, because=because)


def area(place: Place, *, address: str = "") -> Row:
    """A place with the places above it."""
    above = areas.address(place.parent_id) if place.parent_id else ""
    return Row(
        mark="pin" if place.level < Level.VILLAGE else "house",
        name=areas.full_name(place.pk),
        reason=above,
        address=address or reverse("village", kwargs={"place_id": place.pk}),
    )
