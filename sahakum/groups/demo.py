"""The demonstration's part of groups: the contents of their records."""

import datetime
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any
from uuid import UUID

Content = dict[str, Any]
Day = datetime.date


def group(*, village_id: int, sort: str, name: str, formed_on: Day, commodity: str) -> Content:
    """The content of the kind ``group``."""
    said = {"village": str(village_id), "sort": sort, "name_km": name}
    return said | {"formed_on": formed_on.isoformat(), "commodity": commodity}


def fund(*, group: UUID, commodity: str, opened_on: Day) -> Content:
    """The content of the kind ``group_fund``."""
    said = {"group": str(group), "commodity": commodity}
    return said | {"opened_on": opened_on.isoformat()}


def member(*, group: UUID, name: str, sex: str, joined_on: Day, standing: str) -> Content:
    """The content of the kind ``group_member``, of somebody known to no family."""
    said = {"group": str(group), "name": name, "sex": sex}
    return said | {"joined_on": joined_on.isoformat(), "standing": standing}


def step(*, member: object, from_on: Day, standing: str, why: str = "") -> Content:
    """The content of the kind ``group_step``."""
    content = {"member": str(member), "from_on": from_on.isoformat()}
    return content | {"standing": standing, "why": why}


def workshop(*, group: UUID, topic: str, held_on: Day, members: Sequence[UUID]) -> Content:
    """The content of the kind ``workshop``: half a day with some members."""
    said = {"group": str(group), "topic": topic, "held_on": held_on.isoformat(), "hours": "4"}
    return said | {"participants": [{"member": str(key)} for key in members]}


def bylaws(*, fund: UUID, from_on: Day, rules: Mapping[str, Any]) -> Content:
    """The content of the kind ``bylaws``."""
    return {"fund": str(fund), "from_on": from_on.isoformat()} | dict(rules)


def keeping(*, fund: UUID, from_on: Day, **rules: str) -> Content:
    """The content of the kind ``fund_keeping``; what is not said is no."""
    usual = {"bank": "no", "saved_in": "free", "approval": "no"}
    return {"fund": str(fund), "from_on": from_on.isoformat()} | usual | rules


def store_rules(*, fund: UUID, from_on: Day, **rules: str) -> Content:
    """The content of the kind ``store_rules``; what is not said counts as it is weighed."""
    return {"fund": str(fund), "from_on": from_on.isoformat(), "counts": "gross"} | rules


def rice_price(
    *, fund: UUID, money: UUID, use: str, from_on: Day, price: int, minutes: str
) -> Content:
    """The content of the kind ``rice_price``."""
    said = {"fund": str(fund), "money": str(money), "use": use, "from_on": from_on.isoformat()}
    return said | {"price": str(price), "minutes": minutes}


def rice_paid(*, fund: UUID, money: UUID, member: UUID, day: Day, kilos: Decimal) -> Content:
    """The content of the kind ``rice_paid_in_cash``."""
    said = {"fund": str(fund), "money": str(money), "member": str(member)}
    return said | {"day": day.isoformat(), "rice": f"{kilos:f}"}


def rice_trade(
    *, fund: UUID, money: UUID, use: str, day: Day, kilos: Decimal, with_whom: str
) -> Content:
    """The content of the kind ``rice_trade``."""
    said = {"fund": str(fund), "money": str(money), "use": use, "day": day.isoformat()}
    return said | {"rice": f"{kilos:f}", "with_whom": with_whom}


def leaving(*, member: UUID, left_on: Day, why: str) -> Content:
    """The content of the kind ``member_leaving``."""
    return {"member": str(member), "left_on": left_on.isoformat(), "why": why}
