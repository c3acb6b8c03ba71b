"""The demonstration's part of animals: what is said of a cow bank over two years, of families who
were given animals, and of a cow bought with a loan and a grant.

Each function yields what is said in the order of its days. ``ids``, made by the caller, gives the
id of an operation for its name within the story.
"""

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sahakum.animals.services.births import young_id
from sahakum.capture.demo import Told
from sahakum.groups import demo as groups
from sahakum.lib.dates import add_months
from sahakum.lib.digits import to_khmer_digits

Day = datetime.date
Ids = Callable[[str], UUID]
# The first female calf at six to eight months goes to the next family; then the cow is its own.
RULES: Mapping[str, Any] = {
    "heads": "1",
    "repay": "offspring",
    "repay_number": "1",
    "repay_sex": "female",
    "age_from": "6",
    "age_until": "8",
    "latest_months": "36",
    "repay_to": "next",
    "offspring": [{"number": "1", "sex": "female", "owner": "bank"}],
    "title": "repaid",
    "vet": "bank",
    "death_no_fault": "falls_away",
    "death_fault": "replace",
    "lottery": "no",
    "conditions": "រៀនថែទាំគោ សង់ក្រោល និងសន្យាមិនលក់",
}
FEWEST_MEMBERS = 6


def animal(number: UUID, day: Day, **said: Any) -> Told:
    """The content of the kind ``animal``."""
    return Told(kind="animal", id=number, day=day, content={"came_on": day.isoformat()} | said)


def event(number: UUID, day: Day, subject: UUID, sort: str, **said: Any) -> Told:
    """The content of the kind ``animal_event``."""
    content = {"animal": str(subject), "sort": sort, "happened_on": day.isoformat()}
    return Told(kind="animal_event", id=number, day=day, content=content | said)


def photograph(number: UUID, day: Day, subject: UUID, picture: str) -> Told:
    """The content of the kind ``animal_photograph``; the picture is base64 text."""
    content = {"animal": str(subject), "taken_on": day.isoformat(), "photograph": picture}
    return Told(kind="animal_photograph", id=number, day=day, content=content)


