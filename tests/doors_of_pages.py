"""What is expected of every address of pages: who may use it, for which families."""

from tests.doors_asked import (
    CHECK,
    GONE,
    JOINED,
    LATRINE,
    NEVER,
    PAIRED,
    PLANNED,
    REPAIR,
    RICE,
    VISIT,
    ask_change,
    ask_debt,
    ask_grant_end,
    ask_list,
    ask_member,
    ask_quality,
    ask_receipt,
    ask_trip,
    lasting,
    of_kind,
    page,
    read,
    send_answers,
    send_birth,
    send_change,
    send_debt,
    send_family,
    send_file,
    send_grant,
    send_list,
    send_pair,
    send_relations,
    send_undo,
    send_village,
    sent,
    write,
)
from tests.doors_of_animals import ANIMALS
from tests.doors_of_business_grants import BUSINESS_GRANTS
from tests.doors_of_groups import GROUPS
from tests.roles_and_doors import (
    APART,
    AREA,
    COUNTED,
    EVERYBODY,
    HELD,
    IN_FAMILY_SUPPORT,
    KEPT,
    LASTING,
    MERGERS,
    OFFICERS,
    PROGRAMME,
    READERS_OF_HISTORY,
    READERS_OF_REPORTS,
    RECORDERS,
    SIGHT,
    SUPERVISORS,
    VOIDS,
    Door,
    Family,
    both,
)
from tests.roles_and_doors_world import (
    TAKEN_TO,
)

