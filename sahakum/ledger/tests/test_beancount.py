"""Beancount is the outside referee: it reads every exported book and comes to the same sums."""

import argparse
import datetime
from decimal import Decimal

import pytest
from beancount import loader
from beancount.core.data import Transaction

from sahakum.ledger import command
from sahakum.ledger.beancount import lines_of, name_of, shown
from sahakum.ledger.models import Account, Commodity
from sahakum.ledger.opening import new_exchange, new_transfer
from sahakum.ledger.reversing import undone
from sahakum.ledger.tests.conftest import DAY, Store, Village

pytestmark = pytest.mark.django_db
LATER = DAY + datetime.timedelta(days=30)


@pytest.fixture
def busy(bank: Village, store: Store) -> Village:
    """The book after savings, a loan, a sale of rice, a reversal and a late entry."""
    lent = new_transfer(into=bank.loans, out_of=bank.box, amount=40_000, day=LATER)
    sale = new_exchange(
        taken=48_000,
        into=bank.box,
        given=40_500,
        out_of=bank.store,
        through=[bank.rice_exchange, bank.riel_exchange],
        day=LATER,
    )
    store([lent, sale])
    store([new_transfer(into=bank.box, out_of=bank.sokha, amount=5_000, day=LATER)])
    store([undone(lent)])
    before = DAY - datetime.timedelta(days=9)
    store([new_transfer(into=bank.box, out_of=bank.chenda, amount=2_500, day=before)])
    return bank


def test_the_referee_accepts_the_book_and_comes_to_the_same(busy: Village) -> None:
    entries, errors, _ = loader.load_string("\n".join(lines_of(busy.book)))
    assert errors == []
    sums: dict[tuple[str, str], Decimal] = {}
    for entry in entries:
        for posting in entry.postings if isinstance(entry, Transaction) else ():
            assert posting.units is not None
            assert posting.units.number is not None
            key = (posting.account, posting.units.currency)
            sums[key] = sums.get(key, Decimal(0)) + posting.units.number
    for account in Account.objects.filter(book=busy.book, control=False):
        counted = sums.get((name_of(account), account.commodity_id), Decimal(0))
        assert counted == Decimal(shown(account.balance, account.commodity)), account
    for commodity in ("KHR", "RICE.FOOD"):
        assert sum(value for (_, unit), value in sums.items() if unit == commodity) == 0


def test_the_referee_refuses_a_book_of_which_a_line_is_missing(busy: Village) -> None:
    text = "\n".join(lines_of(busy.book)).replace("5000 KHR", "5001 KHR")
    assert loader.load_string(text)[1]


@pytest.mark.parametrize(
    ("code", "amount", "text"),
    [
        ("USD", 12_005, "120.05"),
        ("USD", -5, "-0.05"),
        ("KHR", -700, "-700"),
        ("RICE.FOOD", 40_500, "40.500"),
        ("GOLD", 3_750, "3750"),
        ("COW", 2, "2"),
    ],
)
def test_amounts_are_exact(code: str, amount: int, text: str) -> None:
    assert shown(amount, Commodity.objects.get(pk=code)) == text


def books(book: str | None = None) -> int:
    """What ``./run books`` does."""
    return command.run(argparse.Namespace(book=book, json=False))


def test_from_the_command_line(busy: Village, capsys: pytest.CaptureFixture[str]) -> None:
    assert books() == 0
    assert f"{busy.book.pk}  Trial group" in capsys.readouterr().out
    assert books(str(busy.book.pk)) == 0
    assert loader.load_string(capsys.readouterr().out)[1] == []
    assert books("no-such-book") == 2
    assert "There is no book no-such-book" in capsys.readouterr().err
