"""Laws: whatever a village does, in any order, every balance is exactly what happened.

A small reference model keeps two funds as a treasurer would with beans: riel in a box and a bank,
rice in a store, each member's savings and principal. Random meetings, trades and leavings go
through the door; after each one the books hold what the beans say.
"""

import datetime
from collections import Counter
from dataclasses import dataclass, field
from random import Random
from typing import Any

import pytest

from sahakum.accounts.models import User
from sahakum.capture.intake import Word
from sahakum.groups import chart
from sahakum.groups.models import Fund
from sahakum.groups.services.trading import LEAST_MONEY
from sahakum.groups.tests.test_cycles import RICE
from sahakum.groups.tests.test_keeping import keeping
from sahakum.groups.tests.test_rice import price, riel_of, store_rules
from sahakum.groups.tests.world import RULES, Village, a_group, saved, send
from sahakum.journal.verify import verify
from sahakum.ledger.models import Account
from sahakum.places.models import Place

STEPS = 14
SHARE, PER_KILO = 5_000, 1_100


def in_words(amount: int, per_unit: int) -> str:
    """As a treasurer writes it: a comma before parts of a kilo."""
    return f"{amount // per_unit},{amount % per_unit:03}" if per_unit > 1 else str(amount)


@dataclass(kw_only=True)
class Beans:
    """What everything holds, by its name."""

    held: Counter[str] = field(default_factory=Counter)

    def move(self, amount: int, out_of: str, into: str) -> None:
        """So many beans from one heap to another."""
        self.held[out_of] -= amount
        self.held[into] += amount


