"""Sayings of village groups: savings and rice, meeting by meeting.

Our reading of MISSION section 2: three groups keep both riel and rice, which are its "3 rice banks
and 3 village savings groups"; six families of each that the office supports borrowed, which are
its "18 families with micro loans". The first group stands for that of section 1.
"""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from sahakum.demonstration import small_loans
from sahakum.demonstration.bank_rules import FLOOD_WORDS, NGO, RICE, RIEL
from sahakum.demonstration.days import TODAY, moment
from sahakum.demonstration.families import MadeFamily
from sahakum.demonstration.registrations import people_of
from sahakum.demonstration.sayings import Saying
from sahakum.demonstration.small_loans import made_name
from sahakum.demonstration.spots import Spot
from sahakum.demonstration.worlds import World
from sahakum.groups import chart, demo
from sahakum.groups.demo import PaperBook
from sahakum.lib.chance import Chance, made_id
from sahakum.lib.dates import add_months

Day = datetime.date
NAMES_OF_GROUPS = ("តេងម៉ៅ", "រួមចិត្ត", "សាមគ្គី")
STANDINGS = ("leader", "treasurer", "secretary")
FAMILIES_IN_A_GROUP = 6
RICE_GIVEN = 3_000_000
RICE_LOAN = 100_000
FIRST_MONTH = Day(2024, 11, 5)


def banks(
    world: World, supported: Sequence[MadeFamily], places: Mapping[str, int]
) -> Iterator[Saying]:
    """Everything of the groups of a world."""
    spots = [spot for spot in world.spots if spot.livelihoods]
    for number, spot in enumerate(spots[1:4] or spots):
        families = [one for one in supported if one.spot == spot and one.in_livelihoods]
        months = 24 if number == 0 else 14
        yield from _Group(number, spot, families, months).sayings(places[spot.key])
    if world.lent_dollars:
        for number, spot in enumerate((spots[4], spots[9])):
            yield from small_loans.programme(number, spot, places[spot.key])


class _Group:
    """One group: its list, its rules, and its meetings since it began."""

    def __init__(
        self, number: int, spot: Spot, families: Sequence[MadeFamily], months: int
    ) -> None:
        self.number, self.spot = number, spot
        self.chance = Chance("group", spot.key)
        self.formed_on = add_months(FIRST_MONTH, 24 - months)
        joined = [one for one in families if one.registered_on < self.formed_on]
        self.families = joined[:FAMILIES_IN_A_GROUP]
        self.id = made_id("group", spot.key)
        size = 22 if number == 0 else 16
        self.members = [made_id("group member", spot.key, place) for place in range(size)]
        self.months = months

    def sayings(self, village_id: int) -> Iterator[Saying]:
        """The group from its first day on."""
        name = f"ក្រុមជួយគ្នា {NAMES_OF_GROUPS[self.number]}"
        content = demo.group(
            village_id=village_id,
            sort="self_help",
            name=name,
            formed_on=self.formed_on,
            commodity="KHR",
        )
        yield self._said("group", self.id, content, self.formed_on, minute=0)
        riel, rice = chart.first_fund_id(self.id), made_id("rice", self.spot.key)
        opened = demo.fund(group=self.id, commodity="RICE.FOOD", opened_on=self.formed_on)
        yield self._said("group_fund", rice, opened, self.formed_on, minute=1)
        yield from self._list()
        for fund, rules in ((riel, RIEL), (rice, RICE)):
            content = demo.bylaws(fund=fund, from_on=self.formed_on, rules=rules)
            yield self._said("bylaws", made_id("rules", fund), content, self.formed_on, minute=9)
        yield from self._money(riel)
        yield from self._rice(rice)

    def _list(self) -> Iterator[Saying]:
        chance = Chance("names", self.spot.key)
        for place, key in enumerate(self.members):
            standing = STANDINGS[place] if place < len(STANDINGS) else "member"
            content = demo.member(
                group=self.id,
                name=made_name(chance),
                sex="female" if chance.happens(0.8) else "male",
                joined_on=self.formed_on,
                standing=standing,
            )
            # The first six after those who lead belong to families that the office supports.
            family = place - len(STANDINGS)
            if 0 <= family < len(self.families):
                person, _born, _relation = next(people_of(self.families[family]))
                content = {name: content[name] for name in ("group", "joined_on", "standing")}
                content["person"] = person
            yield self._said("group_member", key, content, self.formed_on, minute=10 + place)

    def _money(self, fund: UUID) -> Iterator[Saying]:
        book = PaperBook(fund=fund, commodity="KHR", rules=RIEL, members=self.members)
        for month in range(1, self.months + 1):
            day = add_months(self.formed_on, month)
            if day > TODAY:
                return
            lines = {key: self._line(book, key, day) for key in self.members}
            self._lend(book, lines, month)
            yield self._said("meeting", made_id("meeting", fund, month), book.meet(day, lines), day)

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

    def _rice(self, fund: UUID) -> Iterator[Saying]:
        """Given once, lent before the hunger months, paid back after the harvest."""
        book = PaperBook(fund=fund, commodity="RICE.FOOD", rules=RICE, members=self.members)
        here = {"presence": "present"}
        first = add_months(self.formed_on, 1)
        given = book.meet(first, dict.fromkeys(self.members, here), gift=RICE_GIVEN, gift_from=NGO)
        yield self._said("meeting", made_id("rice", fund, first), given, first, minute=30)
        for year in (2025, 2026):
            yield from self._season(book, fund, year)

    def _season(self, book: PaperBook, fund: UUID, year: int) -> Iterator[Saying]:
        lent_on, back_on = Day(year, 6, 7), Day(year + 1, 1, 10)
        if lent_on <= add_months(self.formed_on, 1):
            return
        lines: dict[UUID, dict[str, Any]] = {
            key: {"presence": "present"} | ({"lent": RICE_LOAN} if place % 2 else {})
            for place, key in enumerate(self.members)
        }
        content = book.meet(lent_on, lines)
        yield self._said("meeting", made_id("rice", fund, lent_on), content, lent_on)
        if back_on > TODAY:
            yield from self._flood(fund)
            return
        lines = {
            key: {"presence": "present", "repaid": book.due(key, back_on), "savings": 20_000}
            for key in self.members
        }
        content = book.meet(back_on, lines)
        yield self._said("meeting", made_id("rice", fund, back_on), content, back_on)

    def _flood(self, fund: UUID) -> Iterator[Saying]:
        """The harvest of this year was under water in the first village."""
        if self.number:
            return
        day = Day(2026, 10, 20)
        content = {"fund": str(fund), "decided_on": day.isoformat(), "months": "12"}
        content |= {"minutes": FLOOD_WORDS}
        yield self._said("loan_postponement", made_id("flood", fund), content, day)

    def _said(
        self, kind: str, number: UUID, content: dict[str, Any], day: Day, *, minute: int = 50
    ) -> Saying:
        at = moment(day, 16, minute)
        return Saying(received_at=at, by=self.spot.worker, kind=kind, id=number, content=content)
