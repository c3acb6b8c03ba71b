"""A group of five with rules, as the tests of meetings know it."""

import datetime
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sahakum.accounts.models import User
from sahakum.capture.intake import Answer, Submission, Word, take_in
from sahakum.collectives.models import Collective, Member
from sahakum.groups import chart
from sahakum.groups.models import Fund, MemberAccounts
from sahakum.lib.ids import uuid7
from sahakum.places.models import Place

NAMES = ("ស៊ុំ ចាន់ធូ", "នួន សុភា", "ហែម វណ្ណា", "ឈឹម រដ្ឋា", "ប៉ែន ស្រីពេជ្រ")
FORMED = datetime.date(2025, 1, 5)
RULES: dict[str, Any] = {
    "saving": "10000",
    "social": "1000",
    "method": "declining",
    "rate": "2",
    "rate_period": "month",
    "amortisation": "equal_principal",
    "unit": "month",
    "every": "1",
    "instalments": "5",
    "multiple": "100",
    "most_times": "3",
    "quorum": "60",
    "surplus": "savings",
    "payout_unit": "100",
}


def send(kind: str, content: dict[str, Any], *, by: User, number: UUID | None = None) -> Answer:
    """One submission through the door."""
    submission = Submission(id=number or uuid7(), kind=kind, content=content)
    return take_in([submission], by=by)[0]


def saved(kind: str, content: dict[str, Any], *, by: User) -> UUID:
    """One that must be stored."""
    answer = send(kind, content, by=by)
    assert answer.word is Word.SAVED, answer.sentences
    return answer.id


@dataclass(kw_only=True)
class Village:
    """A group with one fund, and how tests hold its meetings."""

    by: User
    group: Collective
    fund: Fund
    members: list[Member]
    sheets: int = field(default=0)

    def content(
        self, day: str, lines: dict[int, dict[str, str]] | None = None, **more: Any
    ) -> dict[str, Any]:
        """A meeting at which everybody came; ``lines`` by place in the list."""
        self.sheets += 1
        rows = [
            {"member": str(member.pk), "presence": "present"} | (lines or {}).get(place, {})
            for place, member in enumerate(self.members)
        ]
        attested = [{"member": str(member.pk)} for member in self.members[:3]]
        said = {"fund": str(self.fund.pk), "held_on": day, "sheet": str(self.sheets)}
        return said | {"lines": rows, "attested": attested} | more

    def meet(self, day: str, lines: dict[int, dict[str, str]] | None = None, **more: Any) -> UUID:
        """A meeting that is stored."""
        return saved("meeting", self.content(day, lines, **more), by=self.by)

    def holds(self, number: int) -> int:
        """What an account of the fund holds, by its number in the chart."""
        return chart.accounts_of(self.fund)[number].held()

    def saved_by(self, place: int) -> int:
        """Savings of a member."""
        return self._tied(place).savings.held()

    def owed_by(self, place: int) -> int:
        """Principal that a member owes."""
        return self._tied(place).loans.held()

    def _tied(self, place: int) -> MemberAccounts:
        member = self.members[place]
        return chart.tied(self.fund, [member])[member.pk]


def everybody(**line: str) -> dict[int, dict[str, str]]:
    """The same line for each of the five."""
    return {place: dict(line) for place in range(len(NAMES))}


def a_group(
    by: User,
    village: Place,
    *,
    commodity: str = "KHR",
    rules: dict[str, Any] | None = None,
    name: str = "ក្រុមសន្សំស្រីរួមចិត្ត",
) -> Village:
    """Five members and their rules, through the door."""
    group_id = saved(
        "group",
        {
            "village": str(village.pk),
            "sort": "self_help",
            "name_km": name,
            "formed_on": "5/1/2025",
            "commodity": commodity,
        },
        by=by,
    )
    fund = Fund.objects.select_related("collective", "commodity", "book").get(collective=group_id)
    for place, person in enumerate(NAMES):
        standing = ("leader", "treasurer")[place] if place < 2 else "member"
        said = {"group": str(group_id), "name": person, "sex": "female"}
        saved("group_member", said | {"joined_on": "5/1/2025", "standing": standing}, by=by)
    said = {"fund": str(fund.pk), "from_on": "5/1/2025"} | (RULES if rules is None else rules)
    saved("bylaws", said, by=by)
    members = list(Member.objects.filter(collective=group_id).order_by("number"))
    return Village(by=by, group=fund.collective, fund=fund, members=members)


def joined(group: Village, more: int) -> None:
    """More members join a group; they stand behind the five on its list."""
    for number in range(more):
        name = f"{NAMES[number % 5]} {NAMES[number // 5 % 5].split()[-1]}"
        said = {"group": str(group.group.pk), "name": name, "sex": "female"}
        saved("group_member", said | {"joined_on": "5/1/2025", "standing": "member"}, by=group.by)


def sentences_of(answer: Answer) -> str:
    """All sentences of an answer in one text."""
    return " ".join(text for texts in answer.sentences.values() for text in texts)
