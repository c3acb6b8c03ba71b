"""Rights are asked again at the moment of storing."""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied

from sahakum.accounts.models import User


def check_right(permission: str, village_ids: Iterable[int], *, by: User) -> None:
    """Asks again, at the moment of storing, what was asked when the form was shown.

    Raises:
        PermissionDenied: the role does not record this, or a village is outside the areas.
    """
    if not by.may(permission) or not all(by.sight.holds(village) for village in village_ids):
        raise PermissionDenied
