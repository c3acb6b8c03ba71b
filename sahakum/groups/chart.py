"""The accounts of a fund: which there are, under which numbers, and how they are found again."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID, uuid5

from sahakum.collectives.models import Member
from sahakum.groups.models import Fund, MemberAccounts
from sahakum.journal.models import Row
from sahakum.ledger.models import Account, Book, Commodity
from sahakum.ledger.opening import new_account
from sahakum.lending.booking import Till

# Numbers of a fund's accounts begin with its place; members' own come after these.
OF_A_FUND = 1_000_000
SAVINGS_FROM, LOANS_FROM = 100_000, 200_000
# Where the commodity itself is kept, by its sort.
KEPT_IN = {
    "money": ("box", "ហិបប្រាក់", "Cash box"),
    "gold": ("box", "ហិបប្រាក់", "Cash box"),
    "rice": ("store", "ឃ្លាំងស្រូវ", "Rice store"),
    "animal": ("herd", "ហ្វូងសត្វ", "Herd"),
}


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One account that every fund has."""

    number: int
    role: str
    name_km: str
    name_en: str
    control: bool = False


BOX, SAVINGS, LOANS, SOCIAL, INTEREST, FINES = 1, 2, 3, 4, 5, 6
EXPENSE, DIFFERENCE, SHARED, TAKEN_OVER, EXCHANGE, CAPITAL = 7, 8, 9, 10, 11, 12
RECOVERED = 20
RECOVERED_ENTRY = Entry(
    number=RECOVERED, role="income", name_km="កម្ចីលះបង់ដែលទទួលបានវិញ", name_en="Recovered loans"
)
BANK, SET_ASIDE = 13, 14
CHART = (
    Entry(number=SAVINGS, role="savings", name_km="សន្សំ", name_en="Savings", control=True),
    Entry(number=LOANS, role="loans", name_km="កម្ចី", name_en="Loans", control=True),
    Entry(number=SOCIAL, role="social", name_km="មូលនិធិសង្គម", name_en="Social fund"),
    Entry(number=INTEREST, role="income", name_km="ការប្រាក់", name_en="Interest"),
    Entry(number=FINES, role="income", name_km="ពិន័យ និងកម្រៃ", name_en="Fines and fees"),
    Entry(number=EXPENSE, role="expense", name_km="ចំណាយ", name_en="Expenses"),
    Entry(number=DIFFERENCE, role="difference", name_km="លើសខ្វះ", name_en="Differences"),
    Entry(number=SHARED, role="capital", name_km="បានចែក", name_en="Shared out"),
    Entry(number=TAKEN_OVER, role="taken_over", name_km="យោងពីបញ្ជីក្រដាស", name_en="Taken over"),
    Entry(number=EXCHANGE, role="exchange", name_km="ដោះដូរ", name_en="Exchange"),
    Entry(number=CAPITAL, role="capital", name_km="ដើមទុនក្រុម", name_en="Capital of the group"),
    RECOVERED_ENTRY,
)

# A herd has heads of animals only: nobody saves or borrows them, they come and go.
BORN, GONE, PASSED = INTEREST, EXPENSE, SHARED
CHART_OF_A_HERD = (
    Entry(number=BORN, role="income", name_km="កើតក្នុងហ្វូង", name_en="Born in the herd"),
    Entry(number=GONE, role="expense", name_km="ងាប់ ឬបាត់", name_en="Died or gone"),
    Entry(number=PASSED, role="capital", name_km="ក្លាយជារបស់គ្រួសារ", name_en="Became families' own"),
    Entry(number=TAKEN_OVER, role="taken_over", name_km="យោងពីបញ្ជីក្រដាស", name_en="Taken over"),
    Entry(number=EXCHANGE, role="exchange", name_km="ដោះដូរ", name_en="Exchange"),
    Entry(number=CAPITAL, role="capital", name_km="ទទួលចូលហ្វូង", name_en="Given to the herd"),
)
# Opened when a fund's way of keeping first names them.
WHEN_NEEDED = (
    Entry(number=BANK, role="bank", name_km="គណនីធនាគារ", name_en="Bank account"),
    # It has a purpose and is never below zero, as the social fund.
    Entry(number=SET_ASIDE, role="social", name_km="ទុកសម្រាប់រដ្ឋបាល", name_en="Set aside"),
)


