"""What is expected of the addresses of village groups: who may use them, for which families."""

from dataclasses import replace
from typing import Any

from tests.doors_asked import (
    KEEPING,
    NEVER,
    RULES_OF_GROUP,
    SHARED,
    lasting,
    page,
    send_meeting,
    sent,
)
from tests.roles_and_doors import (
    AREA,
    EVERYBODY,
    LASTING,
    RECORDERS,
    Ask,
    Door,
    Family,
)
from tests.roles_and_doors_world import GROUP, LISTED


def _group(family: Family) -> tuple[str, ...]:
    return (str(family.group),)


def _listed(family: Family) -> tuple[str, ...]:
    return (str(family.listed),)


def of_group(ask: Ask, may: frozenset[str], **tables: Any) -> Door:
    """About a group of the family's village: no grant of a family opens it."""
    return replace(lasting(ask, may, tells=_group), **tables)


WORKSHOP = {"topic": "rice", "held_on": "3/3/2026", "hours": "2"}
READERS_OF_GROUPS = EVERYBODY - {"sokha"}
GROUPS: dict[str, dict[str, Door]] = {
    "all-groups": {
        "": Door(ask=page("all-groups", of=""), may=READERS_OF_GROUPS, opens=LASTING, tells=_group)
    },
    "rates": {
        "": Door(
            ask=page("rates", of="", receipt="savings_each_riel"),
            may=READERS_OF_GROUPS,
            opens=LASTING,
            tells=_group,
        )
    },
    "group-rates": {
        "": of_group(page("group-rates", of="group"), READERS_OF_GROUPS),
        "attendance": of_group(
            page("group-rates", of="group", receipt="attendance_riel"), READERS_OF_GROUPS
        ),
    },
    "village-groups": {
        "": Door(
            ask=page("village-groups", of="village"),
            may=READERS_OF_GROUPS,
            opens=LASTING,
            alike=AREA,
            of_places=True,
            tells=_group,
        )
    },
    "new-group": {
        "": Door(
            ask=page("new-group", of="village"),
            may=RECORDERS,
            opens=NEVER,
            alike=AREA,
            of_places=True,
            tells=_group,
        ),
        "post": Door(
            ask=sent("new-group", of="village", **GROUP),
            may=RECORDERS,
            opens=AREA,
            alike=AREA,
            writes=True,
            of_places=True,
        ),
    },
    "group": {"": of_group(page("group", of="group"), READERS_OF_GROUPS)},
    "new-fund": {
        "": of_group(page("new-fund", of="group"), RECORDERS),
        "post": of_group(
            sent("new-fund", of="group", commodity="USD", opened_on="2/3/2026"),
            RECORDERS,
            writes=True,
        ),
    },
    "new-group-member": {
        "": of_group(page("new-group-member", of="group"), RECORDERS),
        "post": of_group(sent("new-group-member", of="group", **LISTED), RECORDERS, writes=True),
    },
    "group-member": {"": of_group(page("group-member", of="listed"), READERS_OF_GROUPS)},
    "group-step": {
        "": of_group(page("group-step", of="listed"), RECORDERS, tells=_listed),
        "post": of_group(
            sent("group-step", of="listed", from_on="2/3/2026", standing="leader"),
            RECORDERS,
            writes=True,
        ),
    },
    "new-bylaws": {
        "": of_group(page("new-bylaws", of="fund"), RECORDERS),
        "post": of_group(sent("new-bylaws", of="fund", **RULES_OF_GROUP), RECORDERS, writes=True),
    },
    "new-keeping": {
        "": of_group(page("new-keeping", of="fund"), RECORDERS),
        "post": of_group(sent("new-keeping", of="fund", **KEEPING), RECORDERS, writes=True),
    },
    "new-store-rules": {"": of_group(page("new-store-rules", of="fund"), RECORDERS)},
    "new-rice-price": {"": of_group(page("new-rice-price", of="fund"), RECORDERS)},
    "new-rice-trade": {"": of_group(page("new-rice-trade", of="fund"), RECORDERS)},
    "pays-rice": {"": of_group(page("pays-rice", of="listed"), RECORDERS, tells=_listed)},
    "member-leaves": {
        "": of_group(page("member-leaves", of="listed"), RECORDERS, tells=_listed),
        "post": of_group(
            sent("member-leaves", of="listed", left_on="3/3/2026"), RECORDERS, writes=True
        ),
    },
    "new-meeting": {
        "": of_group(page("new-meeting", of="fund"), RECORDERS),
        "post": of_group(send_meeting, RECORDERS, writes=True),
    },
    "collection-sheet": {"": of_group(page("collection-sheet", of="fund"), RECORDERS)},
    "group-opening": {"": of_group(page("group-opening", of="fund"), RECORDERS)},
    "share-out": {
        "": of_group(page("share-out", of="fund"), RECORDERS),
        "post": of_group(sent("share-out", of="fund", **SHARED), RECORDERS, writes=True),
    },
    "postpone-loans": {"": of_group(page("postpone-loans", of="fund"), RECORDERS)},
    "new-application": {"": of_group(page("new-application", of="fund"), RECORDERS)},
    "new-workshop": {
        "": of_group(page("new-workshop", of="group"), RECORDERS),
        "post": of_group(
            sent("new-workshop", of="group", **WORKSHOP, member="{family.listed}"),
            RECORDERS,
            writes=True,
        ),
    },
    "meeting": {"": of_group(page("meeting", of="group_meeting"), READERS_OF_GROUPS)},
}
