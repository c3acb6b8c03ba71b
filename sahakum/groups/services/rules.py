"""Writes of the rules of a fund."""

from collections.abc import Sequence

from sahakum.accounts import permissions
from sahakum.accounts.models import User
from sahakum.capture.kinds import Refusal, Said
from sahakum.groups import texts
from sahakum.groups.forms.rules import bylaws_of
from sahakum.groups.models import Bylaws
from sahakum.groups.services.approving import approvals
from sahakum.groups.services.locking import check_right_over_funds, lock_fund
from sahakum.journal.services import Entry, commit


def record_bylaws(said: Sequence[Said], *, by: User) -> None:
    """Records the rules of funds from a day on. Loans given before keep their own.

    Raises:
        Refusal: rules of the same day, or meetings held after it, are known.
    """
    check_right_over_funds(permissions.RECORD_GROUP, said, by=by)
    for one in said:
        commit([_entry(one)])


def _entry(said: Said) -> Entry:
    bylaws = bylaws_of(said.answers)
    bylaws.id = said.operation.id
    lock_fund(bylaws.fund)
    living = Bylaws.objects.filter(fund=bylaws.fund, voided_by__isnull=True)
    if living.filter(from_on=bylaws.from_on).exists():
        raise Refusal({"from_on": [str(texts.BYLAWS_SAID)]})
    later = bylaws.fund.meetings.filter(voided_by__isnull=True, held_on__gt=bylaws.from_on)
    # The first rules may be written after meetings that only saved.
    if living.exists() and later.exists():
        raise Refusal({"from_on": [str(texts.RULES_FROM_MEETING)]})
    said.operation.touched = [str(bylaws.fund.collective_id)]
    approved = approvals(bylaws.fund, said.answers, on=bylaws.from_on)
    return Entry(operation=said.operation, rows=[bylaws, *approved])
