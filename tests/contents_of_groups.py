"""What a program says of the groups, herds and business grants in the tables."""

from typing import Any

from sahakum.accounts.models import Organisation
from tests.contents_of_families import Content
from tests.doors_asked import in_a_month
from tests.roles_and_doors import Family
from tests.roles_and_doors_world import ASKED, GROUP, PHOTOGRAPHED


def of_grant(**said: Any) -> Content:
    """Content about a business grant that was paid out in part."""
    return lambda family: {"grant": str(family.business_grant)} | said


def of_asked_grant(**said: Any) -> Content:
    """Content about a business grant that was asked for."""
    return lambda family: {"grant": str(family.asked_grant)} | said


def of_herd(**content: Any) -> Content:
    """Something about the herd of the group in the family's village."""
    return lambda family: {"herd": str(family.herd), "from_on": "3/2/2026"} | content


def cow_comes(family: Family) -> dict[str, Any]:
    """One more cow is given to the herd."""
    came = {"sex": "female", "how": "given", "came_on": "3/2/2026"}
    return {"herd": str(family.herd), "tag": "គោថ្មី"} | came


def cow_vaccinated(family: Family) -> dict[str, Any]:
    """The cow of the herd is vaccinated."""
    done = {"sort": "vaccinated", "happened_on": "5/2/2026", "what": "ជំងឺអុតក្ដាម"}
    return {"animal": str(family.animal)} | done


def cow_photographed(family: Family) -> dict[str, Any]:
    """The cow of the herd is photographed."""
    return {"animal": str(family.animal)} | PHOTOGRAPHED


def erased(family: Family) -> dict[str, Any]:
    """The photograph of the cow is erased."""
    return {"photograph": str(family.animal_photograph), "reason": "មុខ", "understood": "yes"}


def waits_for_cow(family: Family) -> dict[str, Any]:
    """The member of the group waits for an animal."""
    waits = {"herd": str(family.herd), "member": str(family.listed)}
    return waits | {"place": "1", "since_on": "3/2/2026"}


def grant_asked(family: Family) -> dict[str, Any]:
    """The family asks once more."""
    about = {"household": str(family.id), "fund": str(family.asks_fund)}
    return about | ASKED | {"person": family.head}


def grant_paid(family: Family) -> dict[str, Any]:
    """The rest is paid out."""
    part = {"paid_on": "6/2/2026", "amount": "40", "person": family.head}
    return {"grant": str(family.business_grant)} | part


def of_grant_fund(family: Family) -> dict[str, Any]:
    """Money for grants came in."""
    said = {"received_on": "6/2/2026", "amount": "100", "source": "x"}
    return {"fund": str(family.grant_fund)} | said


PROVEN = {"seen_on": "6/2/2026", "receipts": [{"what": "ក្តារ", "amount": "20"}]}


def opening(family: Family) -> dict[str, Any]:
    """The family is opened to the commune's council."""
    council = Organisation.objects.get(kind=Organisation.Kind.COMMUNE)
    until = {"to_on": in_a_month(), "reason": "ជួយគ្នា"}
    return {"household": str(family.id), "receiver": str(council.pk)} | until


def group(family: Family) -> dict[str, Any]:
    """A group in the family's village."""
    return GROUP | {"village": str(family.village)}


def of_group(**said: Any) -> Content:
    """Content about the group of the family's village."""
    return lambda family: {"group": str(family.group)} | said


def of_fund(**said: Any) -> Content:
    """Content about what that group keeps."""
    return lambda family: {"fund": str(family.fund)} | said


def sheet(family: Family) -> dict[str, Any]:
    """One more meeting of that group, at which somebody saved."""
    line = {"member": str(family.listed), "presence": "present", "savings": "500"}
    said = {"fund": str(family.fund), "held_on": "3/3/2026", "sheet": "2", "counted": "1000"}
    return said | {"lines": [line], "attested": [{"member": str(family.listed)}]}


def asking(family: Family) -> dict[str, Any]:
    """A member of that group asks for a loan."""
    said = {"fund": str(family.fund), "member": str(family.listed), "amount": "500"}
    return said | {"purpose": "ទិញគ្រាប់ពូជ", "asked_on": "3/3/2026"}


def workshop(family: Family) -> dict[str, Any]:
    """A workshop in which that member took part."""
    said = {"group": str(family.group), "topic": "rice", "held_on": "3/3/2026", "hours": "2"}
    return said | {"participants": [{"member": str(family.listed)}]}


def became(family: Family) -> dict[str, Any]:
    """A member of that group leads it now."""
    return {"member": str(family.listed), "from_on": "2/3/2026", "standing": "leader"}


def leaves(family: Family) -> dict[str, Any]:
    """A member of that group leaves it."""
    return {"member": str(family.listed), "left_on": "3/3/2026"}
