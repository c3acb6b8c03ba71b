"""The demonstration's part of circumstances: who is away, and what struck a family.

Members are whatever the demonstration names them by; places and reasons are made up.
"""

import datetime
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sahakum.lib.chance import Chance

Content = dict[str, Any]

WORK_ABROAD = (("building", 0.35), ("factory", 0.25), ("plantation", 0.25), ("fish", 0.15))
RETURNS = (("freely", 0.55), ("work_ended", 0.25), ("deported", 0.2))
PLACES = ("ឈុនបុរី", "រ៉ាយ៉ង", "បាងកក", "ស្រះកែវ")
WHY_LEFT = "ជួយការងារផ្ទះ"
SAIGON, CAPITAL = "ទីក្រុងហូជីមិញ", "ភ្នំពេញ"
LEFT_ALONE = "កូនៗនៅផ្ទះតែឯង ពេលម្តាយជាប់ឃុំ"
LOSSES = (200_000, 400_000, 800_000, 1_500_000)


def trip(
    *,
    chance: Chance,
    household: UUID,
    told_on: datetime.date,
    from_on: datetime.date,
    members: Sequence[Any],
    children: Sequence[Any] = (),
    returned_on: datetime.date | None = None,
) -> Content:
    """The content of the kind ``trip``: to Thailand, with children or without."""
    content = _away(chance, household, told_on, from_on)
    content |= {"members": list(members), "children": list(children)}
    if returned_on is None:
        return content
    how = chance.weighted(RETURNS)
    content |= {"returned_on": returned_on.isoformat(), "how": how}
    return content | ({"detention_months": "1"} if how == "deported" else {})


def absence(
    *,
    chance: Chance,
    household: UUID,
    told_on: datetime.date,
    from_on: datetime.date,
    member: Any,
) -> Content:
    """The content of the kind ``absence``: a member works elsewhere and comes home for feasts."""
    away = _away(chance, household, told_on, from_on)
    return away | {"member": member, "rhythm": "feasts"}


def _away(
    chance: Chance, household: UUID, told_on: datetime.date, from_on: datetime.date
) -> Content:
    return {
        "household": str(household),
        "told_on": told_on.isoformat(),
        "country": "TH",
        "place": chance.pick(PLACES),
        "work": chance.weighted(WORK_ABROAD),
        "from_on": from_on.isoformat(),
        "contact": "sometimes",
    }


def detained(
    *,
    household: UUID,
    told_on: datetime.date,
    went: tuple[datetime.date, datetime.date],
    members: Sequence[Any],
    children: Sequence[Any],
    months: int = 0,
) -> Content:
    """The content of the kind ``trip``: to Viet Nam, to sell lottery tickets in the streets.

    Of ``months`` in detention the children who stayed at home were alone.
    """
    content: Content = {
        "household": str(household),
        "told_on": told_on.isoformat(),
        "country": "VN",
        "place": SAIGON,
        "work": "lottery",
        "from_on": went[0].isoformat(),
        "contact": "none" if months else "sometimes",
        "members": list(members),
        "children": list(children),
        "returned_on": went[1].isoformat(),
        "how": "deported" if months else "freely",
    }
    return content | ({"detention_months": str(months), "note": LEFT_ALONE} if months else {})


def every_two_months(
    *, household: UUID, told_on: datetime.date, from_on: datetime.date, member: Any
) -> Content:
    """The content of the kind ``absence``: a husband works in Phnom Penh and comes home."""
    return {
        "household": str(household),
        "told_on": told_on.isoformat(),
        "country": "KH",
        "place": CAPITAL,
        "work": "building",
        "from_on": from_on.isoformat(),
        "contact": "yes",
        "member": member,
        "rhythm": "two_months",
    }


def remittance(*, household: UUID, told_on: datetime.date, member: Any, riel: int) -> Content:
    """The content of the kind ``remittance``: what somebody who is away sends each month."""
    content = {"household": str(household), "told_on": told_on.isoformat(), "member": member}
    return content | _riel(riel)


def income(
    *, household: UUID, told_on: datetime.date, source: str, riel: int, own: bool = False
) -> Content:
    """The content of the kind ``income``: of a month; ``own`` is eaten and not bought."""
    content = {"household": str(household), "told_on": told_on.isoformat(), "source": source}
    return content | {"own_produce": "yes" if own else "no"} | _riel(riel)


def livelihood(
    *, household: UUID, told_on: datetime.date, work: str, since_on: datetime.date, note: str = ""
) -> Content:
    """The content of the kind ``livelihood``."""
    content = {"household": str(household), "told_on": told_on.isoformat(), "work": work}
    return content | {"since_on": since_on.isoformat(), "note": note}


def debt(*, household: UUID, told_on: datetime.date, since_on: datetime.date, riel: int) -> Content:
    """The content of the kind ``debt``: to a money lender, at five percent a month."""
    return {
        "household": str(household),
        "told_on": told_on.isoformat(),
        "lender": "money_lender",
        "amount": riel,
        "currency": "KHR",
        "interest_percent": "5",
        "security": "none",
        "since_on": since_on.isoformat(),
    }


def debt_state(
    *, household: UUID, told_on: datetime.date, debt: UUID, outstanding: int, paid: int
) -> Content:
    """The content of the kind ``debt_state``: what is still owed."""
    content = {"household": str(household), "told_on": told_on.isoformat(), "debt": str(debt)}
    return content | {"outstanding": outstanding, "paid": paid}


def _riel(amount: int) -> Content:
    return {"amount": amount, "currency": "KHR", "period": "month"}


def schooling(
    *,
    household: UUID,
    told_on: datetime.date,
    member: Any,
    school_year: int,
    grade: int,
    attending: str = "yes",
    changed_on: datetime.date | None = None,
    rank: tuple[int, int, int] | None = None,
) -> Content:
    """The content of the kind ``schooling``: a grade, and since when a child left or is back.

    ``rank`` is its month, the place in the class, and of how many children.
    """
    content = {"household": str(household), "told_on": told_on.isoformat(), "member": member}
    content |= {"school_year": str(school_year), "grade": str(grade), "attending": attending}
    if rank is not None:
        content |= dict(zip(("month", "rank", "class_size"), map(str, rank), strict=True))
    if changed_on is not None:
        content["changed_on"] = changed_on.isoformat()
    return content | ({"reason": WHY_LEFT} if attending == "left" else {})


def disaster(
    *, chance: Chance, household: UUID, told_on: datetime.date, struck_on: datetime.date
) -> Content:
    """The content of the kind ``disaster``: a flood, with its loss in riel."""
    return {
        "household": str(household),
        "told_on": told_on.isoformat(),
        "sort": "flood",
        "struck_on": struck_on.isoformat(),
        "loss": chance.pick(LOSSES),
        "currency": "KHR",
    }
