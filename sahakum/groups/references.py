"""Fetches what contents about groups refer to, within the actor's sight."""

from collections.abc import Sequence
from typing import Any

from sahakum.accounts.models import User
from sahakum.capture.fields import reference_key
from sahakum.capture.forms import References
from sahakum.capture.kinds import Content
from sahakum.collectives.models import Collective, Member
from sahakum.groups.models import Fund
from sahakum.ledger import selectors as ledger
from sahakum.registry import references

# What members save and borrow at meetings; a herd of animals has a register of its own.
KEPT = ("money", "rice")


def for_groups(contents: Sequence[Content], by: User) -> References:
    """Villages, and what a group can keep."""
    villages = references.villages(references.named(contents, "village"), by)
    return {"village": villages, "commodity": _commodities()}


def for_lists(contents: Sequence[Content], by: User) -> References:
    """Groups, people who join, and what a group can keep."""
    return {
        "group": groups(contents, by),
        "person": references.persons(references.named(contents, "person"), by),
        "commodity": _commodities(),
    }


def for_steps(contents: Sequence[Content], by: User) -> References:
    """Members."""
    return {"member": members(references.named(contents, "member"), by)}


def for_funds(contents: Sequence[Content], by: User) -> References:
    """Funds, and the members that rows and answers name."""
    named = references.named(contents, "fund") | references.named(contents, "money")
    keys = references.ids(named)
    seen = Collective.objects.visible_to(by)
    found = Fund.objects.filter(
        pk__in=keys, collective__in=seen, commodity__sort__in=KEPT, voided_by__isnull=True
    )
    funds = {str(one.pk): one for one in found.select_related("collective", "commodity", "book")}
    people = named_in_rows(contents, ("lines", "attested", "approved"))
    people |= references.named(contents, "member") | references.named(contents, "rest_to")
    return {"fund": funds, "member": members(people, by)}


def _commodities() -> dict[str, Any]:
    return {one.pk: one for one in ledger.commodities((*KEPT, "animal"))}


def groups(contents: Sequence[Content], by: User) -> dict[str, Any]:
    """Groups in sight."""
    keys = references.ids(references.named(contents, "group"))
    found = Collective.objects.visible_to(by).filter(pk__in=keys)
    return {str(one.pk): one for one in found}


def named_in_rows(contents: Sequence[Content], names: Sequence[str]) -> set[str]:
    """What rows under some names call their member."""
    rows = [
        row
        for content in contents
        for name in names
        if isinstance(content.get(name), list)
        for row in content[name]
        if isinstance(row, dict)
    ]
    return {reference_key(row["member"]) for row in rows if isinstance(row.get("member"), str)}


def members(keys: set[str], by: User) -> dict[str, Any]:
    """Members of groups in sight."""
    seen = Collective.objects.visible_to(by)
    found = Member.objects.filter(
        pk__in=references.ids(keys), collective__in=seen, voided_by__isnull=True
    )
    return {str(one.pk): one for one in found.select_related("collective")}
