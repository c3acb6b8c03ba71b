"""What the page of who else sees a family shows."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sahakum.accounts.models import Grant, Organisation, Team, User
from sahakum.journal import clock
from sahakum.journal.services import log_view
from sahakum.registry import granting
from sahakum.registry import selectors as registry
from sahakum.registry.models import Household
from sahakum.web import people


@dataclass(frozen=True, kw_only=True)
class Opened:
    """One grant: to whom, by whom, from which day to which, and what for.

    ``until_merged``, of one that opens no longer: its family was merged into another meanwhile.
    """

    pk: UUID
    receiver: str
    giver: str
    from_on: datetime.date
    to_on: datetime.date | None
    ended_on: datetime.date | None
    reason: str
    until_merged: bool


@dataclass(frozen=True, kw_only=True)
class GrantsPage:
    """Who else sees a family today, who did before, and to whom it may be opened.

    ``kept`` says whether the reader's organisation keeps the record: nobody else opens it.
    """

    household: Household
    kept: bool
    open: Sequence[Opened]
    over: Sequence[Opened]
    receivers: Sequence[Organisation]


def of(user: User, household_id: UUID) -> GrantsPage:
    """The page of a visible family; that it was looked at is written down before it is shown.

    Raises:
        Http404: it does not exist or the user may not see it.
    """
    household = registry.household_for(user, household_id)
    log_view(actor_id=user.id, subject_kind="household", subject_id=household.pk, page="grants")
    found = list(granting.grants_of(household))
    names = people.names_of(one.operation.actor_id for one in found)
    lasting = [one for one in found if _opens(one, household)]
    kept = household.steward_id == user.organisation_id
    return GrantsPage(
        household=household,
        kept=kept,
        open=[_opened(one, names) for one in lasting],
        over=[_opened(one, names) for one in found if one not in lasting],
        receivers=granting.receivers_for(user) if kept else (),
    )


def _opens(given: Grant, household: Household) -> bool:
    # What was opened is one record: under another one it is to be opened again.
    return given.lasts(clock.today()) and given.record_id == household.pk


def _opened(given: Grant, names: dict[UUID, str]) -> Opened:
    return Opened(
        until_merged=given.lasts(clock.today()),
        pk=given.pk,
        receiver=_receiver(given),
        giver=names.get(given.operation.actor_id, ""),
        from_on=given.from_on,
        to_on=given.to_on,
        ended_on=given.ended_on,
        reason=given.reason,
    )


def _receiver(given: Grant) -> str:
    receiver = given.receiver
    if isinstance(receiver, Team):
        return f"{receiver.organisation.name} · {receiver.name}"
    return receiver.name
