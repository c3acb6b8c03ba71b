"""A group of which chance decides what becomes of its loans, and the reference beside it."""

import datetime
from collections.abc import Callable

from sahakum.groups.tests import loans_said
from sahakum.groups.tests.loan_reference import Line
from sahakum.groups.tests.loan_rules import rules_of_loans
from sahakum.groups.tests.loans_told import FIRST_DAY, LoansTold
from sahakum.groups.tests.passbook import DECIDED, Passbook
from sahakum.groups.tests.world import NAMES
from sahakum.lending.models import Reschedule

Day = datetime.date
# So many days after the last thing that happened, and so many days before today.
WAITS, BACK = (0, 0, 1, 8, 33), (0, 0, 0, 0, 0, 2, 9, 40)
HOW_PAID = ("due", "due", "part", "early", "early", "all", "too much")


class LivesOfLoans(LoansTold):
    """The same group, of which chance decides what comes next."""

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
        self.chance.choices([*acts], weights=[*acts.values()])[0]()

    def loan(self) -> Passbook:
        """One of the loans given, mostly one that is open."""
        found = list(self.reference.books().loans.values())
        lived = [one for one in found if one.is_open]
        return self.chance.choice(lived if lived and self.chance.random() < 0.8 else found)

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
            self.tell(stored, [book], lambda one: one.renew(terms, day, interest))

    def puts_off(self) -> None:
        """All loans fall due later."""
        day, fund, months = self.today, str(self.group.fund.pk), self.chance.randint(1, 4)
        owing = [one for one in self.reference.books().loans.values() if one.owed]
        content = {"fund": fund, "decided_on": day.isoformat(), "months": str(months)}
        possible = bool(owing) and all(one.last < (day, DECIDED) for one in owing)
        stored = self.say("loan_postponement", content | {"minutes": "ទឹកជំនន់"}, possible=possible)
        if stored is not None:
            self.tell(stored, owing, lambda one: one.put_off(months, day), puts_off=True)

    def gives_up_or_recovers(self) -> None:
        """A loan is not expected back, or something of one comes in after all."""
        lost = [one for one in self.reference.books().loans.values() if one.given_up]
        if lost and self.chance.random() < 0.7:
            self.recover(self.chance.choice(lost), self.chance.choice((500, 4_000, 30_000)))
        else:
            self.give_up(self.loan())

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