def first_fund_id(group_id: UUID) -> UUID:
    """The id of the fund that a group begins with: whoever said the group knows it too."""
    return uuid5(group_id, "fund")


@dataclass(frozen=True, kw_only=True)
class Accounts:
    """The accounts of a fund by their number within it."""

    by_number: dict[int, Account]

    def __getitem__(self, number: int) -> Account:
        """One of the numbers above."""
        return self.by_number[number]

    def find(self, number: int) -> Account | None:
        """One that not every fund has."""
        return self.by_number.get(number)

    def held(self, *numbers: int) -> int:
        """What accounts hold together, without those that the fund does not have."""
        return sum(self.by_number[one].held() for one in numbers if one in self.by_number)

    @property
    def till(self) -> Till:
        """Where loans go out and come in."""
        return Till(box=self[BOX], interest=self[INTEREST], fees=self[FINES])


def new_accounts(book: Book, commodity: Commodity, place: int) -> Accounts:
    """The accounts of a new fund, not yet stored."""
    role, name_km, name_en = KEPT_IN[commodity.sort]
    box = Entry(number=BOX, role=role, name_km=name_km, name_en=name_en)
    entries = (box, *(CHART_OF_A_HERD if role == "herd" else CHART))
    return Accounts(by_number={one.number: _new(one, book, commodity, place) for one in entries})


def _new(entry: Entry, book: Book, commodity: Commodity, place: int) -> Account:
    return new_account(
        book=book,
        commodity=commodity,
        role=entry.role,
        number=place * OF_A_FUND + entry.number,
        name_km=f"{entry.name_km} ({commodity.name_km})",
        name_en=f"{entry.name_en} ({commodity.name_en})",
        control=entry.control,
    )


def missing_account(fund: Fund, accounts: Accounts, entry: Entry) -> list[Account]:
    """The account of an entry for a fund that was opened before there was one; it is added."""
    if entry.number in accounts.by_number:
        return []
    found = _new(entry, fund.book, fund.commodity, fund.place)
    accounts.by_number[entry.number] = found
    return [found]


def new_when_needed(fund: Fund, number: int) -> Account:
    """An account that a fund begins to need, not yet stored."""
    entry = next(one for one in WHEN_NEEDED if one.number == number)
    return _new(entry, fund.book, fund.commodity, fund.place)


def accounts_of(fund: Fund) -> Accounts:
    """The stored accounts of a fund, without the members' own."""
    start = fund.place * OF_A_FUND
    found = Account.objects.filter(
        book_id=fund.book_id, number__gt=start, number__lt=start + SAVINGS_FROM, voided_by=None
    )
    return Accounts(by_number={account.number - start: account for account in found})


def new_member_accounts(fund: Fund, accounts: Accounts, member: Member) -> list[Row]:
    """A member's savings and loans in a fund, and the row that ties them to her."""
    start = fund.place * OF_A_FUND
    savings, loans = (
        new_account(
            book=fund.book,
            commodity=fund.commodity,
            role=role,
            number=start + first + member.number,
            name_km=f"{km} លេខ {member.number}",
            name_en=f"{en} {member.number}",
            under=accounts[above],
        )
        for role, first, above, km, en in (
            ("savings", SAVINGS_FROM, SAVINGS, "សន្សំ", "Savings of member"),
            ("loans", LOANS_FROM, LOANS, "កម្ចី", "Loans of member"),
        )
    )
    tie = MemberAccounts(fund=fund, member=member, savings=savings, loans=loans)
    return [savings, loans, tie]


def tied(fund: Fund, members: Iterable[Member]) -> dict[object, MemberAccounts]:
    """Each member's accounts in a fund, with what they hold now."""
    found = MemberAccounts.objects.filter(fund=fund, member__in=list(members), voided_by=None)
    return {one.member_id: one for one in found.select_related("savings", "loans")}
