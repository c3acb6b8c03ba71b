"""Fetches what contents about loans and workshops refer to, within the actor's sight."""

from collections.abc import Sequence

from sahakum.accounts.models import User
from sahakum.capture.forms import References
from sahakum.capture.kinds import Content
from sahakum.collectives.models import Collective
from sahakum.groups import references as groups
from sahakum.lending.models import Loan, LoanApplication
from sahakum.registry import references


def for_applications(contents: Sequence[Content], by: User) -> References:
    """Funds and members."""
    named = references.named(contents, "member")
    return {**groups.for_funds(contents, by), "member": groups.members(named, by)}


def for_decisions(contents: Sequence[Content], by: User) -> References:
    """Applications."""
    keys = references.ids(references.named(contents, "application"))
    seen = Collective.objects.visible_to(by)
    found = LoanApplication.objects.filter(
        pk__in=keys, member__collective__in=seen, voided_by__isnull=True
    ).select_related("member__collective", "account__commodity")
    return {"application": {str(one.pk): one for one in found}}


def for_loans(contents: Sequence[Content], by: User) -> References:
    """Loans, with what is lent."""
    keys = references.ids(references.named(contents, "loan"))
    seen = Collective.objects.visible_to(by)
    found = Loan.objects.filter(
        pk__in=keys, member__collective__in=seen, voided_by__isnull=True
    ).select_related("member__collective", "account__commodity")
    named = groups.named_in_rows(contents, ("approved",))
    return {"loan": {str(one.pk): one for one in found}, "member": groups.members(named, by)}


def for_workshops(contents: Sequence[Content], by: User) -> References:
    """Groups, and the members that rows name."""
    named = groups.named_in_rows(contents, ("participants",))
    return {"group": groups.groups(contents, by), "member": groups.members(named, by)}
