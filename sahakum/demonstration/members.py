"""Members, tasks and loans that a saying names: their ids are known only once recorded."""

import datetime
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sahakum.lending.models import Loan
from sahakum.registry.models import Membership
from sahakum.support.models import PlanTask


@dataclass(frozen=True, kw_only=True)
class Member:
    """Somebody in a family, by name; of two of the same name the first that was registered."""

    household: UUID
    family_name: str
    given_name: str

    @property
    def id(self) -> UUID:
        """The person's id. Raises IndexError before the family is registered."""
        named = {"person__family_name": self.family_name, "person__given_name": self.given_name}
        found = Membership.objects.filter(household_id=self.household, **named)
        return found.order_by("person_id").values_list("person_id", flat=True)[0]


@dataclass(frozen=True, kw_only=True)
class FirstTask:
    """The first task of a family's plan."""

    household: UUID

    @property
    def id(self) -> UUID:
        """The task's id. Raises IndexError before the plan is drawn up."""
        tasks = PlanTask.objects.filter(household_id=self.household)
        found: UUID = tasks.order_by("order", "pk").values_list("pk", flat=True)[0]
        return found


@dataclass(frozen=True, kw_only=True)
class LoanOf:
    """The loan that a member of a group was given on a day."""

    member: UUID
    day: datetime.date

    @property
    def id(self) -> UUID:
        """The loan's id. Raises IndexError before the meeting is recorded."""
        loans = Loan.objects.filter(member_id=self.member, disbursed_on=self.day)
        found: UUID = loans.values_list("pk", flat=True)[0]
        return found


def resolved(content: dict[str, Any]) -> dict[str, Any]:
    """A content in which members, tasks and loans stand by their ids."""
    return {name: _named(value) for name, value in content.items()}


def _named(value: Any) -> Any:
    if isinstance(value, Member | FirstTask | LoanOf):
        return str(value.id)
    if isinstance(value, list):
        return [_named(one) for one in value]
    if isinstance(value, dict):
        return resolved(value)
    return value
