"""Compares what loans say is owed with what their accounts hold."""

from collections import defaultdict
from collections.abc import Iterator
from uuid import UUID

from sahakum.journal.verify import Finding
from sahakum.ledger.models import Account
from sahakum.lending.courses import courses_of
from sahakum.lending.models import Loan


def compare() -> Iterator[Finding]:
    """Yields accounts that hold something else than the principal owed on their loans.

    Books without stored loans keep their accounts of loans in another way, and are passed over.
    """
    owed: dict[UUID, int] = defaultdict(int)
    for course in courses_of(Loan.objects.filter(voided_by__isnull=True)):
        owed[course.loan.account_id] += course.owed
    books = Loan.objects.values("account__book")
    accounts = Account.objects.filter(role=Account.Role.LOANS, control=False, book__in=books)
    for key, balance in accounts.values_list("pk", "balance"):
        if balance != owed.pop(key, 0):
            yield Finding("wrong_loans", f"account {key} and its loans differ")
