"""Places as pages name them, and the areas a reader may choose from."""

from collections.abc import Sequence

from django.http import Http404
from django.shortcuts import get_object_or_404

from sahakum.accounts.models import User
from sahakum.journal import clock
from sahakum.places import selectors as places
from sahakum.places.holding import areas_holding
from sahakum.places.models import Level, Place
from sahakum.web import wording

# How many areas one list offers before searching is the better way.
MOST_OFFERED = 40


def full_name(place_id: int) -> str:
    """ "ភូមិស្វាយស" or "Svay Sa village"; empty for an unknown place."""
    found = places.chain(place_id)
    return found[-1].full_name(wording.language()) if found else ""


def bare_name(place_id: int) -> str:
    """ "ស្វាយស" or "Svay Sa", without the word of its kind; empty for an unknown place."""
    found = places.chain(place_id)
    return found[-1].name(wording.language()) if found else ""


def address(place_id: int) -> str:
    """ "ភូមិស្វាយស ឃុំខ្នាចរមាស ស្រុកបវេល", without the province; commas in English."""
    between = " " if wording.language() == "km" else ", "
    named = [place.full_name(wording.language()) for place in places.chain(place_id)]
    return between.join(reversed(named[1:] or named))


def areas_of(user: User) -> list[Place]:
    """The areas of the posts that a user holds today; the provinces for the whole country."""
    held = [post.area for post in user.posts_on(clock.today()) if post.kind.sees_families]
    own = [area for area in held if area is not None]
    return own if len(own) == len(held) else list(places.children(None))


def offered_areas(user: User) -> list[Place]:
    """What a list of areas begins with: what lies right inside the user's own areas."""
    own = areas_of(user)
    if len(own) == 1 and own[0].level < Level.VILLAGE:
        return list(places.children(own[0]))[:MOST_OFFERED]
    return own[:MOST_OFFERED]


def choices_holding(villages: Sequence[int], *, many: bool) -> list[tuple[int, str]]:
    """The areas that a reader of figures of some villages may choose from, with their names.

    Of a whole country one first chooses a province or district, of less a district or commune.
    """
    levels = (Level.PROVINCE, Level.DISTRICT) if many else (Level.DISTRICT, Level.COMMUNE)
    offered = areas_holding(villages, levels)
    places.names_of(offered, wording.language())
    return [(place_id, address(place_id)) for place_id in offered]


def villages_found(user: User, text: str) -> list[Place]:
    """Villages within the user's sight that a text may mean, the likeliest first."""
    found = places.search(text, limit=MOST_OFFERED)
    return [place for place in found if _is_village(place) and user.sight.holds(place.pk)]


def _is_village(place: Place) -> bool:
    return place.level >= Level.VILLAGE


def own_villages(user: User) -> list[Place]:
    """The villages of a user whose areas are few and small; nothing when a search is wanted."""
    own = areas_of(user)
    if len(own) == 1 and own[0].level == Level.COMMUNE:
        own = [own[0], *places.children(own[0])]
    return [place for place in own if _is_village(place)][:MOST_OFFERED]


def village_in_sight(user: User, number: str) -> Place:
    """The village with a number that an address carries.

    Raises:
        Http404: there is none, or it lies outside the user's areas.
    """
    place = area_in_sight(user, number)
    if not _is_village(place):
        raise Http404
    return place


def area_in_sight(user: User, number: str) -> Place:
    """The place with a number that an address carries, of whatever level.

    Raises:
        Http404: there is none, or it lies outside the user's areas.
    """
    return _in_sight(user, place_numbered(number))


def place_in_sight(user: User, place_id: int) -> Place:
    """A place that lies in the user's areas.

    Raises:
        Http404: there is none, or it lies outside.
    """
    return _in_sight(user, get_object_or_404(Place, pk=place_id))


def place_numbered(number: str) -> Place:
    """The place with a number that an address carries, wherever it lies.

    Raises:
        Http404: there is none.
    """
    return get_object_or_404(Place, pk=int(number) if _is_number(number) else 0)


def _in_sight(user: User, place: Place) -> Place:
    if not user.sight.holds(place.pk):
        raise Http404
    return place


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 10
