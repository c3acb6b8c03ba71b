"""A book as a Beancount file, for an auditor who trusts other people's arithmetic more than ours.

Every transfer is a transaction of two postings. The last lines assert what each account held at
the end, as our database keeps it: ``bean-check`` accepts the file only if its own sums come to the
same.
Syntax: https://beancount.github.io/docs/beancount_language_syntax.html
"""

import datetime
from collections.abc import Iterable, Iterator

from sahakum.ledger.models import Account, Book, Commodity, Transfer

# A guarded debit account is what the group has; Beancount wants one of five words in front.
ROOTS = {
    "box": "Assets",
    "bank": "Assets",
    "store": "Assets",
    "herd": "Assets",
    "loans": "Assets",
    "advances": "Assets",
    "savings": "Liabilities",
    "owed": "Liabilities",
    "social": "Liabilities",
    "income": "Income",
    "expense": "Expenses",
}
ONE_DAY = datetime.timedelta(days=1)


def lines_of(book: Book) -> Iterator[str]:
    """The file line by line, without line ends."""
    accounts = {
        account.pk: account
        for account in Account.objects.filter(book=book, voided_by__isnull=True, control=False)
        .select_related("commodity")
        .order_by("number")
    }
    found = Transfer.objects.filter(book=book).select_related("operation")
    first = found.order_by("day").values_list("day", flat=True).first()
    last = found.order_by("-day").values_list("day", flat=True).first()
    yield f'option "title" "{_quoted(book.latin_name)}"'
    yield from _openings(accounts.values(), min(first or book.opened_on, book.opened_on))
    for transfer in found.order_by("day", "operation_id", "pk").iterator():
        yield from _transaction(transfer, accounts[transfer.debit_id], accounts[transfer.credit_id])
    yield from _assertions(accounts.values(), (last or book.opened_on) + ONE_DAY)


def _openings(accounts: Iterable[Account], day: datetime.date) -> Iterator[str]:
    yield ""
    for account in accounts:
        yield f"{day} open {name_of(account)} {account.commodity_id}"
        yield f'  name: "{_quoted(account.name_en)}"'


def _transaction(transfer: Transfer, debit: Account, credit: Account) -> Iterator[str]:
    amount = shown(transfer.amount, debit.commodity)
    commodity = transfer.commodity_id
    links = "".join(f" ^{key}" for key in (transfer.exchange_id, transfer.reverses_id) if key)
    yield ""
    yield f'{transfer.day} * "{_quoted(transfer.operation.kind)}" "{transfer.pk}"{links}'
    yield f"  {name_of(debit)}  {amount} {commodity}"
    yield f"  {name_of(credit)}  -{amount} {commodity}"


def _assertions(accounts: Iterable[Account], day: datetime.date) -> Iterator[str]:
    yield ""
    for account in accounts:
        amount = shown(account.balance, account.commodity)
        yield f"{day} balance {name_of(account)} {amount} {account.commodity_id}"


def name_of(account: Account) -> str:
    """The account's name in the file: what it is, its role and its number in the book."""
    role = account.role.replace("_", "-").capitalize()
    return f"{ROOTS.get(account.role, 'Equity')}:{role}:{account.number}"


def shown(amount: int, commodity: Commodity) -> str:
    """The amount in shown units where these are exact decimals, else in the smallest unit."""
    places = len(str(commodity.per_unit)) - 1
    if commodity.per_unit != 10**places or not places:
        return str(amount)
    sign, digits = "-" if amount < 0 else "", str(abs(amount)).zfill(places + 1)
    return f"{sign}{digits[:-places]}.{digits[-places:]}"


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')
