"""Names of people for pages."""

from collections.abc import Iterable
from uuid import UUID

from sahakum.accounts.models import User


def names_of(user_ids: Iterable[UUID]) -> dict[UUID, str]:
    """Names by id, in the reader's language, with one query."""
    return {user.pk: user.name for user in User.objects.filter(pk__in=set(user_ids))}


def given_name(user: User) -> str:
    """How one greets somebody: the last word of a Khmer name."""
    return user.name.split()[-1] if user.name else user.username
