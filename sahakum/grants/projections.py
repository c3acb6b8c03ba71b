"""Compares what grants and money received say with what the accounts of their funds hold."""

from collections import defaultdict
from collections.abc import Iterator

from django.db.models import Sum

from sahakum.grants import chart
from sahakum.grants.courses import courses_of
from sahakum.grants.models import BusinessGrant, GrantFund, GrantMoney
from sahakum.journal.verify import Finding

COMPARED = {
    chart.KEPT: "what it keeps",
    chart.ADVANCES: "what is not proven yet",
    chart.GIVEN: "what was given",
    chart.GIVEN_UP: "what was given up",
    chart.RECEIVED: "what was received",
}


def compare() -> Iterator[Finding]:
    """Yields every account of a fund that holds something else than its grants come to."""
    said = _said()
    for fund in GrantFund.objects.filter(voided_by__isnull=True):
        accounts = chart.accounts_of(fund)
        for number, name in COMPARED.items():
            held, wanted = accounts[number].held(), said[fund.pk][number]
            if held != wanted:
                detail = f"{name} in grant fund {fund.pk}: {held}, its grants say {wanted}"
                yield Finding("wrong_grants", detail)


def _said() -> dict[object, dict[int, int]]:
    """By fund and account, what grants and money received come to."""
    said: dict[object, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    living = GrantMoney.objects.filter(voided_by__isnull=True)
    for fund, amount in living.values_list("fund").annotate(Sum("amount")).order_by():
        said[fund][chart.RECEIVED] = said[fund][chart.KEPT] = int(amount)
    for course in courses_of(BusinessGrant.objects.filter(voided_by__isnull=True)):
        fund = said[course.grant.fund_id]
        fund[chart.KEPT] -= course.paid - course.returned
        fund[chart.ADVANCES] += course.unproven
        fund[chart.GIVEN] += course.proven
        fund[chart.GIVEN_UP] += course.given_up
    return said
