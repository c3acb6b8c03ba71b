"""What is named is voided by somebody else between being looked up and being held."""

from collections.abc import Callable
from types import ModuleType
from typing import Any
from uuid import UUID

import pytest

from sahakum.accounts.models import User
from sahakum.groups.services import applications, loans, locking
from sahakum.groups.tests.test_loans import anew, asks, decides, given_up, lent, recovered, refused
from sahakum.groups.tests.world import Village, a_group, everybody, saved
from sahakum.lending.models import Loan, LoanDecision, Recovery, Reschedule, WriteOff
from sahakum.places.models import Place

Voids = Callable[[ModuleType, str, UUID], None]


@pytest.fixture
def group(bopha: User, village: Place) -> Village:
    group = a_group(bopha, village)
    group.meet("2/2/2025", everybody(savings="10000"), counted="50000")
    return group


@pytest.fixture
def voids(monkeypatch: pytest.MonkeyPatch, dara: User) -> Voids:
    """Lets the supervisor void an operation at the moment at which a group is to be locked."""

    def arrange(module: ModuleType, lock: str, operation: UUID) -> None:
        locks = getattr(locking, lock)

        def late(named: Any) -> None:
            saved("void", {"operation": str(operation), "reason": "ខុស"}, by=dara)
            locks(named)

        monkeypatch.setattr(module, lock, late)

    return arrange


@pytest.mark.parametrize(
    ("kind", "content"), [("loan_write_off", given_up), ("loan_reschedule", anew)]
)
def test_a_loan_that_was_voided_meanwhile_is_not_changed(
    kind: str, content: Callable[[Loan], dict[str, str]], group: Village, voids: Voids
) -> None:
    loan = lent(group)
    voids(loans, "lock_fund", loan.operation_id)
    assert "voided in the meantime" in refused(group, kind, content(loan))
    assert not WriteOff.objects.exists()
    assert not Reschedule.objects.exists()


def test_nothing_comes_back_of_a_giving_up_that_was_voided_meanwhile(
    group: Village, voids: Voids
) -> None:
    loan = lent(group)
    voids(loans, "lock_fund", saved("loan_write_off", given_up(loan), by=group.by))
    assert "not given up" in refused(group, "loan_recovery", recovered(loan, "5000"))
    assert not Recovery.objects.exists()


def test_an_application_that_was_voided_meanwhile_is_not_decided(
    group: Village, voids: Voids
) -> None:
    application = saved("loan_application", asks(group), by=group.by)
    voids(applications, "lock_collective", application)
    assert "voided in the meantime" in refused(group, "loan_decision", decides(application))
    assert not LoanDecision.objects.exists()
