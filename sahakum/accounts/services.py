"""Writes of accounts: grants, and keys of programs."""

import datetime
import hashlib
import secrets
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction

from sahakum.accounts.models import Grant, Organisation, ProgramKey, Team, User
from sahakum.accounts.sight import sees_record
from sahakum.journal import clock
from sahakum.journal.digests import digest_of_said
from sahakum.journal.models import Operation
from sahakum.journal.services import Entry, commit


@transaction.atomic
def grant(
    *,
    record_id: UUID,
    reason: str,
    by: User,
    organisation: Organisation | None = None,
    team: Team | None = None,
    to_on: datetime.date | None = None,
) -> Grant:
    """Lets another organisation or a team see a record from today on, to a last day or without end.

    Raises:
        PermissionDenied: the giver does not see such a record; a missing one looks the same.
        django.db.IntegrityError: the last day lies before today, or there is no one receiver.
    """
    if not sees_record(by, record_id):
        raise PermissionDenied
    today = clock.today()
    given = Grant(
        record_id=record_id,
        organisation=organisation,
        team=team,
        reason=reason,
        from_on=today,
        to_on=to_on,
    )
    said = {"record": str(record_id), "reason": reason, "to_on": to_on}
    receivers = {"organisation": organisation, "team": team}
    said |= {name: str(one.pk) for name, one in receivers.items() if one is not None}
    operation = Operation(
        kind="grant",
        actor_id=by.id,
        organisation_id=by.organisation_id,
        happened_on=today,
        received_at=clock.now(),
        touched=[str(record_id)],
        said_digest=digest_of_said(kind="grant", content=said),
    )
    commit([Entry(operation=operation, rows=[given])])
    return given


def make_program_key(*, name: str, by: User) -> str:
    """Makes a key for a program that works in the user's name; it is shown this once only."""
    key = secrets.token_urlsafe(32)
    ProgramKey.objects.create(user=by, name=name, digest=_digest(key), made_at=clock.now())
    return key


def end_program_keys(*, name: str, of: User) -> int:
    """Ends every key of this name with which programs work in a user's name; returns how many.

    What was recorded with it stays; a new key may have the same name.
    """
    lasting = ProgramKey.objects.filter(user=of, name=name, ended_at__isnull=True)
    return lasting.update(ended_at=clock.now())


def user_of_program_key(key: str) -> User:
    """The active user in whose name a program works.

    Raises:
        PermissionDenied: the key is unknown or ended, or the user was switched off.
    """
    found = (
        ProgramKey.objects.filter(digest=_digest(key), ended_at__isnull=True, user__is_active=True)
        .select_related("user")
        .first()
    )
    if found is None:
        raise PermissionDenied
    return found.user


def _digest(key: str) -> bytes:
    return hashlib.sha256(key.encode()).digest()