@dataclass(kw_only=True)
class RandomVillage:
    """Two funds of a group, what its people do, and the beans beside them."""

    rice: Village
    riel: Village
    chance: Random
    beans: Beans = field(default_factory=Beans)
    day: datetime.date = datetime.date(2025, 2, 1)
    gone: set[int] = field(default_factory=set)
    saved: int = 0
    leaving: int = 0

    def act(self) -> None:
        """One thing happens on the next day, and is stored or refused as a whole."""
        self.day += datetime.timedelta(days=self.chance.randint(1, 9))
        acts = (self.meet_over_riel, self.meet_over_rice, self.trade, self.pay, self.leave)
        kind, content, moves = self.chance.choices(acts, weights=(5, 5, 2, 2, 1))[0]()
        answer = send(kind, content, by=self.rice.by)
        if answer.word is not Word.SAVED:
            return
        self.saved += 1
        for amount, out_of, into in moves:
            self.beans.move(amount, out_of, into)
        if kind == "member_leaving":
            self.gone.add(self.leaving)

    def _here(self, village: Village) -> list[int]:
        return [place for place in range(len(village.members)) if place not in self.gone]

    def meet_over_riel(self) -> tuple[str, dict[str, Any], list[tuple[int, str, str]]]:
        lines, moves = [], []
        for place in self._here(self.riel):
            shares, fine = self.chance.randint(0, 6), self.chance.choice((0, 0, 500))
            out = self.chance.choice((0, 0, 0, SHARE))
            lines.append((place, {"shares": str(shares), "fine": str(fine), "withdrawn": str(out)}))
            moves += [(shares * SHARE, f"riel {place}", "box"), (fine, "fines", "box")]
            moves.append((out, "box", f"riel {place}"))
        banked, back = (self.chance.choice((0, 10_000, 40_000)) for _ in "12")
        moves += [(banked, "box", "bank"), (back, "bank", "box")]
        more = {"banked": str(banked), "unbanked": str(back)}
        return "meeting", self._sheet(self.riel, lines, moves, "box", 1, more), moves

    def meet_over_rice(self) -> tuple[str, dict[str, Any], list[tuple[int, str, str]]]:
        lines, moves = [], []
        for place in self._here(self.rice):
            line: dict[str, str] = {}
            if self.chance.random() < 0.5:
                gross, tare = self.chance.randint(20_000, 90_000), self.chance.randint(0, 900)
                line = {"gross": in_words(gross, 1000), "tare": in_words(tare, 1000), "bags": "1"}
                line["brought_for"] = "savings"
                moves.append((gross - tare, f"rice {place}", "store"))
            elif self.chance.random() < 0.3:
                lent = self.chance.randint(1, 60)
                line = {"lent": str(lent)}
                moves.append((lent * 1000, "store", f"owes {place}"))
            lines.append((place, line))
        lost = self.chance.choice((0, 0, 0, 700))
        moves.append((lost, "store", "lost"))
        more = {"difference_cause": "damp"} if lost else {}
        return "meeting", self._sheet(self.rice, lines, moves, "store", 1000, more), moves

    def _sheet(
        self,
        village: Village,
        lines: list[tuple[int, dict[str, str]]],
        moves: list[tuple[int, str, str]],
        heap: str,
        per_unit: int,
        more: dict[str, str],
    ) -> dict[str, Any]:
        """The sheet with what must then be in box or store."""
        after = self.beans.held[heap] + sum(
            amount * ((into == heap) - (out_of == heap)) for amount, out_of, into in moves
        )
        village.sheets += 1
        return {
            "fund": str(village.fund.pk),
            "held_on": self.day.isoformat(),
            "sheet": str(village.sheets),
            "lines": [
                {"member": str(village.members[place].pk), "presence": "present"} | line
                for place, line in lines
            ],
            "counted": in_words(max(0, after), per_unit),
            "attested": [{"member": str(village.members[place].pk)} for place, _ in lines[:3]],
        } | more

    def trade(self) -> tuple[str, dict[str, Any], list[tuple[int, str, str]]]:
        use, kilos = self.chance.choice(("sold", "bought")), self.chance.randint(1, 80)
        riel = self._riel(kilos)
        pairs = {"sold": ("store", "box"), "bought": ("box", "store")}
        out_of, into = pairs[use]
        given, taken = (kilos * 1000, riel) if use == "sold" else (riel, kilos * 1000)
        content = self._two_funds(kilos) | {"use": use, "with_whom": "ឈ្មួញ"}
        return "rice_trade", content, [(given, out_of, "for it"), (taken, "of it", into)]

    def pay(self) -> tuple[str, dict[str, Any], list[tuple[int, str, str]]]:
        place = self.chance.choice(self._here(self.rice))
        kilos = max(1, self.beans.held[f"owes {place}"] // 2000)
        content = self._two_funds(kilos) | {"member": str(self.rice.members[place].pk)}
        # Nothing is due before the harvest: what is paid before lowers the principal.
        return (
            "rice_paid_in_cash",
            content,
            [(kilos * 1000, f"owes {place}", "for it"), (self._riel(kilos), "of it", "box")],
        )

    def leave(self) -> tuple[str, dict[str, Any], list[tuple[int, str, str]]]:
        place = self.chance.choice(self._here(self.rice))
        self.leaving = place
        content = {"member": str(self.rice.members[place].pk), "left_on": self.day.isoformat()}
        riel, rice = -self.beans.held[f"riel {place}"], -self.beans.held[f"rice {place}"]
        return (
            "member_leaving",
            content,
            [(riel, "box", f"riel {place}"), (rice, "store", f"rice {place}")],
        )

    def _two_funds(self, kilos: int) -> dict[str, Any]:
        said = {"fund": str(self.rice.fund.pk), "money": str(self.riel.fund.pk)}
        return said | {"day": self.day.isoformat(), "rice": str(kilos)}

    def _riel(self, kilos: int) -> int:
        note = LEAST_MONEY["KHR"]
        return (2 * kilos * PER_KILO + note) // (2 * note) * note

    def compare(self) -> None:
        """The books hold what the beans say."""
        riel, rice = self.riel, self.rice
        held = self.beans.held
        assert (riel.holds(chart.BOX), riel.holds(chart.BANK)) == (held["box"], held["bank"])
        assert rice.holds(chart.BOX) == held["store"]
        for place in range(len(rice.members)):
            assert riel.saved_by(place) == -held[f"riel {place}"]
            assert rice.saved_by(place) == -held[f"rice {place}"]
            assert rice.owed_by(place) == held[f"owes {place}"]


def a_random_village(by: User, village: Place, seed: int) -> RandomVillage:
    rules = RICE | {"payout_unit": "0,001", "method": "none", "rate": ""}
    rice = a_group(by, village, commodity="RICE.FOOD", rules=rules)
    fund = riel_of(rice)
    riel = Village(by=by, group=rice.group, fund=fund, members=rice.members)
    saved("bylaws", {"fund": str(fund.pk), "from_on": "5/1/2025"} | RULES, by=by)
    shares = {"saved_in": "shares", "share_price": str(SHARE), "most_shares": "5"}
    saved("fund_keeping", keeping(riel, bank="yes", **shares), by=by)
    saved("store_rules", store_rules(rice, most_out="70"), by=by)
    for use in ("paid", "sold", "bought"):
        saved("rice_price", price(rice, fund, use, price=str(PER_KILO)), by=by)
    return RandomVillage(rice=rice, riel=riel, chance=Random(seed))


@pytest.mark.parametrize("seed", range(3))
def test_whatever_happens_the_books_hold_what_the_beans_say(
    bopha: User, village: Place, seed: int
) -> None:
    world = a_random_village(bopha, village, seed)
    for _ in range(STEPS):
        world.act()
        world.compare()
    assert world.saved > STEPS // 3
    for fund in Fund.objects.all():
        own = Account.objects.filter(book=fund.book_id, commodity=fund.commodity_id)
        assert sum(own.values_list("balance", flat=True)) == 0
    assert not list(verify())
