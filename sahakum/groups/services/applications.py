"""Writes of who asks for a loan, and of what is decided."""

import datetime
from collections.abc import Sequence

from sahakum.accounts import permissions
from sahakum.accounts.models import User
from sahakum.capture.kinds import Refusal, Said
from sahakum.capture.locking import lock_living
from sahakum.collectives.models import Collective, Member, Step
from sahakum.collectives.selectors import standings_of
from sahakum.groups import chart, loan_texts, texts
from sahakum.groups.loan_selectors import waiting
from sahakum.groups.models import Bylaws, MemberAccounts
from sahakum.groups.selectors import rules_on
from sahakum.groups.services.checking import day_in_words
from sahakum.groups.services.locking import check_right_over_funds, lock_collective, lock_fund
from sahakum.journal.services import Entry, commit
from sahakum.ledger.amounts import said as in_words
from sahakum.lending.models import LoanApplication, LoanDecision
from sahakum.registry.services import check_right

Day = datetime.date


def record_applications(said: Sequence[Said], *, by: User) -> None:
    """Records that members ask for loans.

    Raises:
        Refusal: she is not a member on the day, or an earlier application waits.
    """
    check_right_over_funds(permissions.RECORD_MEETING, said, by=by)
    for one in said:
        commit([_application(one)])


def _application(said: Said) -> Entry:
    answers = said.answers
    fund, member = answers["fund"], answers["member"]
    lock_fund(fund)
    refuse_no_member(member, answers["asked_on"])
    account = chart.tied(fund, [member])[member.pk].loans
    if waiting(account=account).exists():
        raise Refusal({"": [str(loan_texts.ASKED_BEFORE) % {"name": member.name}]})
    names = ("amount", "purpose", "asked_on", "wished_on")
    row = LoanApplication(
        id=said.operation.id,
        member=member,
        account=account,
        **{name: answers[name] for name in names},
    )
    said.operation.touched = [str(fund.collective_id)]
    return Entry(operation=said.operation, rows=[row])


def refuse_no_member(member: Member, day: Day, *, name: str = "member") -> None:
    """Only members ask.

    Raises:
        Refusal: she is none on the day.
    """
    standing = standings_of([member.pk], on=day).get(member.pk, Step.Standing.LEFT)
    if standing == Step.Standing.LEFT:
        raise Refusal({name: [str(loan_texts.NOT_A_MEMBER) % {"name": member.name}]})


def record_decisions(said: Sequence[Said], *, by: User) -> None:
    """Records what was decided of applications.

    Raises:
        Refusal: it was decided before, before it was asked, or more than was asked is approved.
    """
    villages = {one.answers["application"].member.collective.village_id for one in said}
    check_right(permissions.RECORD_MEETING, villages, by=by)
    for one in said:
        commit([_decision(one)])


def _decision(said: Said) -> Entry:
    answers = said.answers
    application, day = answers["application"], answers["decided_on"]
    collective: Collective = application.member.collective
    lock_collective(collective)
    lock_living([application])
    _refuse_decision(application, answers["amount"], day)
    approved = answers["outcome"] == LoanDecision.Outcome.APPROVED
    row = LoanDecision(
        id=said.operation.id,
        until_on=_until(application, day) if approved else None,
        **{
            name: answers[name]
            for name in ("application", "decided_on", "outcome", "amount", "decided_by", "minutes")
        },
    )
    said.operation.touched = [str(collective.pk)]
    return Entry(operation=said.operation, rows=[row])


def _refuse_decision(application: LoanApplication, amount: int, day: Day) -> None:
    if application.decisions.filter(voided_by__isnull=True).exists():
        raise Refusal({"": [str(loan_texts.DECIDED)]})
    if day < application.asked_on:
        shown = {"day": day_in_words(application.asked_on)}
        raise Refusal({"decided_on": [str(loan_texts.DECIDED_TOO_EARLY) % shown]})
    if amount > application.amount:
        most = in_words(int(application.amount), application.account.commodity)
        raise Refusal({"amount": [str(loan_texts.APPROVED_OVER_ASKED) % {"most": most}]})


def _until(application: LoanApplication, day: Day) -> Day:
    """The last day on which the approval holds, by the rules of its day."""
    ties = MemberAccounts.objects.select_related("fund")
    fund = ties.get(loans=application.account_id, voided_by=None).fund
    bylaws: Bylaws | None = rules_on(fund, day)
    if bylaws is None:
        raise Refusal({"decided_on": [str(texts.NO_BYLAWS)]})
    return day + datetime.timedelta(days=bylaws.approval_days)
