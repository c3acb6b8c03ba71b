"""Passwords and keys of programs: made by the house, shown once, kept as digests only."""

import secrets

from django.core.exceptions import PermissionDenied
from django.db import transaction

from sahakum.accounts.models import ProgramKey, User
from sahakum.accounts.services import make_program_key
from sahakum.journal import clock
from sahakum.staff.authority import check_manages
from sahakum.staff.models import StaffChange
from sahakum.staff.writing import operation_of, write_down

# Without letters and digits that look alike; three groups of four carry 59 bits.
SIGNS = "abcdefghijkmnpqrstuvwxyz23456789"
GROUPS, GROUP = 3, 4

Sort = StaffChange.Sort


def made_up() -> str:
    """Returns a password that nobody has yet, easy to write down."""
    signs = ["".join(secrets.choice(SIGNS) for _ in range(GROUP)) for _ in range(GROUPS)]
    return "-".join(signs)


@transaction.atomic
def renew_password(*, user: User, by: User) -> str:
    """Gives a user a new password and returns it; sessions under the old one end.

    Raises:
        PermissionDenied: the user is not the administrator's to manage.
    """
    check_manages(by, user)
    password = made_up()
    user.set_password(password)
    user.save(update_fields=["password"])
    write_down(operation_of("password", by=by, user=user), Sort.PASSWORD, user=user)
    return password


@transaction.atomic
def give_key(*, user: User, name: str, by: User) -> str:
    """Makes a key with which a program works in a user's name, and returns it.

    Raises:
        PermissionDenied: the user is not the administrator's to manage, or was switched off.
    """
    check_manages(by, user)
    if not user.is_active:
        raise PermissionDenied
    key = make_program_key(name=name, by=user)
    write_down(
        operation_of("key", by=by, user=user), Sort.KEY_GIVEN, user=user, details={"name": name}
    )
    return key


@transaction.atomic
def end_key(*, key: ProgramKey, by: User) -> None:
    """Ends one key of a program; ending it again changes nothing.

    Raises:
        PermissionDenied: its user is not the administrator's to manage.
    """
    check_manages(by, key.user)
    if key.ended_at is None:
        key.ended_at = clock.now()
        key.save(update_fields=["ended_at"])
        operation = operation_of("key_end", by=by, user=key.user)
        write_down(operation, Sort.KEY_ENDED, user=key.user, details={"name": key.name})