PAGES: dict[str, dict[str, Door]] = {
    "today": {"": Door(ask=page("today", of=""), may=EVERYBODY, opens=SIGHT)},
    "families": {"": read("families", EVERYBODY, of="", q="{family.member}")},
    "family": {"": read("family", EVERYBODY)},
    "grants": {
        "": read("grants", SUPERVISORS),
        "post": Door(ask=send_grant, may=SUPERVISORS, opens=KEPT, alike=SIGHT, writes=True),
    },
    "end-grant": {"": Door(ask=ask_grant_end, may=SUPERVISORS, opens=NEVER, alike=NEVER)},
    "happenings": {"": read("happenings", RECORDERS)},
    "new-happening": {
        "": Door(ask=of_kind("new-happening", "birth"), may=RECORDERS, opens=SIGHT, alike=SIGHT),
        "post": Door(ask=send_birth, may=RECORDERS, opens=SIGHT, alike=SIGHT, writes=True),
    },
    "new-relations": {
        "": read("new-relations", RECORDERS),
        "post": Door(ask=send_relations, may=RECORDERS, opens=SIGHT, alike=SIGHT, writes=True),
    },
    "member": {"": Door(ask=ask_member, may=EVERYBODY, opens=SIGHT, alike=SIGHT)},
    "change-member": {
        "": Door(ask=ask_change, may=RECORDERS, opens=SIGHT, alike=SIGHT),
        "post": Door(ask=send_change, may=RECORDERS, opens=LASTING, alike=SIGHT, writes=True),
    },
    "village": {
        "": Door(
            ask=page("village", of="village"),
            may=EVERYBODY,
            opens=SIGHT,
            alike=AREA,
            of_places=True,
        )
    },
    "new-family": {
        "post": Door(
            ask=send_family, may=RECORDERS, opens=AREA, alike=AREA, writes=True, of_places=True
        )
    },
    "new-visit": {"": read("new-visit", RECORDERS), "post": write("new-visit", RECORDERS, **VISIT)},
    "new-delivery": {
        "": read("new-delivery", RECORDERS),
        "post": write("new-delivery", RECORDERS, **RICE),
    },
    "new-enrolment": {
        "": read("new-enrolment", RECORDERS),
        "post": write("new-enrolment", RECORDERS, **JOINED),
    },
    "plan": {"": read("plan", EVERYBODY)},
    "plan-sheet": {"": read("plan-sheet", EVERYBODY)},
    "new-plan": {"": read("new-plan", RECORDERS), "post": write("new-plan", RECORDERS, **PLANNED)},
    "task-done": {
        "": read("task-done", RECORDERS, of="task"),
        "post": write("task-done", RECORDERS, of="task", said_on="2/3/2026"),
    },
    "task-change": {
        "": read("task-change", RECORDERS, of="task"),
        "post": write("task-change", RECORDERS, of="task", said_on="2/3/2026", why="ភ្លៀង"),
    },
    "new-pairing": {
        "": read("new-pairing", RECORDERS),
        "post": write("new-pairing", RECORDERS, **PAIRED),
    },
    "new-leaving": {
        "": read("new-leaving", RECORDERS),
        "post": Door(
            ask=sent("new-leaving", **GONE),
            may=RECORDERS,
            opens=IN_FAMILY_SUPPORT,
            alike=SIGHT,
            writes=True,
        ),
    },
    "overdue": {"": Door(ask=page("overdue", of=""), may=SUPERVISORS, opens=SIGHT)},
    "delivery-list": {
        "": Door(ask=ask_list, may=RECORDERS, opens=SIGHT, alike=AREA, of_places=True),
        "post": Door(ask=send_list, may=RECORDERS, opens=SIGHT, alike=SIGHT, writes=True),
    },
    "new-assessment": {
        "": read("new-assessment", RECORDERS),
        "post": Door(ask=send_answers, may=RECORDERS, opens=SIGHT, alike=SIGHT, writes=True),
    },
    "village-assessments": {
        "": Door(
            ask=page("village-assessments", of="village"),
            may=RECORDERS,
            opens=NEVER,
            alike=AREA,
            of_places=True,
        ),
        "post": Door(
            ask=send_village, may=RECORDERS, opens=AREA, alike=AREA, writes=True, of_places=True
        ),
    },
    "circumstances": {"": read("circumstances", RECORDERS)},
    "circumstance-history": {
        "": Door(ask=of_kind("circumstance-history", "debt"), may=RECORDERS, opens=SIGHT),
        "trip": Door(
            ask=of_kind("circumstance-history", "trip"),
            may=RECORDERS,
            opens=APART,
            alike=SIGHT,
            tells=lambda family: (TAKEN_TO,),
        ),
    },
    "new-circumstance": {
        "": Door(ask=of_kind("new-circumstance", "debt"), may=RECORDERS, opens=SIGHT, alike=SIGHT),
        "post": Door(ask=send_debt, may=RECORDERS, opens=SIGHT, alike=SIGHT, writes=True),
    },
    "circumstance": {
        "": Door(ask=ask_debt, may=RECORDERS, opens=SIGHT, alike=SIGHT),
        "trip": Door(ask=ask_trip, may=RECORDERS, opens=APART, alike=APART),
    },
    "assessment": {"": read("assessment", RECORDERS, of="assessment")},
    "assessment-apart": {
        "": Door(
            ask=page("assessment-apart", of="assessment"),
            may=RECORDERS,
            opens=APART,
            alike=APART,
        )
    },
    # Records worth a second look.
    "quality": {"": Door(ask=ask_quality, may=RECORDERS, opens=SIGHT, alike=AREA, of_places=True)},
    # The families behind a count; the chief and the auditor see counts only.
    "reach": {"": Door(ask=page("reach", of="", receipt="all.*."), may=RECORDERS, opens=COUNTED)},
    "reports": {
        "": Door(
            ask=page("reports", of=""),
            may=READERS_OF_REPORTS,
            opens=PROGRAMME,
            tells=lambda family: (family.programme_name,),
        )
    },
    "report": {
        "": Door(
            ask=ask_receipt,
            may=READERS_OF_REPORTS,
            opens=both(PROGRAMME, SIGHT),
            alike=PROGRAMME,
        )
    },
    # Targets and earlier totals name programmes and villages, never families.
    "promises": {
        "": Door(
            ask=page("promises", of="programme"),
            may=READERS_OF_REPORTS,
            opens=PROGRAMME,
            alike=PROGRAMME,
            tells=lambda family: (family.programme_name,),
        )
    },
    "history": {"": read("history", READERS_OF_HISTORY, of="visit")},
    "void": {
        "": Door(ask=page("void", of="visit"), may=EVERYBODY, opens=NEVER, alike=NEVER),
        "post": Door(
            ask=sent("void", of="visit", reason="ខុសគ្រួសារ"),
            may=READERS_OF_HISTORY,
            opens=VOIDS,
            alike=SIGHT,
            writes=True,
        ),
    },
    "duplicates": {
        "": Door(ask=page("duplicates", of=""), may=MERGERS, opens=NEVER),
        "post": Door(ask=send_pair, may=MERGERS, opens=KEPT, alike=KEPT, writes=True),
    },
    "undo-merge": {
        "": Door(ask=page("undo-merge", of="visit"), may=MERGERS, opens=NEVER, alike=NEVER),
        "post": Door(ask=send_undo, may=MERGERS, opens=KEPT, writes=True),
    },
    "attention": {"": Door(ask=page("attention", of=""), may=EVERYBODY, opens=HELD)},
    "set-aside": {
        "": Door(
            ask=page("set-aside", of="held"),
            may=EVERYBODY,
            opens=HELD,
            alike=HELD,
            tells=lambda family: (str(family.held),),
        ),
        "post": Door(
            ask=sent("set-aside", of="held", reason="សរសេរពីរដង"),
            may=EVERYBODY,
            opens=HELD,
            alike=HELD,
            writes=True,
        ),
    },
    # A list names families by the number that the reader's own organisation gave them.
    "lists": {
        "post": Door(
            ask=send_file,
            may=OFFICERS,
            opens=both(SIGHT, PROGRAMME),
            alike=both(SIGHT, PROGRAMME),
            writes=True,
        )
    },
}


