"""What the pages of places show: one place with its names, codes and what lies inside."""

from dataclasses import dataclass

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from sahakum.accounts.models import User
from sahakum.lib.digits import digits_for
from sahakum.localities import selectors as localities
from sahakum.localities.models import PlaceChange, Site
from sahakum.places import selectors as places
from sahakum.places.models import FormerName, Level, Place
from sahakum.web import areas, following, rows_of, wording
from sahakum.web.rows import Row

MOST_LISTED = 40
MARKS = {"school": "school", "health_centre": "heart", "water_point": "water", "centre": "house"}


@dataclass(frozen=True, kw_only=True)
class PlacePage:
    """One place; `reached` tells whether it lies in the area of one of the reader's posts."""

    place: Place
    codes: str
    aliases: list[str]
    former: list[FormerName]
    inside: list[Row]
    sites: list[Row]
    reached: bool
    successor: Place | None
    changes: list[PlaceChange]
    left_behind: int
    may_follow: bool

    @property
    def holds_sites(self) -> bool:
        """Whether sites are noted right here: in villages, and what is inside or beside them."""
        return self.place.is_village

    @property
    def holds_places(self) -> bool:
        """Whether an office may add places right inside."""
        return self.place.level in (Level.COMMUNE, Level.VILLAGE)


def place_for(place_id: int) -> Place:
    """A place by its number; places are public.

    Raises:
        Http404: there is none.
    """
    found = Place.objects.filter(pk=place_id).select_related("successor").first()
    if found is None:
        raise Http404
    return found


def reached_place(user: User, place_id: int) -> Place:
    """An open place in the area of one of the reader's posts.

    Raises:
        Http404: there is none, it ended, or it lies outside.
    """
    place = place_for(place_id)
    if place.valid_to is not None or not user.sight.reaches(place.pk):
        raise Http404
    return place


def found_places(user: User, text: str) -> list[Row]:
    """Places that a text may mean; without one the reader's own areas."""
    found = places.search(text, limit=MOST_LISTED) if text else areas_of_posts(user)
    return [row_of(place) for place in found]


def areas_of_posts(user: User) -> list[Place]:
    """The areas of all posts of today; the provinces for the whole country or without a post."""
    held = {post.area.pk: post.area for post in user.posts_today if post.area is not None}
    return list(held.values()) or list(places.children(None))


def row_of(place: Place) -> Row:
    """A place with the places above it."""
    return rows_of.area(place, address=reverse("place", args=[place.pk]))


def of(user: User, place: Place) -> PlacePage:
    """The page of a place, with the sites that the reader may see."""
    reached = user.sight.reaches(place.pk)
    sites = localities.sites_in(user, place)[:MOST_LISTED] if place.is_village else []
    code = places.codes_of([place.pk]).get(place.pk, "")
    return PlacePage(
        place=place,
        codes=digits_for(code, wording.language()),
        aliases=list(place.aliases.order_by("pk").values_list("text", flat=True)),
        former=list(place.former_names.order_by("-valid_to")),
        inside=[row_of(one) for one in places.children(place)],
        sites=[site_row(site) for site in sites],
        reached=reached,
        successor=place.successor,
        changes=list(localities.changes_of(place)[:MOST_LISTED]),
        left_behind=following.waiting(user, place).count() if place.valid_to else 0,
        may_follow=following.may_follow(user, place),
    )


def site_row(site: Site) -> Row:
    """A site: what it is, its name, and how well its position is known."""
    return Row(
        mark=MARKS.get(site.sort, "pin"),
        name=site.name,
        reason=rows_of.joined(
            str(site.get_sort_display()),
            areas.full_name(site.village_id),
            position(site),
        ),
    )


def position(site: Site) -> str:
    """ "13.351111, 102.885 (± 8 m)" in the reader's digits; empty when it is not known."""
    if site.latitude is None or site.longitude is None:
        return _("position not known")
    numbers = [wording.number(value) for value in (site.latitude, site.longitude)]
    exact = site.get_position_known_display()
    if site.precision_m is not None:
        exact = _("± %(metres)s m") % {"metres": wording.number(site.precision_m)}
    return f"{numbers[0]}; {numbers[1]} ({exact})"
