"""A saving group of many members for the bench ``ledger``, whose meetings come through the door."""

import datetime
import time
from typing import Any

from sahakum.accounts.models import Organisation, Post, User
from sahakum.capture.intake import Submission, Word, take_in
from sahakum.collectives.models import Member
from sahakum.groups.models import Fund
from sahakum.lib.ids import uuid7
from sahakum.places.selectors import by_code

BEGAN = datetime.date(2024, 1, 5)
VILLAGE = "02040101"
AT_ONCE = 50
SAVED, SOCIAL, LENT, REPAID = 10_000, 1_000, 20_000, 2_000
RULES = {
    "saving": str(SAVED),
    "social": str(SOCIAL),
    "method": "declining",
    "rate": "2",
    "rate_period": "month",
    "amortisation": "equal_principal",
    "unit": "month",
    "every": "1",
    "instalments": "10",
    "multiple": "100",
    "most_times": "3",
    "quorum": "60",
    "surplus": "savings",
    "payout_unit": "100",
}


class Group:
    """Everybody saves at each meeting; every second member gets a loan once, then pays back."""

    def __init__(self, *, members: int, by: User) -> None:
        self.by = by
        group = self._said("group", **_group())
        self.fund = Fund.objects.get(collective=group)
        joined = {"group": str(group), "sex": "female", "joined_on": "5/1/2024"}
        names = [{"name": f"សមាជិក {number}", "standing": "member"} for number in range(members)]
        for begun in range(0, members, AT_ONCE):
            self._take([("group_member", joined | one) for one in names[begun : begun + AT_ONCE]])
        self._said("bylaws", fund=str(self.fund.pk), from_on="5/1/2024", **RULES)
        listed = Member.objects.filter(collective=group).order_by("number")
        self.members = [str(member.pk) for member in listed]
        self.box = self.held = 0

    def meet(self) -> float:
        """Holds the next meeting; gives the seconds from what was keyed to its answer."""
        said = self._meeting()
        begun = time.perf_counter()
        self._take([("meeting", said)])
        return time.perf_counter() - begun

    def _meeting(self) -> dict[str, Any]:
        self.held += 1
        month = BEGAN.month - 1 + self.held
        day = BEGAN.replace(year=BEGAN.year + month // 12, month=month % 12 + 1)
        lines = [self._line(place, member) for place, member in enumerate(self.members)]
        self.box += sum(
            sign * int(line[name])
            for line in lines
            for name, sign in (("savings", 1), ("social", 1), ("repaid", 1), ("lent", -1))
            if name in line
        )
        attested = [{"member": member} for member in self.members[:3]]
        said = {"fund": str(self.fund.pk), "held_on": day.isoformat(), "sheet": str(self.held)}
        return said | {"lines": lines, "attested": attested, "counted": str(self.box)}

    def _line(self, place: int, member: str) -> dict[str, str]:
        line = {"member": member, "presence": "present"}
        line |= {"savings": str(SAVED), "social": str(SOCIAL)}
        if place % 2 == 0 and self.held == 2:
            line["lent"] = str(LENT)
        if place % 2 == 0 and self.held > 2:
            line["repaid"] = str(REPAID)
        return line

    def _said(self, kind: str, **content: Any) -> Any:
        return self._take([(kind, content)])[0]

    def _take(self, said: list[tuple[str, dict[str, Any]]]) -> list[Any]:
        submissions = [Submission(id=uuid7(), kind=kind, content=content) for kind, content in said]
        answers = take_in(submissions, by=self.by)
        for answer in answers:
            assert answer.word is Word.SAVED, answer
        return [answer.id for answer in answers]


def worker() -> User:
    """A social worker of the commune, in whose name everything is keyed."""
    organisation = Organisation.objects.create(name_km="អង្គការ", name_en="Office", kind="ngo")
    worker = User.objects.create(
        username="bench", name_km="អ្នកធ្វើការ", name_en="Worker", organisation=organisation
    )
    Post.objects.create(user=worker, role="social_worker", area=by_code("020401"), from_on=BEGAN)
    return worker


def _group() -> dict[str, str]:
    village = by_code(VILLAGE)
    assert village is not None
    said = {"village": str(village.pk), "sort": "self_help", "name_km": "ក្រុមសន្សំ"}
    return said | {"formed_on": "5/1/2024", "commodity": "KHR"}
