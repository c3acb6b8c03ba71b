"""What is counted of programmes themselves, and not of the facts about families.

Each answers with its number and how many records it comes from. ``programmes`` are all of the
programme's organisation; ``districts`` those of the villages where families were enrolled.
"""

from collections.abc import Callable

from sahakum.places.models import Level
from sahakum.places.selectors import chain
from sahakum.programmes.models import Programme
from sahakum.programmes.selectors import villages_of


def _programmes(programme: Programme) -> tuple[int, int]:
    number = Programme.objects.filter(organisation_id=programme.organisation_id).count()
    return number, number


def _components(programme: Programme) -> tuple[int, int]:
    number = programme.components.count()
    return number, number


def _districts(programme: Programme) -> tuple[int, int]:
    places = [place for village in villages_of(programme) for place in chain(village)]
    districts = {place.id for place in places if place.level == Level.DISTRICT}
    return len(districts), programme.enrolments.filter(voided_by__isnull=True).count()


COUNTED: dict[str, Callable[[Programme], tuple[int, int]]] = {
    "programmes": _programmes,
    "components": _components,
    "districts": _districts,
}
