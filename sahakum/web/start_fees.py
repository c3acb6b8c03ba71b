"""Fees at the start of loans on pages of meetings: so much less than was lent is handed out."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from sahakum.groups.models import Bylaws, Meeting
from sahakum.ledger.amounts import said
from sahakum.lending.booking import kept_back
from sahakum.lending.models import Loan


@dataclass(frozen=True, kw_only=True)
class StartFee:
    """What the script needs to reckon it: an amount in the smallest unit, or thousandths of a
    percent; and how it is rounded."""

    amount: int
    thousandths: int
    unit: int
    mode: str


def start_fee_of(bylaws: Bylaws | None) -> StartFee | None:
    """The fee at the start by some rules; none where they ask for none."""
    if bylaws is None or not (bylaws.start_fee or bylaws.start_fee_percent):
        return None
    return StartFee(
        amount=0 if bylaws.start_fee_percent else int(bylaws.start_fee),
        thousandths=int(bylaws.start_fee_percent * 1000),
        unit=int(bylaws.rounding_unit),
        mode=bylaws.rounding_mode,
    )


def kept_at(meeting: Meeting) -> list[tuple[str, str]]:
    """What was kept back at a meeting, with its label; nothing where nothing was."""
    given = Loan.objects.filter(operation=meeting.operation_id, taken_over=False)
    fees = sum(kept_back(loan) for loan in given)
    return [(_("Fees kept back of new loans"), said(fees, meeting.fund.commodity))] if fees else []
