"""What a program says of a family in the tables, of what is around it, and of places."""

from collections.abc import Callable
from typing import Any

from conftest import family, member
from sahakum.lib.ids import uuid7
from sahakum.places.models import Place
from sahakum.registry.models import Membership
from tests.roles_and_doors import Family
from tests.roles_and_doors_world import merged_in

VISIT = {"visited_on": "2/3/2026", "met": "nobody"}

RICE = {"good": "rice", "quantity": "1", "delivered_on": "2/3/2026"}

JOINED = {"programme": "second", "from_on": "2/3/2026"}

Content = Callable[[Family], dict[str, Any]]


def about(**said: Any) -> Content:
    """Content about a family."""
    return lambda family: {"household": str(family.id)} | said


def new_family(asked: Family) -> dict[str, Any]:
    """A family of one in the same village."""
    return family(Place(pk=asked.village), members=[member("ព្រំ", "ធារី", "head")])


def departure(family: Family) -> dict[str, Any]:
    """The child left."""
    return {"membership": str(family.membership), "left_on": "2/3/2026", "reason": "moved"}


def other_latin_name(family: Family) -> dict[str, Any]:
    """The child is written otherwise."""
    return {"person": family.child, "from_on": "2/3/2026", "latin_name": "Dara"}


def new_head(family: Family) -> dict[str, Any]:
    """The child is head now."""
    said = {"household": str(family.id), "membership": str(family.membership)}
    return said | {"from_on": "2/3/2026", "former": "parent"}


def grandchild(family: Family) -> dict[str, Any]:
    """The child is a grandchild of the head."""
    row = {"membership": str(family.membership), "relation": "grandchild"}
    return {"household": str(family.id), "from_on": "2/3/2026", "members": [row]}


def ward(family: Family) -> dict[str, Any]:
    """The child stands under the guardianship of the head."""
    people = Membership.objects.filter(household=family.id).exclude(person_id=family.child)
    head = people.values_list("person_id", flat=True).first() or uuid7()
    said = {"household": str(family.id), "member": family.child, "other": str(head)}
    return said | {"kin": "guardian"}


def parent_abroad(family: Family) -> dict[str, Any]:
    """The child's father is in Thailand."""
    said = {"household": str(family.id), "member": family.child, "kin": "parent", "sex": "male"}
    return said | {"family_name": "សុខ", "given_name": "ពិសី", "country": "TH"}


BORN = {"family_name": "ម៉ៅ", "given_name": "ថ្មី", "sex": "female", "born": "2/3/2026"}

BORN |= {"relation": "child", "registered": "no"}

NEW_MEMBER = {"family_name": "សុខ", "given_name": "វិបុល", "sex": "male"}

NEW_MEMBER |= {"relation": "spouse", "from_on": "2/3/2026"}


def target(family: Family) -> dict[str, Any]:
    """A promise for the family's village."""
    said = {"programme": "second", "indicator": "families_enrolled", "value": "9", "sort": "total"}
    return said | {"place": str(family.village), "from_on": "1/1/2026", "to_on": "31/12/2026"}


def earlier(family: Family) -> dict[str, Any]:
    """A total of the family's village from before the system."""
    said = {"programme": "second", "name_km": "មុង", "name_en": "Nets", "unit": "nets", "said": "7"}
    said |= {"from_on": "1/1/2007", "until_on": "31/12/2019", "source": "annual report 2019"}
    return said | {"place": str(family.village)}


def new_place(family: Family) -> dict[str, Any]:
    """A settlement in the family's village."""
    said = {"parent": str(family.village), "type": "settlement", "name_km": "ភូមិថ្មីកណ្តាលស្រែ"}
    return said | {"from_on": "2/3/2026"}


def renamed(family: Family) -> dict[str, Any]:
    """The family's village has a new name in a newer list."""
    said = {"sort": "renamed", "place": str(family.village), "type": "phum", "source": "a list"}
    return said | {"name_km": "ភូមិថ្មីនេះ", "name_en": "Thmey Nis", "from_on": "1/10/2026"}


def other_name(family: Family) -> dict[str, Any]:
    """Another name of the family's village."""
    return {"place": str(family.village), "aliases": "Phum Thmey Nis", "source": "a letter"}


def site(family: Family) -> dict[str, Any]:
    """A school in the family's village."""
    said = {"village": str(family.village), "sort": "school", "name_km": "សាលាបឋមសិក្សា"}
    return said | {"noted_on": "2/3/2026"}


def undo(family: Family) -> dict[str, Any]:
    """Two of the family were merged wrongly."""
    said = {"merge": str(merged_in(family)), "reason": "ពីរនាក់ផ្សេងគ្នា"}
    return said | {"later_stay": "yes"}


def voiding(family: Family) -> dict[str, Any]:
    """The first visit was wrong."""
    return {"operation": str(family.visit), "reason": "ខុសគ្រួសារ"}


def aside(family: Family) -> dict[str, Any]:
    """A visit of the family that waits for a correction is not corrected."""
    return {"held": str(family.held), "reason": "សរសេរពីរដង"}


def asset(family: Family) -> dict[str, Any]:
    """A borehole in the family's village."""
    said = {"village": str(family.village), "good": "borehole", "how": "built"}
    return said | {"done_on": "2/3/2026", "done_by": "Sok"}


def of_asset(**said: Any) -> Content:
    """Content about what lasts and is for the family."""
    return lambda family: {"asset": str(family.asset)} | said


def uses(family: Family) -> dict[str, Any]:
    """The family no longer uses it."""
    said = {"asset": str(family.asset), "household": str(family.id)}
    return said | {"from_on": "2/3/2026", "uses": "no"}


def of_child(**said: Any) -> Content:
    """Content about the child of a family."""
    return lambda family: about(member=family.child)(family) | TOLD | said


def told(**said: Any) -> Content:
    """Content about the circumstances of a family."""
    return lambda family: about(**TOLD)(family) | said


def trip(family: Family) -> dict[str, Any]:
    """The child went to Thailand."""
    return told(members=[family.child], **WENT)(family)


def debt_state(family: Family) -> dict[str, Any]:
    """The debt is smaller."""
    return told(debt=str(family.debt), outstanding="3")(family)


def trip_return(family: Family) -> dict[str, Any]:
    """The child came back."""
    return told(trip=str(family.trip), returned_on="2/3/2026", how="freely")(family)


TOLD = {"told_on": "3/3/2026"}

WENT = {"country": "TH", "work": "fish", "from_on": "1/3/2026", "contact": "none"}

MONEY = {"amount": "5", "currency": "USD", "period": "month"}


def about_task(**said: Any) -> Content:
    """Content about the task of the family's plan."""
    return lambda family: {"task": str(family.task)} | said


def pairing(family: Family) -> dict[str, Any]:
    """The family and the one beside it."""
    pair = {"household": str(family.id), "other": str(family.neighbour)}
    return pair | {"from_on": "2/3/2026", "why": "នៅឆ្ងាយពីគេ"}
