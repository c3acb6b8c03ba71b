"""The page of duplicates: pairs side by side with their reasons, and what was merged lately."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import cast
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext as _

from sahakum.accounts.models import User
from sahakum.capture.door import submit
from sahakum.journal import clock
from sahakum.lib.dates import Day, Precision, age_on
from sahakum.lib.ids import uuid7
from sahakum.places.models import Place
from sahakum.places.selectors import children
from sahakum.registry import proposals
from sahakum.registry.merging_selectors import merges_seen
from sahakum.registry.models import Household, Merge, Person
from sahakum.registry.proposals import Proposal, Proposals
from sahakum.web import areas, recording, rows_of, wording
from sahakum.web.doors import reader
from sahakum.web.rows_of import joined

MOST_UNDOABLE = 10


@dataclass(frozen=True, kw_only=True)
class Side:
    """One of the two: its name, what is known of it, and the family where it is read."""

    id: UUID
    name: str
    latin: str
    lines: list[str]
    household: UUID | None


@dataclass(frozen=True, kw_only=True)
class PairCard:
    """Two side by side. ``apart``: they live in two families and cannot be merged yet."""

    sort: str
    sides: list[Side]
    reasons: list[str]
    members: list[str]
    apart: bool
    operation_id: UUID = field(default_factory=uuid7)


@dataclass(frozen=True, kw_only=True)
class Done:
    """A merge of late, with the number of its record."""

    sentence: str
    operation_id: UUID


@dataclass(frozen=True, kw_only=True)
class DuplicatesPage:
    """Pairs of one area; areas to choose where it holds too many people."""

    area: Place | None
    cards: Sequence[PairCard] = ()
    choices: Sequence[Place] = ()
    done: Sequence[Done] = ()
    sentences: Sequence[str] = ()

    @property
    def status(self) -> int:
        """HTTP status: 422 when something needs attention."""
        return 422 if self.sentences else 200


def page_of(request: HttpRequest, sentences: Sequence[str] = ()) -> DuplicatesPage:
    """The pairs of the area that the address names, else of the reader's own.

    Raises:
        Http404: the area lies outside the reader's.
    """
    user = reader(request)
    area = _area(request, user)
    found = proposals.proposals_in(user, area) if area else Proposals(too_many=True)
    offered = list(children(area)) if area else areas.offered_areas(user)
    return DuplicatesPage(
        area=area,
        cards=[_card(one, found) for one in found.found],
        choices=offered if found.too_many or area is None else (),
        done=[_done(merge) for merge in merges_seen(user)[:MOST_UNDOABLE]],
        sentences=sentences,
    )


def _area(request: HttpRequest, user: User) -> Place | None:
    number = request.GET.get("area", "")
    if number:
        return areas.area_in_sight(user, number)
    own = areas.areas_of(user)
    return own[0] if len(own) == 1 else None


def _card(proposal: Proposal, found: Proposals) -> PairCard:
    side = _person if proposal.sort == "person" else _family
    return PairCard(
        sort=proposal.sort,
        sides=[side(pk, found) for pk in (proposal.one, proposal.other)],
        reasons=[str(reason) for reason in proposal.reasons],
        members=[f"{one} – {other}" for one, other in proposal.members],
        apart=proposal.apart,
    )


def _person(pk: UUID, found: Proposals) -> Side:
    person: Person = found.people[pk]
    home: Household = found.families[found.homes[pk]]
    return Side(
        id=pk,
        name=person.name,
        latin=person.latin_name,
        lines=[
            joined(str(person.get_sex_display()), _born(person)),
            rows_of.family_name(home),
            areas.full_name(home.village_id),
        ],
        household=home.pk,
    )


def _born(person: Person) -> str:
    if person.born_on is None:
        return _("birth not known")
    age = wording.years_old(age_on(person.born_on, clock.today()))
    born = Day(person.born_on, cast(Precision, person.born_precision or "day"))
    return joined(wording.day_in_numbers(born), age)


def _family(pk: UUID, found: Proposals) -> Side:
    home = found.families[pk]
    return Side(
        id=pk,
        name=rows_of.family_name(home),
        latin="",
        lines=[
            joined(rows_of.members_counted(home.members), rows_of.code_of(home)),
            areas.full_name(home.village_id),
            _("registered %(day)s") % {"day": wording.day_in_numbers(home.registered_on)},
        ],
        household=pk,
    )


def _done(merge: Merge) -> Done:
    one, other = (
        (merge.into_person, merge.person)
        if merge.sort == "person"
        else (merge.into_household, merge.household)
    )
    sentence = _("%(one)s and %(other)s") % {"one": one, "other": other}
    return Done(sentence=sentence, operation_id=merge.operation_id)


def answer(request: HttpRequest) -> list[str]:
    """Says what the reader decided of one pair; the sentences of what needs attention."""
    kind = "difference" if request.POST.get("step") == "different" else "merge"
    first, second = request.POST.get("one", ""), request.POST.get("other", "")
    kept = request.POST.get("keep") or first
    content = {
        "sort": request.POST.get("sort", ""),
        "into": kept,
        "merged": second if kept == first else first,
    }
    outcome = submit(
        kind=kind,
        content=content,
        operation_id=recording.posted_id(request),
        by=reader(request),
    )
    return [text for texts in outcome.answer.sentences.values() for text in texts]