def _link(family: Family) -> tuple[str, ...]:
    return (str(family.asset),)


PAGES |= GROUPS | ANIMALS | BUSINESS_GRANTS
PAGES |= {
    "assets": {
        "": Door(
            ask=page("assets", of="village"),
            may=EVERYBODY,
            opens=LASTING,
            alike=AREA,
            of_places=True,
            tells=_link,
        )
    },
    "new-asset": {
        "": Door(
            ask=page("new-asset", of="village"),
            may=RECORDERS,
            opens=SIGHT,
            alike=AREA,
            of_places=True,
        ),
        "post": Door(
            ask=sent("new-asset", of="village", **LATRINE),
            may=RECORDERS,
            opens=AREA,
            alike=AREA,
            writes=True,
            of_places=True,
        ),
    },
    "asset": {"": lasting(page("asset", of="asset"), EVERYBODY)},
    "asset-check": {
        "": lasting(page("asset-check", of="asset"), RECORDERS, tells=_link),
        "post": lasting(sent("asset-check", of="asset", **CHECK), RECORDERS, writes=True),
    },
    "asset-repair": {
        "": lasting(page("asset-repair", of="asset"), RECORDERS, tells=_link),
        "post": lasting(sent("asset-repair", of="asset", **REPAIR), RECORDERS, writes=True),
    },
    # Nobody ticked: the only family that uses it no longer does.
    "asset-families": {
        "": lasting(page("asset-families", of="asset"), RECORDERS),
        "post": lasting(
            sent("asset-families", of="asset", from_on="2/3/2026"), RECORDERS, writes=True
        ),
    },
    "place-delivery": {
        "": Door(
            ask=page("place-delivery", of="village"),
            may=RECORDERS,
            opens=NEVER,
            alike=AREA,
            of_places=True,
        ),
        "post": Door(
            ask=sent("place-delivery", of="village", **RICE),
            may=RECORDERS,
            opens=AREA,
            alike=AREA,
            writes=True,
            of_places=True,
        ),
    },
}
