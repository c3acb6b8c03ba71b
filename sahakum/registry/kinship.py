"""Reads of family ties: who is what to somebody, since when, and where relatives live."""

import datetime
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from sahakum.accounts.models import User
from sahakum.lib.dates import Day
from sahakum.registry import merged
from sahakum.registry.models import Household, Membership, Person, Relative, Tie, TieEnd
from sahakum.registry.tie_choices import Kin, seen_from_other_side


@dataclass(frozen=True, kw_only=True)
class Seen:
    """A tie as seen from one side: what ``person`` is to the one asked about.

    ``home`` is the family where the person lives or lived last; ``elsewhere`` tells of somebody
    who has none here.
    """

    tie: Tie
    person: Person
    kin: Kin
    home: Household | None
    elsewhere: Relative | None

    @property
    def end(self) -> TieEnd | None:
        """How it ended; None while it lasts."""
        return end_of(self.tie)


@dataclass(frozen=True, kw_only=True)
class Elsewhere:
    """A relative without a family here, and what she is to members of the family asked about."""

    known: Relative
    to: list[tuple[Kin, UUID]]


def end_of(tie: Tie) -> TieEnd | None:
    """The living end of a tie."""
    return next((one for one in tie.ends.all() if one.voided_by_id is None), None)


def began(tie: Tie) -> Day | None:
    """Since when, as exactly as it is known."""
    if tie.from_on is None:
        return None
    return Day(tie.from_on, tie.from_precision)  # type: ignore[arg-type]


def ended(end: TieEnd) -> Day:
    """Until when, as exactly as it is known."""
    return Day(end.ended_on, end.ended_precision)  # type: ignore[arg-type]


def ties_of(people: Collection[UUID]) -> QuerySet[Tie]:
    """Living ties of any of some people, the first said first, with their living ends."""
    either = Q(person__in=people) | Q(other__in=people)
    ends = TieEnd.objects.filter(voided_by__isnull=True)
    found = Tie.objects.filter(either, voided_by__isnull=True).select_related("person", "other")
    return found.prefetch_related(Prefetch("ends", queryset=ends)).order_by("pk")


def kin_of(user: User, household: Household, person_id: UUID) -> list[Seen]:
    """The ties of a member of a visible family that lead to somebody whom the user may see.

    A relative without a family here is seen through the tie; everybody else with a family only
    where the user sees that family.
    """
    mine = merged.with_merged(Person, [person_id])
    sides = _sides(ties_of(mine), mine)
    homes = _homes([one.pk for _tie, one, _kin in sides])
    seen = {one.pk for one in Household.objects.seen_among(user, set(homes.values()))}
    seen |= set(household.same_ids)
    without = [one.pk for _tie, one, _kin in sides if one.pk not in homes]
    elsewhere = _whereabouts(without) if without else {}
    return [
        Seen(tie=tie, person=one, kin=kin, home=homes.get(one.pk), elsewhere=elsewhere.get(one.pk))
        for tie, one, kin in sides
        if (homes[one.pk].pk in seen if one.pk in homes else one.pk in elsewhere)
    ]


def _sides(ties: Iterable[Tie], mine: set[UUID]) -> list[tuple[Tie, Person, Kin]]:
    """Each tie with its other end; a tie said twice under merged ids once, to oneself never."""
    found: dict[tuple[UUID, Kin, bool], tuple[Tie, Person, Kin]] = {}
    for tie in ties:
        first = tie.person_id in mine
        one = tie.other if first else tie.person
        kin = seen_from_other_side(tie.kin) if first else Kin(tie.kin)
        if one.pk not in mine:
            found.setdefault((one.same_as or one.pk, kin, end_of(tie) is None), (tie, one, kin))
    return _as_shown(list(found.values()))


def _as_shown(sides: list[tuple[Tie, Person, Kin]]) -> list[tuple[Tie, Person, Kin]]:
    roots = {one.same_as for _tie, one, _kin in sides if one.same_as}
    shown = Person.objects.in_bulk(list(roots)) if roots else {}
    return [(tie, shown.get(one.same_as, one), kin) for tie, one, kin in sides]


def _homes(people: Collection[UUID]) -> dict[UUID, Household]:
    rows = Membership.objects.filter(person__in=people, voided_by__isnull=True)
    # The last one stays: where somebody lives, or lived last.
    ordered = rows.select_related("household").order_by("from_on", "pk")
    return {row.person_id: row.household for row in ordered}


def _whereabouts(people: Collection[UUID]) -> dict[UUID, Relative]:
    rows = Relative.objects.filter(person__in=people, voided_by__isnull=True)
    return {row.person_id: row for row in rows.order_by("pk")}


