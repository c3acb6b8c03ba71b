"""Thousands of random operations: the database and a small reference model always agree.

``SAHAKUM_OPERATIONS`` says how many (default 5,000; 100,000 for the whole proof).
"""

import datetime
import os
import random
from collections.abc import Iterator

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django.plugin import DjangoDbBlocker

from conftest import organisation, somebody
from sahakum.accounts.models import User
from sahakum.journal import verify
from sahakum.journal.models import Operation
from sahakum.ledger.models import Account, Exchange, Transfer
from sahakum.ledger.opening import new_transfer
from sahakum.ledger.posting import in_order
from sahakum.ledger.selectors import balance
from sahakum.ledger.tests.conftest import (
    DAY,
    OPENED,
    Store,
    Village,
    bank_of,
    operation_of,
    store_of,
)
from sahakum.ledger.tests.reference import Reference, something
from sahakum.places.selectors import by_code
from tests.office import own_database

OPERATIONS = int(os.environ.get("SAHAKUM_OPERATIONS", "5000"))


def stored(operation: Operation, one: Transfer | Exchange) -> bool:
    one.operation = operation
    try:
        with transaction.atomic():
            one.save(force_insert=True)
    except IntegrityError:
        return False
    return True


def run(bank: Village, operation: Operation, *, number: int, seed: int) -> tuple[int, Reference]:
    """Does so many random things; answers how many were accepted, by both alike."""
    chance, reference, done = random.Random(seed), Reference(), list(Transfer.objects.all())
    for transfer in done:
        assert reference.takes(transfer)
    accepted = 0
    for count in range(number):
        one = something(chance, bank, done)
        takes = reference.takes if isinstance(one, Transfer) else reference.takes_exchange
        expected = takes(one)  # type: ignore[arg-type]
        assert stored(operation, one) is expected, (count, one)
        accepted += expected
        if expected and isinstance(one, Transfer):
            done.append(one)
    return accepted, reference


def agrees(bank: Village, reference: Reference) -> None:
    for account in Account.objects.filter(book=bank.book):
        assert account.balance == reference.balances[account.pk], account
        for offset in (-41, -7, 0, 13, 60):
            day = DAY + datetime.timedelta(days=offset)
            if not account.control:
                assert balance(account, on=day) == reference.as_of(account, day), (account, day)


@pytest.fixture
def alone(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """A database of its own, in which what is stored is committed on PostgreSQL: one transaction
    keeps every balance that an account ever had, and reads through all of them."""
    with django_db_blocker.unblock(), own_database():
        yield


def test_the_reference_model_agrees(alone: None) -> None:
    bopha, village = somebody("bopha", organisation("fresh_village")), by_code("02040101")
    assert village is not None
    store = store_of(bopha)
    bank = bank_of(bopha, village, store)
    operation = store([], kind="trial")
    accepted, reference = run(bank, operation, number=OPERATIONS, seed=20261124)
    assert OPERATIONS * 0.3 < accepted < OPERATIONS * 0.9
    agrees(bank, reference)
    codes = {found.code for found in verify.verify()}
    # Its digest knew of no rows, and no loan is recorded for what its accounts of loans hold.
    assert codes - {"wrong_loans"} == {"altered_row"}


@pytest.mark.django_db
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.data())
def test_any_order_of_arrival_gives_the_same_days(
    bank: Village, bopha: User, data: st.DataObject
) -> None:
    """Sheets keyed in any order: where all are accepted, every day comes out the same."""
    chance = random.Random(data.draw(st.integers(0, 10**6)))
    sheet = [one for _ in range(12) if isinstance(one := something(chance, bank, []), Transfer)]
    orders = [sheet, data.draw(st.permutations(sheet))]
    days = [DAY + datetime.timedelta(days=offset) for offset in (-20, 0, 20)]
    found = []
    for order in orders:
        with transaction.atomic():
            operation = operation_of(bopha)
            operation.rows_digest = bytes(32)
            operation.save(force_insert=True)
            all_in = all(stored(operation, one) for one in order)
            shown = [balance(account, on=day) for account in bank.accounts for day in days]
            transaction.set_rollback(True)
        found.append((all_in, shown))
    if all(all_in for all_in, _ in found):
        assert found[0] == found[1]


@pytest.mark.django_db
def test_a_whole_meeting_is_taken_if_its_sum_is(bank: Village, store: Store) -> None:
    """What fills the box is stored before what empties it, on both databases."""
    chance = random.Random(7)
    taken = 0
    for _ in range(60):
        drawn = [something(chance, bank, []) for _ in range(9)]
        meeting = [one for one in drawn if isinstance(one, Transfer) and _only_the_box(one, bank)]
        _leave_in_the_box(1_000, bank, store)
        after = 1_000 + sum(
            one.amount * ((one.debit_id == bank.box.pk) - (one.credit_id == bank.box.pk))
            for one in meeting
        )
        try:
            with transaction.atomic():
                store(in_order(meeting))
        except IntegrityError:
            assert after < 0
            continue
        assert after >= 0
        taken += 1
    assert 0 < taken < 60


def _leave_in_the_box(amount: int, bank: Village, store: Store) -> None:
    held = Account.objects.get(pk=bank.box.pk).balance
    if held > amount:
        store([new_transfer(into=bank.loans, out_of=bank.box, amount=held - amount, day=DAY)])
    elif held < amount:
        store([new_transfer(into=bank.box, out_of=bank.capital, amount=amount - held, day=DAY)])


def _only_the_box(one: Transfer, bank: Village) -> bool:
    """Whether nothing but the box can fall short by it."""
    emptied = {one.credit_id, one.debit_id} & {bank.sokha.pk, bank.chenda.pk}
    fills_savings = one.credit_id in emptied and one.debit_id not in emptied
    in_time = one.day >= OPENED and one.amount > 0
    return in_time and one.credit_id != bank.loans.pk and (not emptied or fills_savings)
