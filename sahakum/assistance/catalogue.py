"""Writes of the catalogue: what is added, and how it is called from a day on."""

from collections.abc import Iterator, Sequence

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from sahakum.accounts import permissions
from sahakum.accounts.models import User
from sahakum.assistance.models import Good, GoodName
from sahakum.capture.kinds import Refusal, Said
from sahakum.journal.models import Record
from sahakum.journal.services import Entry, commit
from sahakum.journal.verify import Finding

CODE_TAKEN = _("The catalogue has this code already.")
NAME_TAKEN = _("The catalogue has something of this name already.")
NAMED_THAT_DAY = _("It got a name on this day already. Void that one first.")
NOT_TAKEN_BACK = _("What was put in the catalogue stays: records may name it. Rename it instead.")


def add_goods(said: Sequence[Said], *, by: User) -> None:
    """Adds goods and works to the catalogue.

    Raises:
        PermissionDenied: the role does not keep the catalogue.
        Refusal: the code or the name is taken.
    """
    _check_right(by)
    for one in said:
        _refuse_taken(one)
        commit([_named(one, _new_good(one))])


def rename_goods(said: Sequence[Said], *, by: User) -> None:
    """Gives goods another name from a day on; the names before stay known.

    Raises:
        PermissionDenied: the role does not keep the catalogue.
        Refusal: the name is taken, or the good got another name on the same day.
    """
    _check_right(by)
    for one in said:
        good = Good.objects.select_for_update().get(pk=one.answers["good"].pk)
        _refuse_name(one, good.code)
        if _living_names(good).filter(from_on=one.answers["from_on"]).exists():
            raise Refusal({"from_on": [str(NAMED_THAT_DAY)]})
        commit([_named(one, good)])
        refresh(good)


def _check_right(by: User) -> None:
    if not by.may(permissions.KEEP_CATALOGUE):
        raise PermissionDenied


def _refuse_taken(said: Said) -> None:
    if Good.objects.filter(pk=said.answers["code"]).exists():
        raise Refusal({"code": [str(CODE_TAKEN)]})
    _refuse_name(said, said.answers["code"])


def _refuse_name(said: Said, code: str) -> None:
    for field in ("name_km", "name_en"):
        same = {f"{field}__iexact": said.answers[field]}
        if Good.objects.filter(**same).exclude(pk=code).exists():
            raise Refusal({field: [str(NAME_TAKEN)]})


def _new_good(said: Said) -> Good:
    answers = said.answers
    names = ("code", "sort", "name_km", "name_en", "unit_km", "unit_en")
    return Good.objects.create(
        **{name: answers[name] for name in names},
        first_name_km=answers["name_km"],
        first_name_en=answers["name_en"],
    )


def _named(said: Said, good: Good) -> Entry:
    answers = said.answers
    row = GoodName(
        id=said.operation.id,
        good=good,
        from_on=answers["from_on"],
        name_km=answers["name_km"],
        name_en=answers["name_en"],
    )
    said.operation.touched = [str(row.pk)]
    return Entry(operation=said.operation, rows=[row])


def _living_names(good: Good) -> QuerySet[GoodName]:
    return GoodName.objects.filter(good=good, voided_by__isnull=True)


def names_now(good: Good) -> tuple[str, str]:
    """Khmer and Latin name by the newest living name; else what it was called first."""
    newest = _living_names(good).order_by("from_on").last()
    if newest is None:
        return good.first_name_km, good.first_name_en
    return newest.name_km, newest.name_en


def refresh(good: Good) -> None:
    """Derives the names of a good from its living names."""
    name_km, name_en = names_now(good)
    Good.objects.filter(pk=good.pk).update(name_km=name_km, name_en=name_en)


def after_void(rows: Sequence[Record]) -> None:
    """Gives goods back the names they had.

    Raises:
        Refusal: the good itself was added by the record.
    """
    for row in rows:
        if isinstance(row, GoodName):
            if row.operation.kind == "good":
                raise Refusal({"": [str(NOT_TAKEN_BACK)]})
            refresh(row.good)


def compare() -> Iterator[Finding]:
    """Goods whose names do not follow from their records; for ``./run verify``."""
    for good in Good.objects.all():
        if names_now(good) != (good.name_km, good.name_en):
            yield Finding("wrong_projection", f"names of good {good.code}")