def relatives_of(household: Household) -> list[Person]:
    """Those known through a family who have no family here."""
    return [row.person for row in _known_through(household).values()]


def relative_known(household: Household, person_id: UUID) -> Relative | None:
    """Where somebody lives who is known through a family and has none here, as told last."""
    return _known_through(household).get(person_id)


def has_page(household: Household, person_id: UUID) -> bool:
    """Whether somebody belongs or belonged to a family or is known through it: who has a page."""
    stays = Membership.objects.filter(
        household__in=household.same_ids, person=person_id, voided_by__isnull=True
    )
    return stays.exists() or relative_known(household, person_id) is not None


def _known_through(household: Household) -> dict[UUID, Relative]:
    rows = outside(Relative.objects.filter(household__in=household.same_ids))
    # The last one stays: where somebody lives, as told last.
    return {row.person_id: row for row in rows.select_related("person").order_by("pk")}


def known_elsewhere(household: Household, members: Collection[UUID]) -> list[Elsewhere]:
    """Relatives without a family here who are tied to members of this one, by a tie that lasts."""
    known = _known_through(household)
    found: dict[UUID, list[tuple[Kin, UUID]]] = {}
    for tie in ties_of(known) if known else ():
        for one, other, kin in _both_ways(tie):
            if one in known and other in members and end_of(tie) is None:
                found.setdefault(one, []).append((kin, other))
    return [Elsewhere(known=known[pk], to=to) for pk, to in found.items()]


def _both_ways(tie: Tie) -> Iterator[tuple[UUID, UUID, Kin]]:
    one, other = (end.same_as or end.pk for end in (tie.person, tie.other))
    yield one, other, Kin(tie.kin)
    yield other, one, seen_from_other_side(tie.kin)


def outside(relatives: QuerySet[Relative]) -> QuerySet[Relative]:
    """Living ones whose person never came to live in a family."""
    lives = Membership.objects.filter(person=OuterRef("person"), voided_by__isnull=True)
    living = relatives.filter(
        voided_by__isnull=True, person__voided_by__isnull=True, person__same_as__isnull=True
    )
    return living.filter(~Exists(lives))


def kin_elsewhere(user: User, people: Collection[UUID]) -> list[Person]:
    """Those tied to some people, who are none of them, as far as the user may see them."""
    mine = merged.with_merged(Person, people) if people else set()
    ends = {one.pk: one for tie in ties_of(mine) for one in (tie.person, tie.other)}
    others = {pk: one for pk, one in ends.items() if pk not in mine and one.same_as is None}
    hidden = _hidden(user, others.keys())
    return [one for pk, one in others.items() if pk not in hidden]


def belongs_to(household: Household, person: Person) -> bool:
    """Whether somebody lives or lived in a family, or is known through it as a relative."""
    people = merged.with_merged(Person, [person.pk])
    families = merged.with_merged(Household, [household.pk])
    named = {"household__in": families, "person__in": people, "voided_by__isnull": True}
    return Membership.objects.filter(**named).exists() or Relative.objects.filter(**named).exists()


def open_ties(user: User, household: Household, *, also: UUID | None = None) -> list[Tie]:
    """Marriages and guardianships of a visible family that have not ended, and one more tie.

    Those that lead to somebody whose family the user does not see are left out.
    """
    members = Membership.objects.filter(household__in=household.same_ids, voided_by__isnull=True)
    people = set(members.values_list("person_id", flat=True))
    people |= {one.pk for one in relatives_of(household)}
    may_end = Q(kin__in=[Kin.SPOUSE, Kin.GUARDIAN]) | Q(pk=also)
    found = ties_of(merged.with_merged(Person, people)).filter(may_end)
    ties = [tie for tie in found if end_of(tie) is None]
    hidden = _hidden(user, {one.pk for tie in ties for one in (tie.person, tie.other)} - people)
    return [tie for tie in ties if not {tie.person_id, tie.other_id} & hidden]


def _hidden(user: User, people: Collection[UUID]) -> set[UUID]:
    """Those of some people who live in a family that the user does not see."""
    homes = _homes(people) if people else {}
    seen = {one.pk for one in Household.objects.seen_among(user, set(homes.values()))}
    return {person for person, home in homes.items() if home.pk not in seen}


def sure_days(
    from_on: Day | None, to_on: Day | None, *, died: datetime.date | None, today: datetime.date
) -> tuple[datetime.date, datetime.date]:
    """The days during which a tie lasted for sure: what is known inexactly begins late, ends early.

    Of unknown beginning it is sure only today, or on its last day.
    """
    last = min(to_on.date if to_on else datetime.date.max, died or datetime.date.max)
    return (from_on.last if from_on else min(today, last)), last
