"""What transfers do to balances: by day happened, by day known, reversed, exchanged, voided."""

import datetime
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from sahakum.accounts.models import User
from sahakum.journal import services, verify
from sahakum.journal.models import Operation, row_models
from sahakum.journal.sealing import seal
from sahakum.ledger import triggers
from sahakum.ledger.models import Account, Transfer
from sahakum.ledger.opening import new_exchange, new_transfer
from sahakum.ledger.posting import Overdrawn, check_covered, in_order
from sahakum.ledger.reversing import undone
from sahakum.ledger.selectors import balance, books_of, negative_days
from sahakum.ledger.statements import count_lines, newest_lines, statement
from sahakum.ledger.tests.conftest import DAY, Store, Village, operation_of
from sahakum.lib.quantities import MOST_AMOUNT

pytestmark = pytest.mark.django_db
LATER = DAY + datetime.timedelta(days=7)


def held(account: Account) -> int:
    """What the database itself keeps as the balance."""
    return int(Account.objects.get(pk=account.pk).balance)


def findings() -> list[str]:
    return [found.code for found in verify.verify()]


def test_what_goes_in_comes_out_somewhere(bank: Village, store: Store) -> None:
    store([new_transfer(into=bank.box, out_of=bank.sokha, amount=5_000, day=DAY)])
    assert held(bank.box) == 105_000
    assert held(bank.sokha) == -5_000
    assert held(bank.store) == 500_000
    assert sum(held(one) for one in bank.accounts) == 0
    assert findings() == []


def test_members_add_up_to_the_control_account(bank: Village, store: Store) -> None:
    for member, amount in ((bank.sokha, 5_000), (bank.chenda, 2_500)):
        store([new_transfer(into=bank.box, out_of=member, amount=amount, day=DAY)])
    assert balance(bank.savings) == -7_500
    assert balance(bank.savings, on=DAY - datetime.timedelta(days=1)) == 0
    assert statement(bank.savings, since=DAY).closing == -7_500


def test_as_of_a_day_and_as_known(bank: Village, store: Store) -> None:
    seal()
    known = Operation.objects.order_by("-position").values_list("position", flat=True)[0]
    store([new_transfer(into=bank.box, out_of=bank.capital, amount=7_000, day=LATER)])
    store([new_transfer(into=bank.box, out_of=bank.capital, amount=30, day=DAY)])
    seal()
    assert balance(bank.box, on=DAY - datetime.timedelta(days=1)) == 0
    assert balance(bank.box, on=DAY) == 100_030
    assert balance(bank.box, on=LATER) == balance(bank.box) == 107_030
    assert balance(bank.box, known=known) == 100_000
    assert balance(bank.box, on=DAY, known=known) == 100_000


def test_a_statement_runs_in_order_of_days(bank: Village, store: Store) -> None:
    store([new_transfer(into=bank.loans, out_of=bank.box, amount=40_000, day=LATER)])
    store([new_transfer(into=bank.box, out_of=bank.sokha, amount=1_000, day=DAY)])
    shown = statement(bank.box, since=DAY)
    assert [(line.amount, line.balance) for line in shown.lines] == [
        (100_000, 100_000),
        (1_000, 101_000),
        (-40_000, 61_000),
    ]
    later = statement(bank.box, since=LATER, until=LATER)
    assert (later.opening, later.closing) == (101_000, 61_000)


def test_pages_of_a_statement_are_what_the_whole_shows(bank: Village, store: Store) -> None:
    """Also of a control account, where savings go from one member to another."""
    for count in range(12):
        day = DAY + datetime.timedelta(days=count * 5 % 7)
        store([new_transfer(into=bank.box, out_of=bank.sokha, amount=100 + count, day=day)])
        store([new_transfer(into=bank.sokha, out_of=bank.chenda, amount=1, day=day)])
    for account, number in ((bank.box, 13), (bank.savings, 24), (bank.sokha, 24)):
        whole = statement(account, since=DAY)
        assert count_lines(account) == len(whole.lines) == number
        pages = [newest_lines(account, skip=skip, most=5) for skip in range(0, number, 5)]
        assert [line for page in pages for line in page] == whole.lines[::-1]
        running = 0
        for line in whole.lines:
            running += line.amount
            assert line.balance == running
        assert whole.closing == balance(account)


def test_a_reversal_names_what_it_undoes_and_only_once(bank: Village, store: Store) -> None:
    first = new_transfer(into=bank.loans, out_of=bank.box, amount=40_000, day=DAY)
    store([first])
    back = undone(first)
    store([back])
    assert held(bank.box) == 100_000
    with pytest.raises(IntegrityError), transaction.atomic():
        store([undone(first)])
    store([undone(back, day=LATER)])
    assert held(bank.box) == 60_000
    assert balance(bank.box, on=DAY) == 100_000


def test_rice_for_money_stands_or_falls_together(bank: Village, store: Store) -> None:
    sale = new_exchange(
        taken=48_000,
        into=bank.box,
        given=40_000,
        out_of=bank.store,
        through=[bank.rice_exchange, bank.riel_exchange],
        day=DAY,
    )
    store([sale])
    assert (held(bank.box), held(bank.store)) == (148_000, 460_000)
    assert (held(bank.riel_exchange), held(bank.rice_exchange)) == (-48_000, 40_000)
    assert Transfer.objects.filter(exchange=sale).count() == 2
    assert findings() == []


