"""One place: for a village its families and who is due, above that what lies inside."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sahakum.accounts import permissions
from sahakum.journal import clock
from sahakum.places import selectors as places
from sahakum.places.models import Level
from sahakum.registry import selectors as registry
from sahakum.support import selectors as support
from sahakum.web import areas, rows_of, visit_rows
from sahakum.web.doors import needs, reader

FAMILIES_A_PAGE = 50


@needs(permissions.SEE_HOUSEHOLDS)
def village(request: HttpRequest, place_id: int) -> HttpResponse:
    """A place in the reader's areas."""
    user = reader(request)
    place = areas.place_in_sight(user, place_id)
    context = {"section": "families", "place": place}
    inside = [rows_of.area(one) for one in places.children(place)]
    if place.level < Level.VILLAGE:
        return render(request, "web/families/area.html", context | {"inside": inside})
    due = support.due_visits(user, on=clock.today(), area=place)
    families = Paginator(registry.households_in(user, place), FAMILIES_A_PAGE)
    context |= {
        "inside": inside,
        "due": [visit_rows.due(one) for one in due],
        "page": families.get_page(request.GET.get("page")),
    }
    context["families"] = [rows_of.neighbour(one) for one in context["page"]]  # type: ignore[attr-defined]
    return render(request, "web/families/village.html", context)
