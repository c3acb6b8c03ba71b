"""Reads of collectives and of their members' paths."""

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from sahakum.accounts.models import User
from sahakum.collectives.models import Collective, Member, Participation, Step, Workshop
from sahakum.places.models import Place


@dataclass(frozen=True, kw_only=True)
class Listed:
    """A member with what she is on a day."""

    member: Member
    standing: Step.Standing


def collective_for(user: User, collective_id: UUID) -> Collective:
    """A visible collective.

    Raises:
        Http404: it does not exist or the user may not see it.
    """
    found: Collective | None = Collective.objects.visible_to(user).filter(pk=collective_id).first()
    if found is None:
        raise Http404
    return found


def collectives_in(user: User, area: Place | None = None) -> QuerySet[Collective]:
    """Visible collectives of an area, or of all areas; by name."""
    visible: QuerySet[Collective] = Collective.objects.visible_to(user)
    if area is not None:
        visible = visible.filter(village_id__gte=area.pk, village_id__lte=area.until)
    return visible.order_by("name_km", "pk")


def members_of(collective: Collective, *, on: datetime.date) -> list[Listed]:
    """Who is on the list on a day, by number."""
    members = Member.objects.filter(
        collective=collective, voided_by__isnull=True, joined_on__lte=on
    ).order_by("number")
    found = list(members)
    standings = standings_of((member.pk for member in found), on=on)
    return [
        Listed(member=member, standing=standings[member.pk])
        for member in found
        if standings.get(member.pk, Step.Standing.LEFT) != Step.Standing.LEFT
    ]


def listed_in(collectives: Iterable[Collective], *, on: datetime.date) -> Counter[UUID]:
    """How many members each collective has on a day, in two queries."""
    joined = Member.objects.filter(
        collective__in=list(collectives), voided_by__isnull=True, joined_on__lte=on
    )
    homes = dict(joined.values_list("pk", "collective_id"))
    standings = standings_of(homes, on=on)
    left = Step.Standing.LEFT
    return Counter(of for key, of in homes.items() if standings.get(key, left) != left)


def standings_of(members: Iterable[UUID], *, on: datetime.date) -> dict[UUID, Step.Standing]:
    """What each member is on a day, by the last step up to it."""
    steps = Step.objects.filter(
        member__in=list(members), voided_by__isnull=True, from_on__lte=on
    ).order_by("from_on", "pk")
    return {step.member_id: Step.Standing(step.standing) for step in steps}


def path_of(member: Member) -> list[Step]:
    """All steps of a member, in order of their days; voided ones too."""
    return list(member.steps.select_related("operation").order_by("from_on", "pk"))


def next_number(collective: Collective) -> int:
    """The number for the next member: one more than the greatest ever given."""
    numbers = Member.objects.filter(collective=collective).values_list("number", flat=True)
    return max(numbers, default=0) + 1


def workshops_of(collective: Collective) -> list[Workshop]:
    """Living workshops of a collective with who took part, the newest first."""
    found = Workshop.objects.filter(collective=collective, voided_by__isnull=True)
    related = found.prefetch_related("participations__member")
    return list(related.order_by("-held_on", "topic"))


def workshops_with(member: Member) -> list[Workshop]:
    """Living workshops in which a member took part, the newest first."""
    found = Workshop.objects.filter(participations__member=member, voided_by__isnull=True)
    return list(found.order_by("-held_on", "topic"))


def topics_heard(members: Iterable[Member], on: datetime.date) -> dict[UUID, frozenset[str]]:
    """The topics of the workshops in which each member took part until a day.

    Who is known as a person has heard what she heard in any collective.
    """
    known = list(members)
    own = {one.pk: {one.pk} for one in known}
    persons = {one.person_id: one.pk for one in known if one.person_id}
    others = Member.objects.filter(person__in=persons, voided_by__isnull=True)
    for key, person in others.values_list("pk", "person_id"):
        own[persons[person]].add(key)
    heard = _topics_by_member({key for keys in own.values() for key in keys}, on)
    return {
        key: frozenset(topic for each in keys for topic in heard[each]) for key, keys in own.items()
    }


def _topics_by_member(members: Iterable[UUID], on: datetime.date) -> dict[UUID, set[str]]:
    came = Participation.objects.filter(
        member__in=list(members), voided_by__isnull=True, workshop__held_on__lte=on
    )
    heard: dict[UUID, set[str]] = defaultdict(set)
    for key, topic in came.values_list("member_id", "workshop__topic"):
        heard[key].add(topic)
    return heard
