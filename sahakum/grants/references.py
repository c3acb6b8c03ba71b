"""Fetches what contents about grants refer to, within the actor's sight.

Only the organisation whose fund it is records about a grant: to others it is not there.
"""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django.db.models import Q

from sahakum.accounts.models import User
from sahakum.capture.forms import References
from sahakum.capture.kinds import Content
from sahakum.collectives.models import Collective
from sahakum.grants.models import BusinessGrant, GrantFund
from sahakum.ledger.models import Commodity
from sahakum.lending.models import Loan
from sahakum.registry import references
from sahakum.registry.models import Membership, Person
from sahakum.support.models import HomeVisit

# In what grants are given.
MONEY = ("KHR", "USD")


def for_new_funds(contents: Sequence[Content], by: User) -> References:
    """Villages, riel and dollars."""
    villages = references.villages(references.named(contents, "village"), by)
    return {"village": villages, "commodity": Commodity.objects.in_bulk(list(MONEY))}


def for_money(contents: Sequence[Content], by: User) -> References:
    """Funds."""
    return {"fund": _funds(contents, by)}


def for_new_applications(contents: Sequence[Content], by: User) -> References:
    """Families, their people, funds and loans."""
    households = references.households(references.named(contents, "household"), by)
    families = {one.pk for one in households.values()}
    return {
        "household": households,
        "fund": _funds(contents, by),
        "person": _people(contents, families),
        "loan": _loans(contents, by),
    }


def for_applications(contents: Sequence[Content], by: User) -> References:
    """Grants, people of their families, and loans."""
    return {**for_people(contents, by), "loan": _loans(contents, by)}


def for_people(contents: Sequence[Content], by: User) -> References:
    """Grants and people of their families."""
    grants = _grants(contents, by)
    families = {one.household_id for one in grants.values()}
    return {"business_grant": grants, "person": _people(contents, families)}


def for_visits(contents: Sequence[Content], by: User) -> References:
    """Grants, and home visits to their families."""
    grants = _grants(contents, by)
    families = {one.household_id for one in grants.values()}
    return {"business_grant": grants, "visit": _visits(contents, families)}


def for_grants(contents: Sequence[Content], by: User) -> References:
    """Grants alone."""
    return {"business_grant": _grants(contents, by)}


def _funds(contents: Sequence[Content], by: User) -> dict[str, GrantFund]:
    keys = references.ids(references.named(contents, "fund"))
    own = GrantFund.objects.visible_to(by).filter(pk__in=keys).select_related("commodity", "book")
    return {str(one.pk): one for one in own} if keys else {}


def _grants(contents: Sequence[Content], by: User) -> dict[str, BusinessGrant]:
    keys = references.ids(references.named(contents, "grant"))
    own = BusinessGrant.objects.visible_to(by).filter(steward=by.organisation_id, pk__in=keys)
    found = own.select_related("fund__commodity", "household") if keys else ()
    return {str(one.pk): one for one in found}


def _loans(contents: Sequence[Content], by: User) -> dict[str, Loan]:
    keys = references.ids(references.named(contents, "loan"))
    seen = Collective.objects.visible_to(by)
    found = Loan.objects.filter(pk__in=keys, member__collective__in=seen, voided_by__isnull=True)
    return {str(one.pk): one for one in found.select_related("member")} if keys else {}


def _people(contents: Sequence[Content], families: Iterable[UUID]) -> dict[str, Person]:
    """People who belong or belonged to families that are seen; to which, the service asks."""
    keys = references.ids(references.named(contents, "person"))
    within = _of_families("household", families)
    rows = Membership.objects.filter(within, person__in=keys, voided_by__isnull=True)
    people: dict[str, Any] = {
        str(row.person_id): row.person for row in rows.select_related("person")
    }
    return people


def _visits(contents: Sequence[Content], families: Iterable[UUID]) -> dict[str, HomeVisit]:
    keys = references.ids(references.named(contents, "visit"))
    within = _of_families("household", families)
    found = HomeVisit.objects.filter(within, pk__in=keys, voided_by__isnull=True)
    return {str(one.pk): one for one in found.select_related("household")}


def _of_families(column: str, families: Iterable[UUID]) -> Q:
    """A family, or one that was merged into it."""
    ids = list(families)
    return Q(**{f"{column}__in": ids}) | Q(**{f"{column}__same_as__in": ids})
