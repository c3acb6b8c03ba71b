"""The page of records worth a second look."""

from dataclasses import dataclass

from django.http import Http404
from django.utils.translation import gettext_lazy as _

from sahakum.accounts.models import User
from sahakum.places.models import Level, Place
from sahakum.reports import quality
from sahakum.reports.quality import Finding, Group
from sahakum.web import areas, rows_of, wording
from sahakum.web.rows import Row, State

GROUPS = {
    Group.MISSING: _("Missing"),
    Group.ODD: _("Odd"),
    Group.LATE: _("Late"),
}
MARKS = {Group.MISSING: "edit", Group.ODD: "alert", Group.LATE: "clock"}


@dataclass(frozen=True, kw_only=True)
class QualityPage:
    """Either areas to choose from, or what was found in one, and the families of one check."""

    area: Place | None
    areas: list[tuple[str, str]]
    groups: list[tuple[str, list[Row]]]
    chosen: str
    families: list[Row]
    further: str


def of(user: User, *, area: str, check: str, offset: int) -> QualityPage:
    """The page for an area, by default the reader's own where it is no larger than a district.

    Raises:
        PermissionDenied: the roles record no families, or the area is another's.
        Http404: there is no such check or area.
    """
    place = _area(user, area)
    if place is None:
        return _choice(user)
    found = quality.findings(place, by=user)
    families = quality.families_found(check, place, offset=offset, by=user) if check else []
    return QualityPage(
        area=place,
        areas=[],
        groups=_groups(found, place),
        chosen=str(quality.BY_CODE[check].name) if check else "",
        families=[rows_of.family(household) for household in families],
        further=_address(place, check, offset + quality.PAGE)
        if len(families) == quality.PAGE
        else "",
    )


def _area(user: User, number: str) -> Place | None:
    if number:
        return areas.place_in_sight(user, int(number) if number.isdigit() else 0)
    own = areas.areas_of(user)
    fits = len(own) == 1 and own[0].level >= Level.DISTRICT
    return own[0] if fits else None


def _choice(user: User) -> QualityPage:
    offered = [place for area in areas.areas_of(user) for place in _inside(area)]
    if not offered:
        raise Http404
    names = [(f"?area={place.pk}", areas.address(place.pk)) for place in offered]
    return QualityPage(area=None, areas=names, groups=[], chosen="", families=[], further="")


def _inside(area: Place) -> list[Place]:
    """Districts of a larger area; an area of their size is itself."""
    if area.level >= Level.DISTRICT:
        return [area]
    return list(area.children.order_by("pk"))


def _groups(found: list[Finding], place: Place) -> list[tuple[str, list[Row]]]:
    return [
        (str(name), [_row(one, place) for one in found if one.check.group is group])
        for group, name in GROUPS.items()
    ]


def _row(one: Finding, place: Place) -> Row:
    number = wording.number(one.families) + ("+" if one.more else "")
    tone = "due" if one.families else "ok"
    return Row(
        mark=MARKS[one.check.group],
        name=str(one.check.name),
        reason=str(one.check.advice),
        address=_address(place, one.check.code, 0) if one.families else "",
        state=State(word=number, tone=tone),
    )


def _address(place: Place, check: str, offset: int) -> str:
    return f"?area={place.pk}&check={check}&offset={offset}#families"
