"""A member's passbook on paper: what she has side by side, then each fund meeting by meeting."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from sahakum.accounts.models import User
from sahakum.groups import selectors
from sahakum.groups.models import MeetingLine, MemberAccounts
from sahakum.ledger.amounts import as_said, unit_of
from sahakum.ledger.models import Account, Commodity
from sahakum.ledger.statements import Line, statement
from sahakum.web import passbook, wording
from sahakum.web.meeting_page import CAME
from sahakum.web.passbook import FundPart, MemberPage
from sahakum.web.statement_page import title_of
from sahakum.web.statement_period import EARLIEST

# Five years of a group that meets every month; what is older stands in one line before.
MOST_ROWS = 60
Key = tuple[datetime.date, UUID]


@dataclass(frozen=True, kw_only=True)
class BookRow:
    """One line of the book: what went in and out, and what there was afterwards."""

    day: datetime.date
    paper: str
    came: bool
    saved: str
    savings: str
    social: str
    fine: str
    lent: str
    repaid: str
    owes: str


@dataclass(frozen=True, kw_only=True)
class FundBook:
    """One fund of the book; ``before`` is what older lines led to, where they are left out."""

    part: FundPart
    unit: str
    before: tuple[str, str] | None
    rows: list[BookRow]


@dataclass(frozen=True, kw_only=True)
class PassbookPaper:
    """The book of a member."""

    page: MemberPage
    funds: list[FundBook]


def of(user: User, member_id: UUID) -> PassbookPaper:
    """The book of a member of a visible group; that it was looked at is written down.

    Raises:
        Http404: there is none, or the group is out of sight.
    """
    page = passbook.of(user, member_id)
    return PassbookPaper(page=page, funds=[_fund(part) for part in page.funds])


def _fund(part: FundPart) -> FundBook:
    rows = _rows(part.tied, part.fund.commodity)
    older, shown = rows[:-MOST_ROWS], rows[-MOST_ROWS:]
    before = (older[-1].savings, older[-1].owes) if older else None
    return FundBook(part=part, unit=unit_of(part.fund.commodity), before=before, rows=shown)


def _rows(tied: MemberAccounts, commodity: Commodity) -> list[BookRow]:
    saved, owed = _changes(tied.savings), _changes(tied.loans)
    lines = _lines(tied)
    keys = sorted({*saved, *owed, *lines})
    kinds = selectors.kinds_by_operation({operation for _day, operation in keys})
    savings = owes = 0
    rows = []
    for key in keys:
        savings += saved.get(key, 0)
        owes += owed.get(key, 0)
        kind = kinds[key[1]]
        row = _Moves(line=lines.get(key), saved=saved.get(key, 0), owed=owed.get(key, 0), kind=kind)
        rows.append(_row(key[0], row, savings, owes, commodity))
    return rows


@dataclass(frozen=True, kw_only=True)
class _Moves:
    """What one operation did to her accounts, and her line of its meeting if it was one."""

    line: MeetingLine | None
    saved: int
    owed: int
    kind: str

    def of(self, name: str) -> int:
        """An amount of her line."""
        return int(getattr(self.line, name)) if self.line else 0

    @property
    def lent(self) -> int:
        """What she borrowed."""
        return self.of("lent") if self.line else max(self.owed, 0)

    @property
    def repaid(self) -> int:
        """What she paid back, interest included."""
        return self.of("repaid") if self.line else max(-self.owed, 0)


def _row(
    day: datetime.date, moves: _Moves, savings: int, owes: int, commodity: Commodity
) -> BookRow:
    line = moves.line
    return BookRow(
        day=day,
        paper=_paper(line) or title_of(moves.kind),
        came=line is not None and line.presence in CAME and bool(line.meeting.sheet),
        saved=_signed(moves.saved, commodity),
        savings=_plain(savings, commodity),
        social=_signed(moves.of("social") - moves.of("helped"), commodity),
        fine=_plain(moves.of("fine"), commodity),
        lent=_plain(moves.lent, commodity),
        repaid=_plain(moves.repaid, commodity),
        owes=_plain(owes, commodity),
    )


def _paper(line: MeetingLine | None) -> str:
    if line is None:
        return ""
    sheet = line.meeting.sheet
    return wording.digits(sheet) if sheet else _("paper book")


def _changes(account: Account) -> dict[Key, int]:
    """What each operation did to an account; what was undone later, and its undoing, left out."""
    found = statement(account, since=EARLIEST).lines
    undone = {line.transfer.reverses_id for line in found}
    changes: dict[Key, int] = {}
    for line in _standing(found, undone):
        key = (line.transfer.day, line.transfer.operation_id)
        changes[key] = changes.get(key, 0) + account.held(line.amount)
    return changes


def _standing(found: list[Line], undone: set[UUID | None]) -> Iterable[Line]:
    return (one for one in found if not one.transfer.reverses_id and one.transfer.pk not in undone)


def _lines(tied: MemberAccounts) -> dict[Key, MeetingLine]:
    living = MeetingLine.objects.filter(
        member=tied.member_id, meeting__fund=tied.fund_id, voided_by__isnull=True
    )
    return {
        (line.meeting.held_on, line.meeting.operation_id): line
        for line in living.select_related("meeting")
    }


def _plain(amount: int, commodity: Commodity) -> str:
    return wording.number(as_said(amount, commodity)) if amount else ""


def _signed(amount: int, commodity: Commodity) -> str:
    sign = "−" if amount < 0 else ""
    return f"{sign}{_plain(abs(amount), commodity)}"