@dataclass(frozen=True, kw_only=True)
class CowBank:
    """A bank of six or more members that begins on a day: four cows come, three of them at once."""

    group: UUID
    members: Sequence[UUID]
    first: Day
    ids: Ids

    def told(self) -> Iterator[Told]:
        """All of it in order: a calf passed on, a death without fault, a promise that is late."""
        told = [*self._beginning(), *self._passed_on(), *self._slow(), *self._died(), *self._late()]
        yield from sorted(told, key=lambda one: one.day)

    def _month(self, months: int) -> Day:
        return add_months(self.first, months)

    def _beginning(self) -> Iterator[Told]:
        herd, day = self.ids("herd"), self.first
        opened = groups.fund(group=self.group, commodity="COW", opened_on=day)
        yield Told(kind="group_fund", id=herd, day=day, content=opened)
        rules = {"herd": str(herd), "from_on": day.isoformat()} | dict(RULES)
        yield Told(kind="herd_rules", id=self.ids("rules"), day=day, content=rules)
        for place, member in enumerate(self.members[3:FEWEST_MEMBERS], 1):
            waits = {"herd": str(herd), "member": str(member), "place": str(place)}
            said = waits | {"since_on": day.isoformat()}
            yield Told(kind="herd_waiting", id=self.ids(f"waits {place}"), day=day, content=said)
        for number in (1, 2, 3):
            yield self._comes(number, day)
            yield self._placed(number, self._month(1), holder=number - 1)

    def _comes(self, number: int, day: Day) -> Told:
        said = {
            "herd": str(self.ids("herd")),
            "tag": f"គោ {to_khmer_digits(number)}",
            "sex": "female",
        }
        said |= {"born_on": str(day.year - 4), "how": "given"}
        return animal(self.ids(f"cow {number}"), day, **said)

    def _placed(self, number: int, day: Day, *, holder: int) -> Told:
        return self._event(number, "placed", day, member=str(self.members[holder]))

    def _event(self, number: int, sort: str, day: Day, **said: Any) -> Told:
        cow = self.ids(f"cow {number}")
        return event(self.ids(f"cow {number} {sort} {day}"), day, cow, sort, **said)

    def _birth(self, number: int, day: Day, tag: str, sex: str) -> Told:
        return self._event(number, "born", day, young=[{"tag": tag, "sex": sex}])

    def _calf(self, number: int, day: Day, tag: str) -> UUID:
        return young_id(self.ids(f"cow {number} born {day}"), tag)

    def _passed_on(self) -> Iterator[Told]:
        """The first: a female calf, passed on after seven months; then the cow is the family's."""
        born_on, calf = self._month(6), "កូនគោ ១"
        yield self._event(1, "pregnant", self._month(3), next_on=born_on.isoformat())
        yield self._birth(1, born_on, calf, "female")
        young = self._calf(1, born_on, calf)
        vaccinated = self._month(10)
        number = self.ids("calf vaccinated")
        yield event(number, vaccinated, young, "vaccinated", what="ជំងឺអុតក្ដាម")
        passed, next_one = self._month(13), str(self.members[3])
        number = self.ids("calf passed on")
        yield event(number, passed, young, "passed_on", member=next_one)
        yield self._event(1, "title", self._month(14))
        yield self._birth(1, self._month(19), "កូនគោ ៤", "male")

    def _slow(self) -> Iterator[Told]:
        """The second bore a male first, which counts for nothing, and is pregnant again."""
        yield self._event(2, "served", self._month(3), what="បាភូមិ")
        yield self._birth(2, self._month(12), "កូនគោ ២", "male")
        yield self._event(2, "pregnant", self._month(22))

    def _died(self) -> Iterator[Told]:
        """The third fell ill and died; nobody was to blame, and nothing is owed any more."""
        yield self._event(3, "sick", self._month(4), what="ក្អក និងក្ដៅខ្លួន")
        died_on = self._month(5)
        more = {"cause": "illness", "fault": "no", "note": "ពេទ្យសត្វបានពិនិត្យ"}
        yield self._event(3, "died", died_on, **more)

    def _late(self) -> Iterator[Told]:
        """The fourth came later, to who waited; its calf should have gone on by now."""
        yield self._comes(4, self._month(6))
        yield self._placed(4, self._month(7), holder=4)
        yield self._event(4, "pregnant", self._month(9))
        yield self._birth(4, self._month(15), "កូនគោ ៣", "female")


def given_to_families(
    households: Sequence[UUID], day: Day, *, ids: Ids, kind: str, giver: str
) -> Iterator[Told]:
    """An organisation gives each family an animal of its own."""
    for place, household in enumerate(households, 1):
        source = {"sort": "given", "told": giver}
        yield animal(
            ids(f"given {kind} {place}"),
            day,
            household=str(household),
            commodity=kind,
            tag=f"{kind.title()} {household.hex[:4]}",
            sex="female",
            born_on=str(day.year - 2),
            how="given",
            sources=[source],
        )


def pregnant_cow(
    household: UUID, day: Day, *, ids: Ids, loan: Any, borrowed: int, grant: UUID, granted: int
) -> Iterator[Told]:
    """A family buys a pregnant cow of its own with a loan and a grant, in riel; it calves."""
    from_loan = {"sort": "loan", "amount": str(borrowed), "currency": "KHR", "loan": loan}
    from_grant = {"sort": "grant", "amount": str(granted), "currency": "KHR", "grant": str(grant)}
    yield animal(
        ids("own cow"),
        day,
        household=str(household),
        commodity="COW",
        tag="មេស្រី",
        sex="female",
        born_on=str(day.year - 3),
        how="bought",
        price=str(borrowed + granted),
        currency="KHR",
        sources=[from_loan, from_grant],
    )
    cow, born_on = ids("own cow"), add_months(day, 4)
    yield event(ids("own cow pregnant"), day, cow, "pregnant", next_on=born_on.isoformat())
    young = [{"tag": "កូនមេស្រី", "sex": "female"}]
    yield event(ids("own cow bore"), born_on, cow, "born", young=young)
