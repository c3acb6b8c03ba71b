"""Whether the members may decide a loan, by the rules of the day."""

import datetime
from collections.abc import Collection
from dataclasses import dataclass, field
from uuid import UUID

from sahakum.capture.texts import numeral
from sahakum.collectives.models import Member, Workshop
from sahakum.groups import loan_texts, texts
from sahakum.groups.loan_selectors import holding, put_off_on
from sahakum.groups.models import Bylaws
from sahakum.groups.models.loan_rules import Approval
from sahakum.groups.services.checking import day_in_words
from sahakum.groups.services.sitting import Line, Sitting
from sahakum.ledger.amounts import said
from sahakum.lending.courses import Course
from sahakum.lending.models import Loan, LoanDecision
from sahakum.lending.requirements import lacking


@dataclass(frozen=True, kw_only=True)
class Known:
    """What is known of the members who are to borrow: approvals that hold, workshops they miss.

    ``put_off`` is the last day on which all loans of the fund were put off.
    """

    approvals: dict[UUID, LoanDecision] = field(default_factory=dict)
    misses: dict[UUID, list[str]] = field(default_factory=dict)
    put_off: datetime.date | None = None


def known_of(sitting: Sitting, lines: list[Line]) -> Known:
    """Of all who are to borrow at once."""
    borrowers = [line["member"] for line in lines if line["lent"]]
    if not borrowers or sitting.bylaws is None:
        return Known()
    return Known(
        approvals=_approvals(sitting, borrowers),
        misses=missed_before_first(borrowers, sitting.bylaws, on=sitting.day),
        put_off=put_off_on(sitting.fund),
    )


def _approvals(sitting: Sitting, borrowers: Collection[Member]) -> dict[UUID, LoanDecision]:
    accounts = [sitting.tied[member.pk].loans_id for member in borrowers]
    found = holding(on=sitting.day, application__account__in=accounts)
    # Of several the largest stays, as it comes last.
    return {one.application.member_id: one for one in found}


def missed_before_first(
    members: Collection[Member], bylaws: Bylaws, *, on: datetime.date
) -> dict[UUID, list[str]]:
    """Topics that members miss before a first loan; who ever had a loan misses nothing."""
    if not bylaws.workshops:
        return {}
    had = Loan.objects.filter(member__in=list(members), voided_by__isnull=True)
    before = set(had.values_list("member_id", flat=True))
    first = [member for member in members if member.pk not in before]
    return lacking(first, bylaws.workshops, on=on)


def topics_in_words(topics: Collection[str]) -> str:
    """Topics as a sentence names them."""
    return ", ".join(str(Workshop.Topic(topic).label) for topic in topics)


def refuse_lending(sitting: Sitting, line: Line, courses: list[Course], known: Known) -> str:
    """Why a loan is not given by the rules of the day; empty when it is."""
    bylaws, member = sitting.bylaws, line["member"]
    if bylaws is None:
        return str(texts.NO_BYLAWS)
    needed = -(-sitting.listed * bylaws.quorum // 100)
    if sitting.came < needed:
        counts = {"present": sitting.came, "all": sitting.listed, "needed": needed}
        shown = {name: numeral(count) for name, count in counts.items()}
        return str(texts.NO_QUORUM) % shown
    if any(course.days_late(sitting.day) for course in courses):
        return str(texts.ONE_LOAN_EACH) % {"name": member.name}
    if known.put_off and sitting.day <= known.put_off:
        return str(loan_texts.PUT_OFF_SINCE) % {"day": day_in_words(known.put_off)}
    sentence = _refuse_untrained(known, member) or _refuse_unapproved(sitting, line, known)
    return sentence or _refuse_amount(sitting, line, courses)


def _refuse_untrained(known: Known, member: Member) -> str:
    if member.pk not in known.misses:
        return ""
    shown = {"name": member.name, "topics": topics_in_words(known.misses[member.pk])}
    return str(loan_texts.LACKS_WORKSHOPS) % shown


def _refuse_unapproved(sitting: Sitting, line: Line, known: Known) -> str:
    if sitting.bylaws is None or sitting.bylaws.approval != Approval.BEFOREHAND:
        return ""
    member = line["member"]
    decision = known.approvals.get(member.pk)
    if decision is None:
        return str(loan_texts.NOT_APPROVED) % {"name": member.name}
    if line["lent"] > decision.amount:
        most = said(int(decision.amount), sitting.fund.commodity)
        return str(loan_texts.OVER_APPROVED) % {"name": member.name, "most": most}
    return ""


def approval_for(line: Line, known: Known) -> LoanDecision | None:
    """The approval that a loan uses up, where it is one of those approved."""
    decision = known.approvals.get(line["member"].pk)
    return decision if decision and line["lent"] <= decision.amount else None


def _refuse_amount(sitting: Sitting, line: Line, courses: list[Course]) -> str:
    commodity, bylaws = sitting.fund.commodity, sitting.bylaws
    if bylaws and line["lent"] < bylaws.least_loan:
        return str(loan_texts.LOAN_TOO_SMALL) % {"least": said(int(bylaws.least_loan), commodity)}
    most = _most_owed(sitting, line)
    owes = sum(course.owed for course in courses)
    if most is not None and owes + line["lent"] > most:
        shown = {"name": line["member"].name, "most": said(most, commodity)}
        return str(texts.LOAN_TOO_LARGE) % shown
    return ""


def _most_owed(sitting: Sitting, line: Line) -> int | None:
    """The lower of both limits that the rules set; none when they set none."""
    bylaws = sitting.bylaws
    limits = []
    if bylaws and bylaws.most_loan:
        limits.append(int(bylaws.most_loan))
    if bylaws and bylaws.most_times:
        account = sitting.tied[line["member"].pk].savings
        savings = account.held() + line["savings"] - line["withdrawn"]
        limits.append(bylaws.most_times * savings)
    return min(limits, default=None)
