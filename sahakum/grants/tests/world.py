"""A family that asks for a pig pen and stock to sell, and the fund it asks."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from conftest import family
from sahakum.accounts.models import User
from sahakum.capture.intake import Answer, Submission, Word, take_in
from sahakum.grants import chart
from sahakum.grants.courses import Course, course_of
from sahakum.grants.models import BusinessGrant, GrantFund
from sahakum.lib.ids import uuid7
from sahakum.places.models import Place
from sahakum.registry.models import Membership

PEN = {"what": "ទ្រុងជ្រូក", "quantity": "1", "price": "350"}
PIGLETS = {"what": "កូនជ្រូក", "quantity": "6", "price": "60"}
STOCK = {"what": "ទំនិញសម្រាប់លក់", "quantity": "1", "price": "190"}
RECEIPTS = [
    {"what": "ទ្រុងជ្រូក", "amount": "350", "number": "101"},
    {"what": "កូនជ្រូក", "amount": "150", "number": "102"},
]


def send(kind: str, content: dict[str, Any], *, by: User, number: UUID | None = None) -> Answer:
    """One submission through the door."""
    submission = Submission(id=number or uuid7(), kind=kind, content=content)
    return take_in([submission], by=by)[0]


def saved(kind: str, content: dict[str, Any], *, by: User) -> UUID:
    """One that must be stored."""
    answer = send(kind, content, by=by)
    assert answer.word is Word.SAVED, answer.sentences
    return answer.id


def refused(kind: str, content: dict[str, Any], *, by: User) -> str:
    """What is answered to one that must not be stored, in one text."""
    answer = send(kind, content, by=by)
    assert answer.word in (Word.NEEDS_ATTENTION, Word.REFUSED), answer.word
    found = " ".join(text for texts in answer.sentences.values() for text in texts)
    return found.replace("\N{NO-BREAK SPACE}", " ")


def a_fund(by: User, village: Place, *, commodity: str = "USD", holds: str = "2000") -> GrantFund:
    """A fund that received money."""
    said = {"name_km": "មូលនិធិជំនួយ", "village": str(village.pk), "commodity": commodity}
    fund = saved("grant_fund", said | {"kept": "bank", "opened_on": "1/1/2026"}, by=by)
    if holds:
        money = {"fund": str(fund), "received_on": "2/1/2026", "amount": holds}
        saved("grant_money", money | {"source": "Friends of the village"}, by=by)
    return GrantFund.objects.get(pk=fund)


@dataclass(kw_only=True)
class Asked:
    """A grant in tests: ``worker`` records about it, ``leader`` decides."""

    worker: User
    leader: User
    grant: BusinessGrant
    person: UUID

    @property
    def course(self) -> Course:
        """The grant as it stands."""
        return course_of(BusinessGrant.objects.get(pk=self.grant.pk))

    def holds(self, number: int) -> int:
        """What an account of its fund holds, in cents or riel."""
        return chart.accounts_of(self.grant.fund)[number].held()

    def content(self, **said: Any) -> dict[str, Any]:
        """The content of a kind about the grant."""
        return {"grant": str(self.grant.pk)} | said

    def say(self, kind: str, *, by: Any = None, **said: Any) -> UUID:
        """Something that must be stored; the worker says it unless the leader must."""
        return saved(f"business_grant_{kind}", self.content(**said), by=by or self.worker)

    def fail(self, kind: str, *, by: Any = None, **said: Any) -> str:
        """Something that must not be stored; answers the sentence."""
        return refused(f"business_grant_{kind}", self.content(**said), by=by or self.worker)

    def appraise(self, day: str = "10/2/2026") -> UUID:
        """Somebody looked."""
        return self.say(
            "appraisal", appraised_on=day, appraised_by="ស៊ុន បុប្ផា", findings="មានទីកន្លែងល្អ"
        )

    def decide(self, amount: str = "800", day: str = "15/2/2026", **more: str) -> UUID:
        """It is granted, or what ``more`` says."""
        said = {
            "decided_on": day,
            "outcome": "granted",
            "amount": amount,
            "decided_by": "គណៈកម្មការ",
        }
        return self.say("decision", by=self.leader, **said | more)

    def pay(self, amount: str, day: str = "20/2/2026") -> UUID:
        """A part is paid out."""
        return self.say("payout", paid_on=day, amount=amount, person=str(self.person))

    def prove(self, *amounts: str, day: str = "5/3/2026") -> UUID:
        """Receipts without numbers were seen."""
        rows = [{"what": "ចំណី", "amount": amount} for amount in amounts]
        return self.say("proof", seen_on=day, receipts=rows)


def a_family(by: User, village: Place) -> tuple[UUID, UUID]:
    """A family and its head."""
    household = saved("household", family(village), by=by)
    head = Membership.objects.get(household=household, relation="head")
    return household, head.person_id


def application(fund: GrantFund, household: UUID, person: UUID, **changes: Any) -> dict[str, Any]:
    """What a family asks for: 900 dollars are needed, 800 asked for."""
    said = {
        "fund": str(fund.pk),
        "household": str(household),
        "person": str(person),
        "applied_on": "5/2/2026",
        "venture": "ទ្រុងជ្រូក និងទំនិញលក់",
        "how": "ប្រពន្ធចិញ្ចឹម ប្តីយកទៅលក់",
        "budget": [PEN, PIGLETS, STOCK],
        "asked": "800",
        "own": "100",
    }
    return said | changes


def asked(worker: User, leader: User, village: Place, **changes: Any) -> Asked:
    """A family of the worker's has asked the leader's fund."""
    fund = changes.pop("fund", None) or a_fund(leader, village)
    household, person = a_family(worker, village)
    number = saved("business_grant", application(fund, household, person, **changes), by=worker)
    grant = BusinessGrant.objects.select_related("fund").get(pk=number)
    return Asked(worker=worker, leader=leader, grant=grant, person=person)
