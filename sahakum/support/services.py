"""Writes of support: home visits, and the projection of who is due."""

import datetime
from collections.abc import Iterable, Sequence
from uuid import UUID

from sahakum.accounts import permissions
from sahakum.accounts.models import User
from sahakum.capture.kinds import Said
from sahakum.journal.models import Record
from sahakum.journal.services import Entry, commit
from sahakum.registry.locking import lock_living_households
from sahakum.registry.models import Household
from sahakum.registry.services import check_right
from sahakum.support.facts import facts_of, facts_of_word
from sahakum.support.models import HomeVisit, PlanTask, TaskWord, VisitDetail, VisitState
from sahakum.support.plans import refresh_tasks, words_at_visit
from sahakum.support.rhythms import Rhythms


def record_visits(said: Sequence[Said], *, by: User) -> None:
    """Records home visits and puts forward when each family is due."""
    check_right(
        permissions.RECORD_VISIT, {one.answers["household"].village_id for one in said}, by=by
    )
    lock_living_households(one.answers["household"] for one in said)
    usual = [one.answers["household"].pk for one in said if not one.answers["next_visit_on"]]
    rhythms = Rhythms(usual) if usual else None
    visits = [_visit(one, rhythms) for one in said]
    commit([_entry(one, visit) for one, visit in zip(said, visits, strict=True)])
    _advance_states(visits)
    refresh_tasks({row["task"].pk for one in said for row in one.answers["tasks"]})


def _visit(said: Said, rhythms: Rhythms | None) -> HomeVisit:
    household, answers = said.answers["household"], said.answers
    return HomeVisit(
        id=said.operation.id,
        household=household,
        steward_id=household.steward_id,
        village_id=household.village_id,
        visited_on=answers["visited_on"],
        met=answers["met"],
        progress=answers["progress"],
        obstacles=answers["obstacles"],
        note=answers["note"],
        next_visit_on=_next_day(said, rhythms),
    )


def _next_day(said: Said, rhythms: Rhythms | None) -> datetime.date:
    chosen: datetime.date | None = said.answers["next_visit_on"]
    if chosen or rhythms is None:
        return chosen or said.answers["visited_on"]
    return rhythms.next_day(said.answers["household"].pk, said.answers["visited_on"])


def _entry(said: Said, visit: HomeVisit) -> Entry:
    said.operation.touched = [str(visit.household_id)]
    words = words_at_visit(said.answers["tasks"], on=visit.visited_on)
    rows = [visit, *_details(said, visit), *words]
    facts = facts_of(visit) + [fact for word in words for fact in facts_of_word(word)]
    return Entry(operation=said.operation, rows=rows, facts=facts)


def _details(said: Said, visit: HomeVisit) -> list[VisitDetail]:
    names = ("purposes", "arranged", "means_to_leave", "changed")
    given = {name: said.answers[name] for name in names}
    return [VisitDetail(visit=visit, **given)] if any(given.values()) else []


def _advance_states(visits: Sequence[HomeVisit]) -> None:
    households = {visit.household_id for visit in visits}
    states = {state.pk: state for state in VisitState.objects.filter(pk__in=households)}
    for visit in visits:
        states[visit.household_id] = _advanced(states.get(visit.household_id), visit)
    VisitState.objects.bulk_create(
        states.values(),
        update_conflicts=True,
        unique_fields=["household"],
        update_fields=["steward", "village", "last_visited_on", "next_due_on", "visits"],
    )


def _advanced(state: VisitState | None, visit: HomeVisit) -> VisitState:
    advanced = VisitState(
        household_id=visit.household_id,
        steward_id=visit.steward_id,
        village_id=visit.village_id,
        last_visited_on=visit.visited_on,
        next_due_on=visit.next_visit_on,
        visits=1,
    )
    if state is not None:
        advanced.visits += state.visits
        # The last day decides, and of two visits on it the later next one: so that the state is
        # the same in whatever order visits arrive.
        newest = max(
            (state.last_visited_on, state.next_due_on), (visit.visited_on, visit.next_visit_on)
        )
        advanced.last_visited_on, advanced.next_due_on = newest
    return advanced


def rebuild_states(household_ids: Iterable[UUID]) -> None:
    """Derives the visit state of households anew from their living visits."""
    for household_id in household_ids:
        VisitState.objects.filter(pk=household_id).delete()
        household = Household.objects.get(pk=household_id)
        # A merged family is due under the id it is shown as.
        same = household.same_ids if household.same_as is None else []
        state = derived_state(HomeVisit.objects.filter(household__in=same))
        if state is not None:
            state.household_id, state.steward_id = household.pk, household.steward_id
            # Visits keep the village where they were; who is due is looked for where they live.
            state.village_id = household.village_id
            state.save(force_insert=True)


def follow_move(household_id: UUID, village_id: int) -> None:
    """Keeps visit state and tasks of a family in the village where it lives now."""
    PlanTask.objects.filter(household_id=household_id).update(village_id=village_id)
    VisitState.objects.filter(pk=household_id).update(village_id=village_id)


def derived_state(visits: Iterable[HomeVisit]) -> VisitState | None:
    """The visit state that follows from a household's visits; none without a living one."""
    state: VisitState | None = None
    for visit in visits:
        if visit.voided_by_id is None:
            state = _advanced(state, visit)
    return state


def after_void(rows: Sequence[Record]) -> None:
    """Puts the visit state and tasks right after visits were voided.

    Raises:
        Refusal: the family was voided in the meantime.
    """
    visits = [row for row in rows if isinstance(row, HomeVisit)]
    lock_living_households(visit.household for visit in visits)
    rebuild_states(
        {visit.household.same_as or visit.household_id for visit in visits}
        | {visit.household_id for visit in visits}
    )
    refresh_tasks({row.task_id for row in rows if isinstance(row, TaskWord)})
