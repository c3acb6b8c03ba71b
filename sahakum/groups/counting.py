"""What is counted of lending programmes themselves, for figures that were published of them."""

from collections import Counter
from uuid import UUID

from django.db.models import QuerySet

from sahakum.collectives.models import Collective
from sahakum.ledger.amounts import as_said
from sahakum.ledger.models import Commodity
from sahakum.lending.models import Loan
from sahakum.places.models import Level
from sahakum.places.selectors import chain


def first_loans(organisation: UUID, commodity: Commodity) -> tuple[int, int]:
    """What most borrowers of an organisation's programmes were lent at first, and how many were."""
    loans = _loans(organisation).filter(account__commodity=commodity)
    firsts: dict[UUID, int] = {}
    for member, principal in loans.order_by("disbursed_on", "pk").values_list(
        "member", "principal"
    ):
        firsts.setdefault(member, int(principal))
    usual = Counter(firsts.values()).most_common(1)
    return (int(as_said(usual[0][0], commodity)) if usual else 0), len(firsts)


def communes_of_lending(organisation: UUID) -> tuple[int, int]:
    """In how many communes an organisation's programmes lent, and the number of the loans."""
    loans = _loans(organisation)
    groups = Collective.objects.filter(pk__in=loans.values("member__collective"))
    places = [place for one in groups.select_related("village") for place in chain(one.village)]
    return len({one.id for one in places if one.level == Level.COMMUNE}), loans.count()


def _loans(organisation: UUID) -> QuerySet[Loan]:
    return Loan.objects.filter(
        member__collective__steward=organisation,
        member__collective__sort=Collective.Sort.LENDING,
        voided_by__isnull=True,
    )
