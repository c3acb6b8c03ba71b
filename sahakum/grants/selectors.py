"""Reads of grants; access is checked here."""

from typing import TypeVar
from uuid import UUID

from django.db.models import Model, QuerySet
from django.http import Http404

from sahakum.accounts.models import User
from sahakum.grants.models import BusinessGrant, GrantFund, GrantPhotograph
from sahakum.ledger.models import Account
from sahakum.places.models import Place
from sahakum.registry.models import Household

Found = TypeVar("Found", bound=Model)
RELATED = ("fund__commodity", "fund__steward", "household", "steward")


def grant_for(user: User, grant_id: UUID) -> BusinessGrant:
    """A visible grant.

    Raises:
        Http404: it does not exist or the user may not see it.
    """
    return _found(_grants(user).filter(pk=grant_id))


def own_grant_for(user: User, grant_id: UUID) -> BusinessGrant:
    """A visible grant of the user's own organisation: only that one records about it.

    Raises:
        Http404: it is none.
    """
    return _found(_grants(user).filter(pk=grant_id, steward=user.organisation_id))


def photographs_of(grant: BusinessGrant) -> list[GrantPhotograph]:
    """Photographs about a grant, the latest first."""
    living = grant.photographs.filter(voided_by__isnull=True).select_related("operation")
    return list(living.order_by("-taken_on", "-pk"))


def photograph_for(user: User, photograph_id: UUID) -> GrantPhotograph:
    """A photograph about a visible grant.

    Raises:
        Http404: it does not exist, was voided, or the user may not see the grant.
    """
    living = GrantPhotograph.objects.filter(voided_by__isnull=True, grant__in=_grants(user))
    return _found(living.filter(pk=photograph_id))


def grants_in(user: User, area: Place | None = None) -> QuerySet[BusinessGrant]:
    """Visible grants of an area, or of all areas."""
    found = _grants(user)
    if area is not None:
        found = found.filter(village_id__gte=area.pk, village_id__lte=area.until)
    return found


def grants_to(user: User, household: Household) -> QuerySet[BusinessGrant]:
    """Visible grants to a family, the newest first."""
    return _grants(user).filter(household__in=household.same_ids).order_by("-pk")


def funds_of(user: User) -> QuerySet[GrantFund]:
    """The funds of the user's organisation, by name."""
    found: QuerySet[GrantFund] = GrantFund.objects.visible_to(user)
    return found.select_related("commodity", "book").order_by("name_km", "pk")


def fund_for(user: User, fund_id: UUID) -> GrantFund:
    """A fund of the user's organisation.

    Raises:
        Http404: it is none.
    """
    return _found(funds_of(user).filter(pk=fund_id))


def account_for(user: User, account_id: UUID) -> Account:
    """An account of a fund of the user's organisation.

    Raises:
        Http404: it is none.
    """
    seen = GrantFund.objects.visible_to(user)
    found = Account.objects.filter(pk=account_id, book__grant_fund__in=seen, voided_by__isnull=True)
    return _found(found.select_related("commodity", "book__grant_fund"))


def _grants(user: User) -> QuerySet[BusinessGrant]:
    found: QuerySet[BusinessGrant] = BusinessGrant.objects.visible_to(user)
    return found.select_related(*RELATED)


def _found(rows: QuerySet[Found]) -> Found:
    one = rows.first()
    if one is None:
        raise Http404
    return one
