"""Writes of pairings: an isolated family and another that looks in on it."""

from collections.abc import Sequence

from django.db.models import Q
from django.utils.translation import gettext as _

from sahakum.accounts import permissions
from sahakum.accounts.models import User
from sahakum.capture.kinds import Refusal, Said
from sahakum.journal.services import Entry, commit
from sahakum.registry.locking import lock_living_households
from sahakum.registry.services import check_right
from sahakum.support.models import Pairing


def pair(said: Sequence[Said], *, by: User) -> None:
    """Pairs families.

    Raises:
        Refusal: the two are paired already.
    """
    families = [one.answers[name] for one in said for name in ("household", "other")]
    check_right(permissions.RECORD_PAIRING, {one.village_id for one in families}, by=by)
    lock_living_households(families)
    for one in said:
        _refuse_paired(one)
        commit([_entry(one)])


def _refuse_paired(said: Said) -> None:
    one, two = said.answers["household"].same_ids, said.answers["other"].same_ids
    either = Q(household__in=one, other__in=two) | Q(household__in=two, other__in=one)
    living = Pairing.objects.filter(either, to_on__isnull=True, voided_by__isnull=True)
    if living.exists():
        raise Refusal({"other": [_("These two families are paired already.")]})


def _entry(said: Said) -> Entry:
    names = ("household", "other", "from_on", "to_on", "why")
    row = Pairing(**{name: said.answers[name] for name in names})
    said.operation.touched = [str(row.household_id), str(row.other_id)]
    return Entry(operation=said.operation, rows=[row])
