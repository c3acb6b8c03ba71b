"""Writes of how ventures go on, and of grants that end."""

from collections.abc import Sequence

from sahakum.accounts import permissions
from sahakum.accounts.models import User
from sahakum.capture.kinds import Refusal, Said
from sahakum.grants import chart, texts
from sahakum.grants.courses import Course
from sahakum.grants.models import GrantClosing, GrantFollowUp
from sahakum.grants.services.common import entry, opened, refuse_before
from sahakum.journal.services import Entry, commit
from sahakum.ledger.amounts import said as in_words


def record_follow_ups(said: Sequence[Said], *, by: User) -> None:
    """Records how ventures fare.

    Raises:
        PermissionDenied: the role does not record it, or the village lies outside the areas.
        Refusal: nothing was paid out by that day, or the grant was closed.
    """
    for one in said:
        course = opened(one, by=by, permission=permissions.RECORD_BUSINESS_GRANT)
        _refuse_unpaid(course, one)
        names = ("grant", "asked_on", "fares", "note")
        row = GrantFollowUp(id=one.operation.id, **{name: one.answers[name] for name in names})
        commit([entry(one, course.grant, [row])])


def _refuse_unpaid(course: Course, said: Said) -> None:
    if not course.payouts or said.answers["asked_on"] < course.payouts[0].paid_on:
        raise Refusal({"asked_on": [str(texts.NOT_PAID_OUT)]})


def record_closings(said: Sequence[Said], *, by: User) -> None:
    """Records that grants end; what is given up of them is no advance any more.

    Raises:
        PermissionDenied: the role does not decide, or the village lies outside the areas.
        Refusal: it is not granted, something is not proven and not given up, or a later day is
            known.
    """
    for one in said:
        commit([_closing(one, by)])


def _closing(said: Said, by: User) -> Entry:
    course = opened(said, by=by, permission=permissions.DECIDE_BUSINESS_GRANT)
    answers, grant = said.answers, course.grant
    if not course.granted:
        raise Refusal({"": [str(texts.NOT_GRANTED)]})
    _refuse_unproven(course, answers["given_up"])
    refuse_before(course, answers["closed_on"], "closed_on", *course.events)
    names = ("grant", "closed_on", "given_up", "why")
    row = GrantClosing(id=said.operation.id, **{name: answers[name] for name in names})
    accounts = chart.accounts_of(grant.fund)
    moves = accounts.move(chart.GIVEN_UP, chart.ADVANCES, row.given_up, row.closed_on)
    return entry(said, grant, [row], moves=list(moves))


def _refuse_unproven(course: Course, given_up: int) -> None:
    if given_up == course.unproven:
        return
    shown = {"left": in_words(course.unproven, course.grant.fund.commodity)}
    sentence = texts.GIVE_UP_ALL if given_up else texts.STILL_UNPROVEN
    raise Refusal({"given_up": [str(sentence) % shown]})
