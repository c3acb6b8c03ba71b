"""A group of which chance decides what becomes of its loans, and the reference beside it."""

import datetime
from collections.abc import Callable
from random import Random
from typing import Any
from uuid import UUID

from sahakum.accounts.models import User
from sahakum.capture.intake import Word
from sahakum.groups import chart
from sahakum.groups.tests import loans_said
from sahakum.groups.tests.loan_reference import Books, Line, Reference, Sheet, Told
from sahakum.groups.tests.loan_rules import rules_of_loans
from sahakum.groups.tests.passbook import DECIDED, Passbook
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
# So many days after the last thing that happened, and so many days before today.
WAITS, BACK = (0, 0, 1, 8, 33), (0, 0, 0, 0, 0, 2, 9, 40)
HOW_PAID = ("due", "due", "part", "early", "early", "all", "too much")


def counts() -> dict[str, int]:
    """How many rows there are of what an operation may store."""
    return {model._meta.label: model._default_manager.count() for model in STORED}


class LivesOfLoans:
    """A group of five, what its members do with loans, and the reference beside it."""

    def __init__(self, by: User, village: Place, chance: Random) -> None:
        self.by, self.today, self.reference = by, FIRST_DAY, Reference()
        self.chance, rules = chance, rules_of_loans(chance)
        self.group = a_group(by, village, rules=rules)
        self.reference.rules.append((None, Day(2025, 1, 5), rules))
        self.hold([Line(place=place, savings=30_000) for place in range(len(NAMES))])
        self.hold([Line(place=place, lent=9_000 + 7_300 * place) for place in range(3)])

    def act(self) -> None:
        """Something happens."""
        acts: dict[Callable[[], None], int] = {
            self.pays: 12,
            self.meets: 7,
            self.agrees_anew: 4,
            self.puts_off: 2,
            self.gives_up_or_recovers: 2,
            self.changes_rules: 1,
            self.voids: 3,
        }
        self.pass_time(self.chance.choice(WAITS))
        self.chance.choices([*acts], weights=acts.values())[0]()

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

    def loan(self) -> Passbook:
        """One of the loans given, mostly one that is open."""
        found = list(self.reference.books().loans.values())
        lived = [one for one in found if one.is_open]
        return self.chance.choice(lived if lived and self.chance.random() < 0.8 else found)

    def pass_time(self, days: int) -> None:
        """So many days go by."""
        self.today = min(LAST_DAY, self.today + datetime.timedelta(days=days))

    def meets(self) -> None:
        """A meeting over all sorts of things; now and then it does not balance."""
        places = self.chance.sample(range(len(NAMES)), self.chance.randint(1, 4))
        off = self.chance.choice((0, 0, 0, 0, 200, -300))
        self.hold(
            [self._line(place) for place in places],
            days_ago=self.chance.choice(BACK),
            off=off,
            named=self.chance.random() < 0.7,
        )

    def _line(self, place: int) -> Line:
        chance = self.chance
        return Line(
            place=place,
            savings=chance.choice((0, 5_000, 12_345)),
            fine=chance.choice((0, 0, 500)),
            repaid=chance.choice((0, 0, 0, 777)),
            lent=chance.choice((0, 0, 1_000, 9_999, 30_000)),
        )

    def pays(self) -> None:
        """A member pays what is due of her loans, a part of it, more than that, or all."""
        place, days_ago, how = (
            self.loan().place,
            self.chance.choice(BACK),
            self.chance.choice(HOW_PAID),
        )
        own = self.reference.books().owned_by(place)
        due, most = (sum(work) for work in self._of(own, days_ago))
        amounts = {"due": due, "part": due // 2, "early": (due + most) // 2, "all": most}
        self.hold([Line(place=place, repaid=amounts.get(how, most + 1))], days_ago=days_ago)

    def _of(self, own: list[Passbook], days_ago: int) -> tuple[list[int], list[int]]:
        day = max(FIRST_DAY, self.today - datetime.timedelta(days=days_ago))
        return [one.due(day) for one in own], [one.most(day) for one in own]

    def agrees_anew(self) -> None:
        """A loan gets new terms."""
        book, day, interest = self.loan(), self.today, self.chance.choice(("kept", "added"))
        first = self.chance.choice((10, 10, 31, 31, 0))
        content = loans_said.reschedule(
            loan=book.loan.pk,
            decided_on=day,
            instalments=self.chance.randint(1, 4),
            first_due_on=day + datetime.timedelta(days=first),
            interest=interest,
            minutes="ទឹកជំនន់",
        )
        possible = bool(book.owed) and book.last < (day, DECIDED) and first > 0
        stored = self.say("loan_reschedule", content, possible=possible)
        if stored is not None:
            terms = Reschedule.objects.get(pk=stored).terms
            self._tell(stored, [book], lambda one: one.renew(terms, day, interest))

    def puts_off(self) -> None:
        """All loans fall due later."""
        day, fund, months = self.today, str(self.group.fund.pk), self.chance.randint(1, 4)
        owing = [one for one in self.reference.books().loans.values() if one.owed]
        content = {"fund": fund, "decided_on": day.isoformat(), "months": str(months)}
        possible = bool(owing) and all(one.last < (day, DECIDED) for one in owing)
        stored = self.say("loan_postponement", content | {"minutes": "ទឹកជំនន់"}, possible=possible)
        if stored is not None:
            self._tell(stored, owing, lambda one: one.put_off(months, day))

    def _tell(self, stored: UUID, books: list[Passbook], does: Any) -> None:
        keys = frozenset(one.loan.pk for one in books)

        def of_each(found: Books) -> None:
            for key in keys:
                does(found.loans[key])

        self.reference.told.append(Told(operation=stored, day=self.today, does=of_each, loans=keys))

    def gives_up_or_recovers(self) -> None:
        """A loan is not expected back, or something of one comes in after all."""
        lost = [one for one in self.reference.books().loans.values() if one.given_up]
        if lost and self.chance.random() < 0.7:
            self.recover(self.chance.choice(lost), self.chance.choice((500, 4_000, 30_000)))
        else:
            self.give_up(self.loan())

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

    def changes_rules(self) -> None:
        """From the day after the last meeting on."""
        rules = rules_of_loans(self.chance)
        day = max(one.day for one in self.reference.told) + datetime.timedelta(days=1)
        content = {"fund": str(self.group.fund.pk), "from_on": day.isoformat()} | rules
        known = {from_on for _operation, from_on, _said in self.reference.rules}
        stored = self.say("bylaws", content, possible=day not in known)
        if stored is not None:
            self.reference.rules.append((stored, day, rules))

    def voids(self) -> None:
        """The last thing, or any, was a mistake; the first two meetings were none."""
        told = self.reference.told[2:]
        if not told:
            return
        one = self.chance.choice([told[-1], self.chance.choice(told)])
        content = {"operation": str(one.operation), "reason": "ច្រឡំ"}
        if self.say("void", content, possible=self.reference.takes_void(one)) is not None:
            self.reference.void(one.operation)
