"""Fetches what contents about animals refer to, within the actor's sight."""

from collections.abc import Sequence
from typing import Any

from sahakum.accounts.models import User
from sahakum.animals.models import Animal
from sahakum.capture.fields import reference_key
from sahakum.capture.forms import References
from sahakum.capture.kinds import Content
from sahakum.collectives.models import Collective, Member
from sahakum.grants.models import BusinessGrant
from sahakum.groups.models import Fund
from sahakum.ledger.models import Commodity
from sahakum.lending.models import Loan
from sahakum.registry import references

RELATED = ("commodity", "fund__collective", "fund__commodity", "fund__book", "household", "member")


def for_animals(contents: Sequence[Content], by: User) -> References:
    """Herds, families, kinds, mothers, currencies, loans and grants."""
    sources = _rows(contents, "sources")
    return {
        "herd": _herds(contents, by),
        "household": references.households(references.named(contents, "household"), by),
        "kind": _commodities("animal"),
        "currency": _commodities("money"),
        "animal": _animals(contents, ("mother", "replaces"), by),
        "loan": _loans(sources, by),
        "grant": _grants(sources, by),
    }


def for_events(contents: Sequence[Content], by: User) -> References:
    """Animals, members who receive or are named, and currencies."""
    named = references.named(contents, "member")
    return {
        "animal": _animals(contents, ("animal",), by),
        "member": _members(named | _in_rows(contents, "named", "member"), by),
        "currency": _commodities("money"),
    }


def for_photographs(contents: Sequence[Content], by: User) -> References:
    """Animals."""
    return {"animal": _animals(contents, ("animal",), by)}


def for_herds(contents: Sequence[Content], by: User) -> References:
    """Herds and members."""
    members = _members(references.named(contents, "member"), by)
    return {"herd": _herds(contents, by), "member": members}


def _rows(contents: Sequence[Content], name: str) -> list[Content]:
    lists = [content[name] for content in contents if isinstance(content.get(name), list)]
    return [row for rows in lists for row in rows if isinstance(row, dict)]


def _in_rows(contents: Sequence[Content], rows: str, name: str) -> set[str]:
    found = _rows(contents, rows)
    return {reference_key(row[name]) for row in found if isinstance(row.get(name), str)}


def _commodities(sort: str) -> dict[str, Any]:
    return {one.pk: one for one in Commodity.objects.filter(sort=sort)}


def _herds(contents: Sequence[Content], by: User) -> dict[str, Any]:
    keys = references.ids(references.named(contents, "herd"))
    found = Fund.objects.filter(
        pk__in=keys,
        collective__in=Collective.objects.visible_to(by),
        commodity__sort=Commodity.Sort.ANIMAL,
        voided_by__isnull=True,
    )
    herds = found.select_related("collective", "commodity", "book")
    return {str(one.pk): one for one in herds}


def _animals(contents: Sequence[Content], names: tuple[str, ...], by: User) -> dict[str, Any]:
    keys = {key for name in names for key in references.named(contents, name)}
    found = Animal.objects.visible_to(by).filter(pk__in=references.ids(keys))
    return {str(one.pk): one for one in found.select_related(*RELATED)}


def _members(keys: set[str], by: User) -> dict[str, Any]:
    seen = Collective.objects.visible_to(by)
    found = Member.objects.filter(
        pk__in=references.ids(keys), collective__in=seen, voided_by__isnull=True
    )
    return {str(one.pk): one for one in found.select_related("collective", "person")}


def _grants(rows: Sequence[Content], by: User) -> dict[str, Any]:
    keys = references.ids(references.named(rows, "grant"))
    return {str(one.pk): one for one in BusinessGrant.objects.visible_to(by).filter(pk__in=keys)}


def _loans(rows: Sequence[Content], by: User) -> dict[str, Any]:
    keys = references.ids(references.named(rows, "loan"))
    seen = Collective.objects.visible_to(by)
    found = Loan.objects.filter(pk__in=keys, member__collective__in=seen, voided_by__isnull=True)
    return {str(one.pk): one for one in found.select_related("member__person")}
