"""What becomes of loans of a group, said through the door and noted in the reference beside it."""

import datetime
from random import Random
from typing import Any
from uuid import UUID

from sahakum.accounts.models import User
from sahakum.capture.intake import Word
from sahakum.groups import chart
from sahakum.groups.tests import loans_said
from sahakum.groups.tests.loan_reference import Books, Line, Reference, Sheet, Told
from sahakum.groups.tests.loan_rules import rules_of_loans
from sahakum.groups.tests.passbook import Passbook
from sahakum.groups.tests.world import NAMES, a_group, send, sentences_of
from sahakum.journal.models import Fact, Operation
from sahakum.ledger.models import Transfer
from sahakum.ledger.selectors import balance
from sahakum.lending.models import Loan, LoanPayment, Postponement, Recovery, Reschedule, WriteOff
from sahakum.places.models import Place

Day = datetime.date
FIRST_DAY, LAST_DAY = Day(2025, 2, 2), Day(2026, 3, 31)
STORED = (
    Operation,
    Fact,
    Transfer,
    Loan,
    LoanPayment,
    Postponement,
    Reschedule,
    WriteOff,
    Recovery,
)


def counts() -> dict[str, int]:
    """How many rows there are of what an operation may store."""
    return {model._meta.label: model._default_manager.count() for model in STORED}


class LoansTold:
    """A group of five of which three have loans, and the reference beside it."""

    def __init__(self, by: User, village: Place, chance: Random) -> None:
        self.by, self.today, self.reference = by, FIRST_DAY, Reference()
        self.chance, rules = chance, rules_of_loans(chance)
        self.group = a_group(by, village, rules=rules)
        self.reference.rules.append((None, Day(2025, 1, 5), rules))
        self.hold([Line(place=place, savings=30_000) for place in range(len(NAMES))])
        self.hold([Line(place=place, lent=9_000 + 7_300 * place) for place in range(3)])

    def say(self, kind: str, content: dict[str, Any], *, possible: bool) -> UUID | None:
        """Says one thing, of which is known whether it can be; what cannot stores nothing."""
        before = counts()
        answer = send(kind, content, by=self.by)
        assert (answer.word is Word.SAVED) == possible, sentences_of(answer)
        if possible:
            return answer.id
        assert answer.word is Word.NEEDS_ATTENTION
        assert sentences_of(answer)
        assert counts() == before
        return None

    def hold(
        self, said: list[Line], *, days_ago: int = 0, off: int = 0, named: bool = True
    ) -> None:
        """A meeting from one sheet; ``off`` is how much more was counted than should be there."""
        day = max(FIRST_DAY, self.today - datetime.timedelta(days=days_ago))
        sheet = Sheet(reference=self.reference, day=day, lines=said, off=off)
        counted = sheet.counted
        if counted < 0:
            return
        content = self.group.content(
            day.isoformat(),
            {
                line.place: {
                    name: str(getattr(line, name))
                    for name in ("savings", "fine", "repaid", "lent")
                    if getattr(line, name)
                }
                for line in said
            },
            counted=str(counted),
            difference_reason="ភ្លេចកត់ត្រា" if off and named else "",
        )
        stored = self.say("meeting", content, possible=sheet.possible and (named or not off))
        if stored is None:
            return
        self.reference.told.append(sheet.stored(stored, self._given(stored)))
        box = chart.accounts_of(self.group.fund)[chart.BOX]
        assert balance(box, on=day) == counted

    def _given(self, operation: UUID) -> list[Passbook]:
        members = [one.pk for one in self.group.members]
        given = Loan.objects.select_related("member", "account").filter(operation=operation)
        found = [Passbook.of(one, members.index(one.member_id)) for one in given]
        return sorted(found, key=lambda one: one.place)

    def pass_time(self, days: int) -> None:
        """So many days go by."""
        self.today = min(LAST_DAY, self.today + datetime.timedelta(days=days))

    def tell(
        self, stored: UUID, books: list[Passbook], does: Any, *, puts_off: bool = False
    ) -> None:
        """Notes what was stored of some loans; ``does`` is done to the passbook of each."""
        keys = frozenset(one.loan.pk for one in books)

        def of_each(found: Books) -> None:
            for key in keys:
                does(found.loans[key])

        self.reference.told.append(
            Told(operation=stored, day=self.today, does=of_each, loans=keys, puts_off=puts_off)
        )

    def give_up(self, book: Passbook) -> None:
        """A loan is not expected back."""
        owed, key, day = book.owed, book.loan.pk, self.today
        content = loans_said.write_off(loan=key, day=day, minutes="ស្លាប់")
        possible = bool(owed) and book.last[0] <= day

        def does(books: Books) -> None:
            books.loans[key].given_up = owed
            books.move(owed, f"owes {book.place}", "spent")

        stored = self.say("loan_write_off", content, possible=possible)
        if stored is not None:
            keys = frozenset([key])
            self.reference.told.append(Told(operation=stored, day=day, does=does, loans=keys))

    def recover(self, book: Passbook, amount: int) -> None:
        """Something of what was given up is paid."""
        key, day = book.loan.pk, self.today
        said = loans_said.recovery(loan=key, day=day, amount=str(amount), paid_by="កូនប្រុស")
        possible = book.recovered + amount <= (book.given_up or 0)

        def does(books: Books) -> None:
            books.loans[key].recovered += amount
            books.move(amount, "recovered", "box")

        stored = self.say("loan_recovery", said, possible=possible)
        if stored is not None:
            told = Told(operation=stored, day=day, does=does, loans=frozenset([key]), adds=True)
            self.reference.told.append(told)
