"""A cow bank with six families and a box of riel, as the tests of animals know it."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sahakum.accounts.models import User
from sahakum.animals.deals import Deal, deals_of
from sahakum.animals.lives import Standing
from sahakum.animals.loading import life_of
from sahakum.animals.models import Animal
from sahakum.animals.promises import Promise, promises_of
from sahakum.capture.intake import Answer
from sahakum.collectives.models import Member
from sahakum.groups import chart
from sahakum.groups.models import Fund
from sahakum.groups.tests.world import saved, send, sentences_of
from sahakum.lib.dates import parse_day
from sahakum.places.models import Place

NAMES = (
    "ស៊ុំ ចាន់ធូ",
    "នួន សុភា",
    "ហែម វណ្ណា",
    "ឈឹម រដ្ឋា",
    "ប៉ែន ស្រីពេជ្រ",
    "អ៊ុំ ចាន់ណា",
)
# The first female young at six to eight months goes back; then the mother is the family's own.
RULES: dict[str, Any] = {
    "repay": "offspring",
    "repay_sex": "female",
    "age_from": "6",
    "age_until": "8",
    "title": "repaid",
    "vet": "bank",
    "death_no_fault": "falls_away",
    "death_fault": "replace",
    "lottery": "no",
    "offspring": [{"number": "1", "sex": "female", "owner": "bank"}],
}
GIVING = frozenset({"placed", "passed_on"})


@dataclass(kw_only=True)
class Bank:
    """A bank with one herd, and how tests tell what became of its animals."""

    by: User
    herd: Fund
    money: Fund
    members: list[Member]
    last: dict[str, UUID] = field(default_factory=dict)

    def comes(self, tag: str, day: str, *, sex: str = "female", **more: Any) -> Animal:
        """An animal comes into the herd."""
        said = {"herd": str(self.herd.pk), "tag": tag, "sex": sex, "how": "given", "came_on": day}
        return Animal.objects.get(pk=saved("animal", said | more, by=self.by))

    def said(self, tag: str, sort: str, day: str, **more: Any) -> dict[str, Any]:
        """An event as it is said; ``to`` is the place of a member in the list."""
        content = {"animal": str(self.animal(tag).pk), "sort": sort, "happened_on": day}
        if "to" in more:
            content["member"] = str(self.members[more.pop("to")].pk)
        return content | more

    def tell(self, tag: str, sort: str, day: str, **more: Any) -> UUID:
        """An event that is stored."""
        return saved("animal_event", self.said(tag, sort, day, **more), by=self.by)

    def refused(self, tag: str, sort: str, day: str, **more: Any) -> str:
        """The sentence that answers an event that cannot be."""
        answer = send("animal_event", self.said(tag, sort, day, **more), by=self.by)
        return sentences_of(answer)

    def bears(self, tag: str, day: str, **young: str) -> UUID:
        """A birth; young by tag with their sex."""
        rows = [{"tag": name, "sex": sex} for name, sex in young.items()]
        return self.tell(tag, "born", day, young=rows)

    def void(self, operation: UUID) -> Answer:
        """Says that an operation was wrong."""
        return send("void", {"operation": str(operation), "reason": "ច្រឡំ"}, by=self.by)

    def animal(self, tag: str) -> Animal:
        """A living record by its tag."""
        found = Animal.objects.select_related("fund", "household", "under")
        animal: Animal = found.get(tag=tag, voided_by=None)
        return animal

    def stands(self, tag: str) -> Standing:
        """How an animal stands."""
        return life_of(self.animal(tag)).standing

    def holder(self, tag: str) -> int | None:
        """The place in the list of who holds an animal."""
        key = self.stands(tag).holder
        return next((place for place, one in enumerate(self.members) if one.pk == key), None)

    @property
    def heads(self) -> int:
        """Heads on the account of the herd."""
        return chart.accounts_of(self.herd)[chart.BOX].held()

    @property
    def deals(self) -> list[Deal]:
        """All contracts."""
        return deals_of([self.herd.pk])

    def promises(self, day: str, *, of: int | None = None) -> list[Promise]:
        """All promises as they stand on a day; of one member, or of all."""
        today = parse_day(day).date
        wanted = None if of is None else self.members[of].pk
        deals = [one for one in self.deals if wanted is None or one.member.pk == wanted]
        return [promise for deal in deals for promise in promises_of(deal, today=today)]

    def states(self, day: str, *, of: int | None = None) -> list[tuple[str, str]]:
        """What is promised and how it stands."""
        return [(one.sort, one.state.value) for one in self.promises(day, of=of)]


def a_bank(
    by: User, village: Place, *, kind: str = "COW", rules: dict[str, Any] | None = None
) -> Bank:
    """Six members, a box of riel, a herd and its rules, through the door."""
    said = {"village": str(village.pk), "sort": "cow_bank", "name_km": "ធនាគារគោ"}
    group = saved("group", said | {"formed_on": "5/1/2024", "commodity": "KHR"}, by=by)
    opened = {"group": str(group), "commodity": kind, "opened_on": "5/1/2024"}
    herd = saved("group_fund", opened, by=by)
    for name in NAMES:
        joins = {"group": str(group), "name": name, "sex": "female"}
        saved("group_member", joins | {"joined_on": "5/1/2024", "standing": "member"}, by=by)
    said = {"herd": str(herd), "from_on": "5/1/2024"} | (RULES if rules is None else rules)
    saved("herd_rules", said, by=by)
    funds = Fund.objects.select_related("collective", "commodity", "book")
    members = list(Member.objects.filter(collective=group).order_by("number"))
    return Bank(
        by=by,
        herd=funds.get(pk=herd),
        money=funds.get(pk=chart.first_fund_id(group)),
        members=members,
    )
