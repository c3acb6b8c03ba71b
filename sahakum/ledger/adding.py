"""Writes of commodities: kinds of rice and of animals that offices keep besides the first ones."""

from collections.abc import Sequence
from itertools import count

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _

from sahakum.accounts import permissions
from sahakum.accounts.models import User
from sahakum.capture.kinds import Refusal, Said
from sahakum.journal.models import Record
from sahakum.journal.services import Entry, commit
from sahakum.ledger.commodities import UNITS, code_of
from sahakum.ledger.models import Account, AddedCommodity, Commodity
from sahakum.ledger.selectors import commodities

NAME_TAKEN = _("Something of this name is kept already.")
IN_USE = _("This is kept in a book already. It stays.")


def record_commodities(said: Sequence[Said], *, by: User) -> None:
    """Adds commodities, at once of use to every group.

    Raises:
        PermissionDenied: the role does not keep the catalogue.
        Refusal: something has one of the names.
    """
    if not by.may(permissions.KEEP_CATALOGUE):
        raise PermissionDenied
    for one in said:
        _refuse_name(one)
        commit([_added(one)])


def _refuse_name(said: Said) -> None:
    for field in ("name_km", "name_en"):
        same = {f"{field}__iexact": said.answers[field]}
        if commodities().filter(**same).exists():
            raise Refusal({field: [str(NAME_TAKEN)]})


def _added(said: Said) -> Entry:
    answers = said.answers
    commodity = Commodity.objects.create(
        code=_free_code(answers["sort"], answers["name_en"]),
        **{name: answers[name] for name in ("sort", "name_km", "name_en")},
        **UNITS[answers["sort"]],
    )
    row = AddedCommodity(id=said.operation.id, commodity=commodity, added_on=answers["added_on"])
    said.operation.touched = [str(row.pk)]
    return Entry(operation=said.operation, rows=[row])


def _free_code(sort: str, name: str) -> str:
    """Codes of voided ones stay taken: files may have named them."""
    codes = (code_of(sort, name, attempt=attempt) for attempt in count(1))
    return next(code for code in codes if not Commodity.objects.filter(pk=code).exists())


def after_void(rows: Sequence[Record]) -> None:
    """What is kept in a book stays.

    Raises:
        Refusal: there is an account in it.
    """
    for row in rows:
        if isinstance(row, AddedCommodity):
            # Whoever opens an account in it holds its row: that account is seen here.
            Commodity.objects.select_for_update().get(pk=row.commodity_id)
            if Account.objects.filter(commodity=row.commodity_id).exists():
                raise Refusal({"": [str(IN_USE)]})
