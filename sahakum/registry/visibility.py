"""Who sees which rows of people and families."""

from collections.abc import Collection, Iterable
from typing import Any, Self
from uuid import UUID

from django.db import models
from django.db.models import Q

from sahakum.accounts.models import User


class VisibleQuerySet(models.QuerySet):
    """Rows of the registry that a user may see; every query for people starts here."""

    def visible_to(self, user: User, *, merged: bool = False) -> Self:
        """Rows in the user's areas that the user's organisation stewards or was granted.

        Of two rows that were merged only the one under which both are shown, unless ``merged``.
        """
        condition = user.sight.filter(village="village_id", steward="steward_id", record="pk")
        shown = Q() if merged else Q(same_as__isnull=True)
        return self.filter(condition, shown, voided_by__isnull=True)

    def named_to(self, user: User, ids: Collection[UUID]) -> list[Any]:
        """The visible ones of some rows: as ``visible_to``, but for rows named by their ids.

        Most lie within the user's own areas; grants are looked at only for what is left.
        """
        living = self.filter(pk__in=ids, voided_by__isnull=True, same_as__isnull=True)
        return self.seen_among(user, living)

    def seen_among(self, user: User, rows: Iterable[Any], *, merged: bool = False) -> list[Any]:
        """The visible ones of some living rows; a query only if grants must be looked at."""
        read = list(rows)
        found = [row for row in read if user.sight.covers(row.village_id, row.steward_id)]
        left = {row.pk for row in read} - {row.pk for row in found}
        if left:
            found += self.visible_to(user, merged=merged).filter(pk__in=left)
        return found
