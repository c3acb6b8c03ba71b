"""A delivery to the families of a village: everyone is ticked, people touch only what differs."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from sahakum.assistance import lists
from sahakum.assistance import selectors as assistance
from sahakum.assistance.models import Good
from sahakum.capture.fields import reference_key
from sahakum.capture.intake import Answer, Word
from sahakum.journal import clock
from sahakum.lib.ids import is_id
from sahakum.places.models import Place
from sahakum.registry import selectors as registry
from sahakum.registry.models import Household
from sahakum.web import areas, recording, wording
from sahakum.web.doors import reader

# A village has a few hundred families at most; more than this is delivered in two lists.
MOST_FAMILIES = 400


@dataclass(frozen=True, kw_only=True)
class Line:
    """One family of the list. `done` was saved just now; `sentences` say what is wrong."""

    household: Household
    ticked: bool
    quantity: str
    done: bool
    sentences: list[str]


@dataclass(frozen=True, kw_only=True)
class ListPage:
    """The list as it is shown; ``gone`` are ticked families that are not there any more."""

    list_id: UUID
    village: Place
    good: Good
    delivered_on: str
    quantity: str
    lines: list[Line]
    saved: int
    problems: int
    gone: int = 0

    @property
    def complete(self) -> bool:
        """Whether something was saved and nothing is left to look at."""
        return bool(self.saved) and not self.problems and not self.gone


@dataclass(frozen=True, kw_only=True)
class Choice:
    """What one chooses first: goods, day and village."""

    goods: list[Good]
    villages: list[Place]
    good: str
    quantity: str
    delivered_on: str
    village: str
    problems: list[str]


def choice_of(request: HttpRequest) -> Choice:
    """The first step, with what was chosen so far."""
    asked = request.GET
    return Choice(
        goods=assistance.goods(),
        villages=_villages(request),
        good=asked.get("good", ""),
        quantity=asked.get("quantity", wording.digits("1")),
        delivered_on=asked.get("delivered_on", wording.day_in_numbers(clock.today())),
        village=asked.get("village", ""),
        problems=_missing(request) if "list" in asked else [],
    )


def _villages(request: HttpRequest) -> list[Place]:
    user, text = reader(request), request.GET.get("q", "").strip()[:100]
    if text:
        return areas.villages_found(user, text)
    own = areas.own_villages(user)
    chosen = _chosen_village(request)
    return own if chosen is None or chosen in own else [chosen, *own]


def _missing(request: HttpRequest) -> list[str]:
    missing = []
    if _chosen_good(request) is None:
        missing.append(_("Choose what is delivered."))
    if _chosen_village(request) is None:
        missing.append(_("Choose the village."))
    return missing


def page_of(request: HttpRequest) -> ListPage | None:
    """The list of families; nothing while goods or village are not chosen."""
    good, village = _chosen_good(request), _chosen_village(request)
    if good is None or village is None or "list" not in request.GET:
        return None
    found = registry.households_in(reader(request), village)[:MOST_FAMILIES]
    if request.method == "POST":
        return _sent(request, good, village, list(found))
    quantity = request.GET.get("quantity", "")
    lines = [_line(household, quantity=quantity) for household in found]
    return _page(request, good, village, lines, list_id=recording.posted_id(request))


def _sent(
    request: HttpRequest, good: Good, village: Place, households: Sequence[Household]
) -> ListPage:
    list_id, elsewhere = recording.posted_id(request), _elsewhere(request, households)
    moved = {one.pk: one for one in elsewhere.values() if one is not None}
    households = [*households, *(one for one in moved.values() if one not in households)]
    quantities = _ticked(request, households, also=moved.keys())
    answers = lists.deliver_to_list(
        list_id=list_id,
        good=good.code,
        delivered_on=request.POST.get("delivered_on", ""),
        quantities=quantities,
        by=reader(request),
    )
    by_household = dict(zip(quantities, answers, strict=True))
    lines = [_line_after(request, household, by_household) for household in households]
    page = _page(request, good, village, lines, list_id=list_id)
    return replace(page, gone=sum(one is None for one in elsewhere.values()))


def _elsewhere(
    request: HttpRequest, households: Sequence[Household]
) -> dict[UUID, Household | None]:
    """Ticked families that left the village since the list was drawn, as they are shown now."""
    ticked = {UUID(one) for one in request.POST.getlist("household") if is_id(one)}
    left = ticked - {household.pk for household in households}
    shown = registry.shown_now(reader(request), left)
    return {pk: shown.get(pk) for pk in sorted(left)}


def _ticked(
    request: HttpRequest, households: Sequence[Household], *, also: Collection[UUID]
) -> dict[UUID, str]:
    ticked = {*request.POST.getlist("household"), *map(str, also)}
    chosen = [household.pk for household in households if str(household.pk) in ticked]
    return {pk: request.POST.get(f"quantity-{pk}", "") for pk in chosen}


def _line(household: Household, *, quantity: str) -> Line:
    return Line(household=household, ticked=True, quantity=quantity, done=False, sentences=[])


def _line_after(request: HttpRequest, household: Household, answers: Mapping[UUID, Answer]) -> Line:
    answer = answers.get(household.pk)
    done = answer is not None and answer.word is Word.SAVED
    sentences = [text for texts in answer.sentences.values() for text in texts] if answer else []
    return Line(
        household=household,
        ticked=answer is not None and not done,
        quantity=request.POST.get(f"quantity-{household.pk}", ""),
        done=done,
        sentences=sentences,
    )


def _page(
    request: HttpRequest, good: Good, village: Place, lines: list[Line], *, list_id: UUID
) -> ListPage:
    chosen = request.POST if request.method == "POST" else request.GET
    return ListPage(
        list_id=list_id,
        village=village,
        good=good,
        delivered_on=chosen.get("delivered_on", ""),
        quantity=request.GET.get("quantity", ""),
        lines=lines,
        saved=sum(line.done for line in lines),
        problems=sum(bool(line.sentences) for line in lines),
    )


def _chosen_good(request: HttpRequest) -> Good | None:
    return Good.objects.filter(pk=reference_key(request.GET.get("good", ""))[:40]).first()


def _chosen_village(request: HttpRequest) -> Place | None:
    try:
        return areas.village_in_sight(reader(request), request.GET.get("village", ""))
    except Http404:
        return None
