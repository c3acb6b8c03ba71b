"""What the page of a family shows: its state, members, and what happened, newest first."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from sahakum.accounts.models import User
from sahakum.assistance import selectors as assistance
from sahakum.assistance.models import Delivery
from sahakum.journal import clock
from sahakum.journal.services import log_view
from sahakum.lib.dates import age_on
from sahakum.programmes import selectors as programmes
from sahakum.programmes.models import Leaving, Programme
from sahakum.registry import selectors as registry
from sahakum.registry.choices import Relation
from sahakum.registry.merging_selectors import merged_into
from sahakum.registry.models import Household, Membership, Merge
from sahakum.support import plan_selectors as plans
from sahakum.support import selectors as support
from sahakum.support.models import HomeVisit, Plan, PlanTask, VisitState
from sahakum.web import (
    family_whole,
    happening_moments,
    people,
    plan_page,
    ties_page,
    visit_moments,
    visit_rows,
    wording,
)
from sahakum.web.family_whole import Whole
from sahakum.web.moments import Moment
from sahakum.web.rows import Row, State
from sahakum.web.rows_of import joined

# A time line longer than this is read in the history of single records.
MOST_MOMENTS = 40


@dataclass(frozen=True, kw_only=True)
class Month:
    """Moments of one month, under its name."""

    first: datetime.date
    moments: list[Moment]


@dataclass(frozen=True, kw_only=True)
class FamilyPage:
    """One family."""

    household: Household
    next_due_on: datetime.date | None
    state: State | None
    visits: int
    members: list[Row]
    head: bool
    relatives: list[Row]
    programmes: list[Programme]
    tasks: list[Row]
    months: list[Month]
    whole: Whole


def of(user: User, household_id: UUID) -> FamilyPage:
    """The page of a visible family; that it was looked at is written down before it is shown.

    Raises:
        Http404: it does not exist or the user may not see it.
    """
    household = registry.household_for(user, household_id)
    log_view(actor_id=user.id, subject_kind="household", subject_id=household.pk, page="family")
    state = VisitState.objects.filter(pk=household.pk).first()
    today = clock.today()
    told = registry.memberships_of(household)
    members = registry.members_among(told, household)
    # Tasks stand in plans: of a family without one nothing more is asked for.
    drawn_up = list(plans.plans_of(household)[:MOST_MOMENTS])
    return FamilyPage(
        household=household,
        next_due_on=state.next_due_on if state else None,
        state=visit_rows.state_of((today - state.next_due_on).days) if state else None,
        visits=state.visits if state else 0,
        members=[_member(household, one, today) for one in members],
        head=any(one.relation == Relation.HEAD for one in members),
        programmes=list(programmes.programmes_joined(household)),
        tasks=[_task(task) for task in plans.open_tasks(household)] if drawn_up else [],
        relatives=ties_page.elsewhere(user, household, members),
        whole=family_whole.of_family(user, household, [one.person_id for one in members]),
        months=_months(
            [
                *_moments(household, state.visits if state else 0, drawn_up, user),
                *happening_moments.of(household, told, MOST_MOMENTS),
            ]
        ),
    )


def _member(household: Household, membership: Membership, today: datetime.date) -> Row:
    person = membership.person
    age = wording.years_old(age_on(person.born_on, today)) if person.born_on else ""
    return Row(
        mark="people",
        name=person.name,
        reason=joined(membership.get_relation_display(), person.get_sex_display(), age),
        address=reverse("member", args=[household.pk, person.pk]),
    )


def _task(task: PlanTask) -> Row:
    line = plan_page.line_of(task)
    return Row(mark="paper", name=task.what, reason=line.who, state=line.state)


def _moments(
    household: Household, living_visits: int, drawn_up: list[Plan], user: User
) -> list[Moment]:
    visits = list(support.visits_of(household)[:MOST_MOMENTS])
    deliveries = list(assistance.deliveries_to(household)[:MOST_MOMENTS])
    leavings = list(programmes.leavings_of(household)[:MOST_MOMENTS])
    rows = [*visits, *deliveries, *drawn_up, *leavings]
    names = people.names_of(row.operation.actor_id for row in rows)
    numbered = _numbered(visits, living_visits)
    words = visit_moments.words_of(visits) if drawn_up else {}
    found = [
        _visit_moment(
            visit,
            numbered.get(visit.pk),
            names,
            visit_moments.sentences_of(visit, words, user=user),
        )
        for visit in visits
    ]
    found += [_delivery_moment(delivery, names) for delivery in deliveries]
    found += [_plan_moment(plan, names) for plan in drawn_up]
    found += [_leaving_moment(leaving, names) for leaving in leavings]
    found.append(_registration(household))
    return found + [_merge_moment(merge) for merge in merged_into(household)]


def _numbered(visits: Iterable[HomeVisit], living: int) -> dict[UUID, int]:
    ids = [visit.pk for visit in visits if visit.voided_by_id is None]
    return {pk: living - place for place, pk in enumerate(ids)}


def _visit_moment(
    visit: HomeVisit, number: int | None, names: dict[UUID, str], sentences: list[str]
) -> Moment:
    heading = _("Home visit %(number)s") % {"number": wording.number(number)} if number else ""
    return Moment(
        day=visit.visited_on,
        mark="house",
        tone="",
        who=names.get(visit.operation.actor_id, ""),
        heading=heading or _("Home visit"),
        sentences=sentences,
        record_id=visit.pk,
        voided=visit.voided_by_id is not None,
    )


def _delivery_moment(delivery: Delivery, names: dict[UUID, str]) -> Moment:
    amount = f"{wording.number(delivery.quantity)} {delivery.good.unit}"
    person = delivery.person
    whom = _("For %(name)s") % {"name": person.name} if person else ""
    return Moment(
        day=delivery.delivered_on,
        mark="rice",
        tone="ok",
        who=names.get(delivery.operation.actor_id, ""),
        heading=_("Received %(good)s") % {"good": delivery.good.name},
        sentences=[text for text in (amount, whom, delivery.note) if text],
        record_id=delivery.pk,
        voided=delivery.voided_by_id is not None,
    )


def _plan_moment(plan: Plan, names: dict[UUID, str]) -> Moment:
    return Moment(
        day=plan.drawn_on,
        mark="paper",
        tone="",
        who=names.get(plan.operation.actor_id, ""),
        heading=_("Plan drawn up with the family"),
        sentences=[plan.note] if plan.note else [],
        record_id=plan.pk,
        voided=plan.voided_by_id is not None,
    )


def _leaving_moment(leaving: Leaving, names: dict[UUID, str]) -> Moment:
    criteria = [
        joined(
            str(one.get_criterion_display()), str(one.get_met_display()), one.get_said_by_display()
        )
        for one in leaving.criteria.all()
    ]
    programme = leaving.enrolment.programme.name
    return Moment(
        day=leaving.left_on,
        mark="go",
        tone="",
        who=names.get(leaving.operation.actor_id, ""),
        heading=_("Left the programme %(programme)s") % {"programme": programme},
        sentences=[
            text for text in (leaving.get_reason_display(), *criteria, leaving.note) if text
        ],
        record_id=leaving.operation_id,
        voided=leaving.voided_by_id is not None,
    )


def _registration(household: Household) -> Moment:
    return Moment(
        day=household.registered_on,
        mark="people",
        tone="",
        who="",
        heading=_("Registered, with consent to keep this record"),
        record_id=household.pk,
        voided=False,
    )


def _merge_moment(merge: Merge) -> Moment:
    other = merge.household.name if merge.household else ""
    return Moment(
        day=localdate(merge.operation.received_at),
        mark="people",
        tone="",
        who="",
        heading=_("Merged with the family of %(name)s") % {"name": other},
        record_id=merge.operation_id,
        voided=False,
    )


def _months(moments: Iterable[Moment]) -> list[Month]:
    newest = sorted(moments, key=lambda moment: moment.day, reverse=True)[:MOST_MOMENTS]
    grouped = groupby(newest, key=lambda moment: moment.day.replace(day=1))
    return [Month(first=first, moments=list(inside)) for first, inside in grouped]
