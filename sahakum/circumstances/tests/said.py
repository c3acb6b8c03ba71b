"""What a phone would send of a family's circumstances."""

from typing import Any
from uuid import UUID

from sahakum.registry.models import Membership

Content = dict[str, Any]
TOLD = "1/11/2026"


def person(household_id: UUID, relation: str = "head", *, given: str = "") -> str:
    """The id of a member, by relation or by given name."""
    living = Membership.objects.filter(household=household_id, to_on__isnull=True)
    found = living.filter(person__given_name=given) if given else living.filter(relation=relation)
    return str(found.earliest("pk").person_id)


def schooling(household_id: UUID, **changes: Any) -> Content:
    """Vichet in grade 4."""
    content = {
        "household": str(household_id),
        "told_on": TOLD,
        "member": person(household_id, given="វិចិត្រ"),
        "school_year": "2026",
        "school": "សាលាបឋមសិក្សាបវេល",
        "grade": "4",
        "attending": "yes",
        "rank": "៥",
        "class_size": "៤២",
    }
    return content | changes


def trip(household_id: UUID, **changes: Any) -> Content:
    """The mother went to Thailand with the younger child and came back."""
    content = {
        "household": str(household_id),
        "told_on": TOLD,
        "members": [person(household_id)],
        "children": [person(household_id, given="ធីតា")],
        "country": "TH",
        "place": "រ៉យ៉ង",
        "work": "building",
        "from_on": "5/1/2025",
        "contact": "sometimes",
        "returned_on": "10/6/2025",
        "how": "deported",
        "detention_months": "1",
    }
    return content | changes


def open_trip(household_id: UUID, **changes: Any) -> Content:
    """The same, but they are still away."""
    still_away = {"returned_on": "", "how": "", "detention_months": ""}
    return trip(household_id) | still_away | changes


def absence(household_id: UUID, **changes: Any) -> Content:
    """The mother works in a factory in the capital."""
    content = {
        "household": str(household_id),
        "told_on": TOLD,
        "member": person(household_id),
        "country": "KH",
        "place": "ភ្នំពេញ",
        "work": "factory",
        "rhythm": "feasts",
        "contact": "yes",
        "from_on": "1/3/2026",
    }
    return content | changes


def income(household_id: UUID, **changes: Any) -> Content:
    """Vegetables sold."""
    content = {
        "household": str(household_id),
        "told_on": TOLD,
        "amount": "២ ម៉ឺន",
        "currency": "KHR",
        "period": "day",
        "source": "vegetables",
        "own_produce": "no",
    }
    return content | changes


def debt(household_id: UUID, **changes: Any) -> Content:
    """A loan against the land title."""
    content = {
        "household": str(household_id),
        "told_on": TOLD,
        "lender": "microfinance",
        "amount": "1500",
        "currency": "USD",
        "interest_percent": "1.5",
        "security": "land_title",
        "since_on": "2/2/2025",
    }
    return content | changes


def others(household_id: UUID) -> dict[str, Content]:
    """One content of each of the other kinds that refer to nothing that must be recorded first."""
    child, head = person(household_id, given="ធីតា"), person(household_id)
    about = {"household": str(household_id), "told_on": TOLD}
    money = {"amount": "200", "currency": "THB", "period": "month"}
    said: dict[str, Content] = {
        "child_work": {
            "member": child,
            "sort": "selling",
            "where": "outside",
            "hours_a_week": "10",
        },
        "remittance": money | {"member": head},
        "carer": {"member": child, "neighbour": "យាយ ណារី", "from_on": "1/3/2026"},
        "livelihood": {"work": "pigs", "since_on": "1/1/2026"},
        "spending": money | {"purpose": "food"},
        "family_saving": {"kept": "gold", "amount": "២ ជី"},
        "identity_paper": {
            "member": head,
            "paper": "identity_card",
            "state": "issued",
            "since_on": "1/1/2020",
            "number": "098765432",
        },
        "poverty_card": {"level": "poor_2", "number": "0204-77", "round": "17"},
        "disaster": {
            "sort": "flood",
            "struck_on": "10/10/2026",
            "loss": "៥ សែនរៀល",
        },
        "safe_contact": {"ways": ["call", "neighbour"], "times": ["morning"]},
        "heard_of_us": {"how": "neighbour"},
    }
    return {kind: about | content for kind, content in said.items()}
