"""The accounts of a grant fund: which there are, and what each thing that happens moves."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sahakum.grants.models import GrantFund
from sahakum.ledger.models import Account, Book, Commodity, Transfer
from sahakum.ledger.opening import new_account, new_transfer

KEPT, ADVANCES, GIVEN, GIVEN_UP, RECEIVED = 1, 2, 3, 4, 5
NAMES = {
    "box": ("ហិបប្រាក់", "Cash box"),
    "bank": ("គណនីធនាគារ", "Bank account"),
}
CHART = (
    (ADVANCES, "advances", "បុរេប្រទាន មិនទាន់មានភស្តុតាង", "Paid out, use not yet proven"),
    (GIVEN, "expense", "ជំនួយដែលមានភស្តុតាង", "Grants given"),
    (GIVEN_UP, "expense", "បុរេប្រទានដែលលែងទាមទារភស្តុតាង", "Given up without proof"),
    (RECEIVED, "income", "ប្រាក់ទទួលបាន", "Money received"),
)


@dataclass(frozen=True, kw_only=True)
class Accounts:
    """The accounts of a fund by their numbers."""

    by_number: dict[int, Account]

    def __getitem__(self, number: int) -> Account:
        """One of the numbers above."""
        return self.by_number[number]

    def move(self, into: int, out_of: int, amount: int, day: date) -> Iterator[Transfer]:
        """The transfer of an amount between two of them; none of nothing."""
        if amount:
            yield new_transfer(into=self[into], out_of=self[out_of], amount=amount, day=day)


def new_accounts(book: Book, commodity: Commodity, kept: str) -> Accounts:
    """The accounts of a new fund, not yet stored."""
    entries = ((KEPT, kept, *NAMES[kept]), *CHART)
    return Accounts(
        by_number={
            number: new_account(
                book=book,
                commodity=commodity,
                role=role,
                number=number,
                name_km=name_km,
                name_en=name_en,
            )
            for number, role, name_km, name_en in entries
        }
    )


def accounts_of(fund: GrantFund) -> Accounts:
    """The stored accounts of a fund, with what they hold now."""
    found = Account.objects.filter(book=fund.book_id, voided_by__isnull=True)
    known = found.select_related("commodity")
    return Accounts(by_number={account.number: account for account in known})