def test_more_rice_than_the_store_holds_leaves_the_money_too(bank: Village, store: Store) -> None:
    sale = new_exchange(
        taken=48_000,
        into=bank.box,
        given=500_001,
        out_of=bank.store,
        through=[bank.rice_exchange, bank.riel_exchange],
        day=DAY,
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        store([sale])
    assert (held(bank.box), held(bank.store)) == (100_000, 500_000)


def test_one_operation_is_judged_by_what_it_comes_to(bank: Village, store: Store) -> None:
    out = new_transfer(into=bank.loans, out_of=bank.box, amount=104_000, day=DAY)
    come = new_transfer(into=bank.box, out_of=bank.sokha, amount=5_000, day=DAY)
    check_covered([out, come])
    store(in_order([out, come]))
    assert held(bank.box) == 1_000


def test_what_falls_short_is_named(bank: Village, store: Store) -> None:
    out = new_transfer(into=bank.loans, out_of=bank.box, amount=104_000, day=DAY)
    with pytest.raises(Overdrawn) as raised, transaction.atomic():
        check_covered([out])
    (short,) = raised.value.shortfalls
    assert (short.account.pk, short.holds, short.lacks) == (bank.box.pk, 100_000, 4_000)


def test_a_past_day_below_zero_is_shown_and_not_refused(bank: Village, store: Store) -> None:
    earlier = DAY - datetime.timedelta(days=3)
    store([new_transfer(into=bank.loans, out_of=bank.box, amount=60_000, day=earlier)])
    assert negative_days(bank.box) == [(earlier, -60_000)]
    assert held(bank.box) == 40_000


def test_voiding_undoes_transfers_and_exchanges(bank: Village, store: Store, bopha: User) -> None:
    sale = new_exchange(
        taken=48_000,
        into=bank.box,
        given=40_000,
        out_of=bank.store,
        through=[bank.rice_exchange, bank.riel_exchange],
        day=DAY,
    )
    saved = new_transfer(into=bank.box, out_of=bank.sokha, amount=5_000, day=DAY)
    meeting = store([sale, saved])
    voiding = operation_of(bopha, kind="void")
    services.void(voiding=voiding, voided=meeting, reason="keyed twice")
    assert (held(bank.box), held(bank.store), held(bank.sokha)) == (100_000, 500_000, 0)
    assert balance(bank.box, on=DAY) == 100_000
    assert findings() == []


def test_voiding_a_meeting_is_judged_by_what_it_comes_to(
    bank: Village, store: Store, bopha: User
) -> None:
    """The money of a sale was lent at once: the loan comes back before the sale is undone."""
    sale = new_exchange(
        taken=48_000,
        into=bank.box,
        given=40_000,
        out_of=bank.store,
        through=[bank.rice_exchange, bank.riel_exchange],
        day=DAY,
    )
    lent = new_transfer(into=bank.loans, out_of=bank.box, amount=148_000, day=DAY)
    check_covered([lent, sale])
    meeting = store(in_order([lent, sale]))
    assert held(bank.box) == 0
    services.void(voiding=operation_of(bopha, kind="void"), voided=meeting, reason="not so")
    assert (held(bank.box), held(bank.store), held(bank.loans)) == (100_000, 500_000, 0)
    assert findings() == []


def test_voiding_a_long_meeting_asks_no_more_questions(
    bank: Village, store: Store, bopha: User, django_assert_max_num_queries: Any
) -> None:
    rows = [new_transfer(into=bank.box, out_of=bank.sokha, amount=5, day=DAY) for _ in range(60)]
    meeting = store(rows)
    # One question for each kind of row in the house, and a few for what was found.
    with django_assert_max_num_queries(len(row_models()) + 20):
        services.void(voiding=operation_of(bopha, kind="void"), voided=meeting, reason="twice")
    assert held(bank.sokha) == 0


def test_a_balance_never_grows_beyond_what_can_be_counted(bank: Village, store: Store) -> None:
    def most() -> Transfer:
        return new_transfer(into=bank.box, out_of=bank.capital, amount=MOST_AMOUNT, day=DAY)

    store([most() for _ in range(444)])
    with pytest.raises(IntegrityError), transaction.atomic():
        store([most()])
    assert held(bank.box) == 444 * MOST_AMOUNT + 100_000


def test_books_of_another_organisation_are_not_seen(
    bank: Village, bopha: User, chantha: User, sreymom: User
) -> None:
    assert list(books_of(bopha)) == [bank.book]
    assert list(books_of(chantha)) == []
    assert list(books_of(sreymom)) == []


def test_what_was_used_since_cannot_be_undone(bank: Village, store: Store, bopha: User) -> None:
    saved = store([new_transfer(into=bank.box, out_of=bank.sokha, amount=5_000, day=DAY)])
    store([new_transfer(into=bank.loans, out_of=bank.box, amount=105_000, day=DAY)])
    voiding = operation_of(bopha, kind="void")
    with pytest.raises(IntegrityError), transaction.atomic():
        services.void(voiding=voiding, voided=saved, reason="not so")
    assert held(bank.sokha) == -5_000


def test_verify_finds_a_balance_that_was_changed_behind_the_triggers(bank: Village) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # The owner of the tables can: then the count of the transfers tells.
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("ALTER TABLE ledger_account DISABLE TRIGGER ledger_account_stays")
        else:
            cursor.execute("DROP TRIGGER ledger_account_balance")
        cursor.execute("UPDATE ledger_account SET balance = balance + 1 WHERE number = 1")
    assert findings() == ["wrong_balance", "missing_rule"]


def test_a_migration_takes_the_rules_away_and_puts_them_back(db: None) -> None:
    """SQLite makes tables anew, which it refuses while triggers of other tables name them."""
    triggers.remove(using="default")
    gone = triggers.missing(connection)
    assert bool(gone) is (connection.vendor == "sqlite")
    triggers.install(using="default")
    assert triggers.missing(connection) == []
