"""Sayings of one village group: its list, its rules, and its meetings over riel and rice."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sahakum.demonstration.bank_rules import FLOOD_WORDS, NGO, RICE, RIEL
from sahakum.demonstration.days import TODAY, moment
from sahakum.demonstration.families import MadeFamily
from sahakum.demonstration.registrations import people_of
from sahakum.demonstration.sayings import Saying
from sahakum.demonstration.small_loans import made_name
from sahakum.groups import chart, demo
from sahakum.groups.paper_book import PaperBook
from sahakum.lib.chance import Chance, made_id
from sahakum.lib.dates import add_months

Day = datetime.date
STANDINGS = ("leader", "treasurer", "secretary")
RICE_GIVEN = 3_000_000
RICE_LOAN = 100_000


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What a group is to be: ``families`` are those whose heads join after who lead it.

    ``key`` tells it from all others; ``months`` is how long it has met; ``trainees`` how many of
    those families' heads begin as trainees; ``given_by`` names who gave the first rice.
    """

    key: str
    name: str
    worker: str
    formed_on: Day
    months: int
    size: int
    families: Sequence[MadeFamily]
    trainees: int = 0
    flooded: bool = False
    given_by: str = NGO


@dataclass(kw_only=True)
class VillageGroup:
    """One group and its paper books, from its first day on."""

    plan: Plan
    id: UUID = field(init=False)
    members: list[UUID] = field(init=False)
    chance: Chance = field(init=False)
    # What was lent to whom, by the paper book: filled in while the meetings are told.
    lent: list[tuple[UUID, Day, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        key = self.plan.key
        self.id, self.chance = made_id("group", key), Chance("group", key)
        self.members = [made_id("group member", key, place) for place in range(self.plan.size)]

    @property
    def riel(self) -> UUID:
        """Its fund of riel, with which it begins."""
        return chart.first_fund_id(self.id)

    @property
    def rice(self) -> UUID:
        """Its fund of food rice."""
        return made_id("rice", self.plan.key)

    def member_of(self, number: int) -> UUID:
        """The head of the family of this number as a member."""
        return self.members[len(STANDINGS) + number]

    def sayings(self, village_id: int) -> Iterator[Saying]:
        """Everything that is said of the group in both books."""
        plan, day = self.plan, self.plan.formed_on
        content = demo.group(
            village_id=village_id,
            sort="self_help",
            name=plan.name,
            formed_on=day,
            commodity="KHR",
        )
        yield self.said("group", self.id, content, day, minute=0)
        opened = demo.fund(group=self.id, commodity="RICE.FOOD", opened_on=day)
        yield self.said("group_fund", self.rice, opened, day, minute=1)
        yield from self._list()
        for fund, rules in ((self.riel, RIEL), (self.rice, RICE)):
            content = demo.bylaws(fund=fund, from_on=day, rules=rules)
            yield self.said("bylaws", made_id("rules", fund), content, day, minute=9)
        yield from self._money()
        yield from self._rice()

    def _list(self) -> Iterator[Saying]:
        chance = Chance("names", self.plan.key)
        for place, key in enumerate(self.members):
            content = demo.member(
                group=self.id,
                name=made_name(chance),
                sex="female" if chance.happens(0.8) else "male",
                joined_on=self.plan.formed_on,
                standing=self._standing(place),
            )
            family = place - len(STANDINGS)
            if 0 <= family < len(self.plan.families):
                person, _born, _relation = next(people_of(self.plan.families[family]))
                content = {name: content[name] for name in ("group", "joined_on", "standing")}
                content["person"] = person
            yield self.said("group_member", key, content, self.plan.formed_on, minute=10 + place)

    def _standing(self, place: int) -> str:
        if place < len(STANDINGS):
            return STANDINGS[place]
        return "trainee" if place < len(STANDINGS) + self.plan.trainees else "member"

    def _money(self) -> Iterator[Saying]:
        book = PaperBook(fund=self.riel, commodity="KHR", rules=RIEL, members=self.members)
        for month in range(1, self.plan.months + 1):
            day = add_months(self.plan.formed_on, month)
            if day > TODAY:
                return
            lines = {key: self._line(book, key, day) for key in self.members}
            self._lend(book, lines, month)
            self.lent += [(key, day, one["lent"]) for key, one in lines.items() if "lent" in one]
            number = made_id("meeting", self.riel, month)
            yield self.said("meeting", number, book.meet(day, lines), day)

    def _line(self, book: PaperBook, key: UUID, day: Day) -> dict[str, Any]:
        if self.chance.happens(0.07):
            return {"presence": "absent"}
        due = book.due(key, day)
        late = self.chance.happens(0.05)
        line = {"presence": "present", "savings": 10_000, "social": 1_000}
        if late:
            line |= {"presence": "late", "fine": 500}
        # Two are slow to pay: what they owe shows in the arrears.
        slow = key in self.members[-2:] and self.chance.happens(0.5)
        return line | ({"repaid": due} if due and not slow else {})

    def _lend(self, book: PaperBook, lines: dict[UUID, dict[str, Any]], month: int) -> None:
        """Two new loans a month, to those of whom the group decided, while the box can pay them."""
        first = len(STANDINGS)
        turn = self.members[first:] + self.members[:first]
        free = [key for key in turn if not book.loans.get(key)]
        free += [key for key in turn if book.loans.get(key) and not book.owes(key)]
        coming = sum(line.get("savings", 0) + line.get("repaid", 0) for line in lines.values())
        can = book.box + coming - 50_000
        for key in free[:2]:
            most = 3 * book.savings.get(key, 0) // 10_000 * 10_000
            principal = min(most, can // 2 // 10_000 * 10_000, 400_000)
            came = lines[key]["presence"] != "absent"
            if month > 1 and came and principal >= 20_000:
                lines[key]["lent"] = principal
                can -= principal

    def _rice(self) -> Iterator[Saying]:
        """Given once, lent before the hunger months, paid back after the harvest."""
        book = PaperBook(fund=self.rice, commodity="RICE.FOOD", rules=RICE, members=self.members)
        here = {key: {"presence": "present"} for key in self.members}
        first = add_months(self.plan.formed_on, 1)
        given = book.meet(first, here, gift=RICE_GIVEN, gift_from=self.plan.given_by)
        yield self.said("meeting", made_id("rice", self.rice, first), given, first, minute=30)
        for year in range(first.year, TODAY.year + 1):
            yield from self._season(book, year)

    def _season(self, book: PaperBook, year: int) -> Iterator[Saying]:
        lent_on, back_on = Day(year, 6, 7), Day(year + 1, 1, 10)
        if lent_on <= add_months(self.plan.formed_on, 1):
            return
        lent: dict[UUID, dict[str, Any]] = {
            key: {"presence": "present"} | ({"lent": RICE_LOAN} if place % 2 else {})
            for place, key in enumerate(self.members)
        }
        yield self._rice_meeting(book, lent_on, lent)
        if back_on > TODAY:
            yield from self._flood()
            return
        back: dict[UUID, dict[str, Any]] = {
            key: {"presence": "present", "repaid": book.due(key, back_on), "savings": 20_000}
            for key in self.members
        }
        yield self._rice_meeting(book, back_on, back)

    def _rice_meeting(
        self, book: PaperBook, day: Day, lines: Mapping[UUID, Mapping[str, Any]]
    ) -> Saying:
        return self.said("meeting", made_id("rice", self.rice, day), book.meet(day, lines), day)

    def _flood(self) -> Iterator[Saying]:
        """The harvest of this year was under water."""
        if not self.plan.flooded:
            return
        day = Day(2026, 10, 20)
        content = {"fund": str(self.rice), "decided_on": day.isoformat(), "months": "12"}
        content |= {"minutes": FLOOD_WORDS}
        yield self.said("loan_postponement", made_id("flood", self.rice), content, day)

    def said(
        self, kind: str, number: UUID, content: dict[str, Any], day: Day, *, minute: int = 50
    ) -> Saying:
        """Something said of the group by its worker, in the afternoon of a day."""
        at = moment(day, 16, minute)
        return Saying(received_at=at, by=self.plan.worker, kind=kind, id=number, content=content)
