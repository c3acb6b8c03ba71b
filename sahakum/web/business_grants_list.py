"""The list of business grants: what waits longest first, and the funds beside it."""

import datetime
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from sahakum.accounts.models import User
from sahakum.grants import chart, selectors
from sahakum.grants.courses import Course, courses_of
from sahakum.grants.models import GrantFund, GrantRhythm
from sahakum.grants.steps import Next, Step, next_of, rhythm_on
from sahakum.journal import clock
from sahakum.ledger.amounts import said
from sahakum.places.models import Place
from sahakum.registry.models import Household
from sahakum.web import areas, rows_of, wording
from sahakum.web.rows import Row, State

ENDED = (Step.DECLINED, Step.CLOSED)
# What a step is called in a list, its icon and tone.
STATES = {
    Step.PROVE: (gettext_lazy("Proof of use"), "receipt", ""),
    Step.PAY_OUT: (gettext_lazy("Pay out"), "money", "due"),
    Step.DECIDE: (gettext_lazy("Decide"), "hand", "due"),
    Step.APPRAISE: (gettext_lazy("Look on the spot"), "eye", "due"),
    Step.WRITE_ANEW: (gettext_lazy("Write anew"), "edit", "due"),
    Step.FOLLOW_UP: (gettext_lazy("Ask how it goes"), "clock", ""),
    Step.CLOSE: (gettext_lazy("Close"), "check", ""),
    Step.DECLINED: (gettext_lazy("Declined"), "close", ""),
    Step.CLOSED: (gettext_lazy("Closed"), "check", "ok"),
}


@dataclass(frozen=True, kw_only=True)
class ListPage:
    """Grants of a village, or all that the reader sees."""

    place: Place | None
    rows: list[Row]
    ended: list[Row]
    funds: list[Row]


def list_of(user: User, place: Place | None) -> ListPage:
    """The grants that go on, what is late first, and those that have ended, the newest first."""
    today = clock.today()
    rhythm = rhythm_on(today)
    found = [
        (next_of(course, rhythm, on=today), course)
        for course in courses_of(selectors.grants_in(user, place))
    ]
    found.sort(key=lambda one: one[0].order(today))
    ended = [one for one in found if one[0].step in ENDED]
    ended.sort(key=lambda one: one[0].due_on, reverse=True)
    return ListPage(
        place=place,
        rows=[row_of(course, step, today) for step, course in found if step.step not in ENDED],
        ended=[row_of(course, step, today) for step, course in ended],
        funds=[] if place else [_fund(fund) for fund in selectors.funds_of(user)],
    )


def row_of(course: Course, step: Next, today: datetime.date) -> Row:
    """A grant in a list: whose, what for, how much, and what is next."""
    grant = course.grant
    return Row(
        mark="money",
        name=rows_of.family_name(grant.household),
        reason=rows_of.joined(
            _waits(course, step, today),
            course.application.venture,
            _amount(course),
            areas.full_name(grant.village_id),
        ),
        address=reverse("business-grant", args=[grant.pk]),
        state=state_of(step, today),
    )


def _waits(course: Course, step: Next, today: datetime.date) -> str:
    """What is late and since when, or by when it is to be done; empty where a word says all."""
    if step.step not in (Step.PROVE, Step.FOLLOW_UP):
        return ""
    word = str(STATES[step.step][0])
    since = course.unproven_since
    if step.step is Step.PROVE and since is not None:
        days = (today - since).days
        counted = ngettext("paid out %(days)s day ago", "paid out %(days)s days ago", days)
        return rows_of.joined(word, counted % {"days": wording.number(days)})
    shown = {"step": word, "day": wording.day_in_numbers(step.due_on)}
    return _("%(step)s until %(day)s") % shown


def _amount(course: Course) -> str:
    return said(course.granted or int(course.application.asked), course.grant.fund.commodity)


def state_of(step: Next, today: datetime.date) -> State:
    """The next step in a word; only the days where it is late."""
    word, icon, tone = STATES[step.step]
    late = step.days_late(today)
    if late:
        return State(word=wording.days_late(late), icon="alert", tone="late")
    return State(word=str(word), icon=icon, tone=tone)


def _fund(fund: GrantFund) -> Row:
    accounts = chart.accounts_of(fund)
    held, unproven = accounts[chart.KEPT].held(), accounts[chart.ADVANCES].held()
    not_proven = _("%(amount)s not proven yet") % {"amount": said(unproven, fund.commodity)}
    return Row(
        mark="folder",
        name=fund.name,
        reason=rows_of.joined(
            _("holds %(amount)s") % {"amount": said(held, fund.commodity)},
            not_proven if unproven else "",
        ),
        address=reverse("grant-fund", args=[fund.pk]),
    )


def rows_for(user: User, household: Household) -> list[Row]:
    """The grants of a family on its own page: what for, how much, and what is next."""
    today = clock.today()
    rhythm = rhythm_on(today)
    return [
        _own(course, rhythm, today) for course in courses_of(selectors.grants_to(user, household))
    ]


def _own(course: Course, rhythm: GrantRhythm, today: datetime.date) -> Row:
    step = next_of(course, rhythm, on=today)
    return Row(
        mark="money",
        name=course.application.venture,
        reason=rows_of.joined(_amount(course), _waits(course, step, today)),
        address=reverse("business-grant", args=[course.grant.pk]),
        state=state_of(step, today),
    )
