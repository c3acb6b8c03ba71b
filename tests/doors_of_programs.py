"""What is expected of every kind of record: who may send it through a program, and what it says."""

import json
from dataclasses import replace
from typing import Any

from django.test import Client

from sahakum.animals.demo import RULES as HERD_RULES
from sahakum.assessments.tests import samples
from sahakum.lib.ids import uuid7
from sahakum.rules.catalogue import RULES
from tests.contents_of_families import (
    BORN,
    JOINED,
    MONEY,
    NEW_MEMBER,
    RICE,
    VISIT,
    WENT,
    Content,
    about,
    about_task,
    aside,
    asset,
    debt_state,
    departure,
    earlier,
    grandchild,
    new_family,
    new_head,
    new_place,
    of_asset,
    of_child,
    other_latin_name,
    other_name,
    pairing,
    parent_abroad,
    renamed,
    site,
    target,
    told,
    trip,
    trip_return,
    undo,
    uses,
    voiding,
    ward,
)
from tests.contents_of_groups import (
    PROVEN,
    asking,
    became,
    cow_comes,
    cow_photographed,
    cow_vaccinated,
    erased,
    grant_asked,
    grant_paid,
    group,
    leaves,
    of_asked_grant,
    of_fund,
    of_grant,
    of_grant_fund,
    of_group,
    of_herd,
    opening,
    sheet,
    waits_for_cow,
    workshop,
)
from tests.doors_asked import KEEPING, RULES_OF_GROUP, SHARED
from tests.doors_of_business_grants import DECLINED, LOOKED
from tests.roles_and_doors import (
    APART,
    AREA,
    EVERYBODY,
    HELD,
    IN_FAMILY_SUPPORT,
    KEEPERS_OF_PLACES,
    KEPT,
    LASTING,
    MERGERS,
    OFFICERS,
    RECORDERS,
    SIGHT,
    SUPERVISORS,
    VOIDS,
    Door,
    Family,
    World,
)
from tests.roles_and_doors import PROGRAMME as OF_ORGANISATION
from tests.roles_and_doors_world import GRANT_FUND, LISTED, PHOTOGRAPHED, PLAN, pair_in


def said(kind: str, content: Content, *, may: frozenset[str] = RECORDERS, **tables: Any) -> Door:
    """A kind of record, sent by a program in the name of a user."""

    def ask(client: Client, world: World, family: Family) -> Any:
        operation = {"id": str(uuid7()), "kind": kind, "content": content(family)}
        body = json.dumps({"operations": [operation]})
        return client.post("/api/records", body, content_type="application/json")

    usual = Door(ask=ask, may=may, opens=SIGHT, alike=SIGHT, writes=True, content=content)
    return replace(usual, **tables)


# Only the organisation whose fund it is records about a grant.
OF_GRANTS: dict[str, Any] = {"opens": VOIDS, "alike": VOIDS}

DECIDED: dict[str, Any] = {"may": SUPERVISORS}

OF_GRANT_FUNDS: dict[str, Any] = {
    "may": SUPERVISORS,
    "opens": OF_ORGANISATION,
    "alike": OF_ORGANISATION,
}

OF_ASSETS: dict[str, Any] = {"opens": LASTING, "alike": LASTING}

CIRCUMSTANCES = {
    "schooling": of_child(school_year="2025", grade="1", attending="yes"),
    "child_work": of_child(sort="field", where="home", hours_a_week="3"),
    "carer": of_child(neighbour="យាយ", from_on="1/3/2026"),
    "trip": trip,
    "absence": of_child(**WENT, rhythm="never"),
    "remittance": told(sender="ពូ", **MONEY),
    "livelihood": told(work="rice", since_on="1/3/2026"),
    "income": told(source="rice", own_produce="no", **MONEY),
    "spending": told(purpose="food", **MONEY),
    "debt": told(lender="shop", security="none", since_on="1/3/2026", amount="5 USD"),
    "debt_state": debt_state,
    "family_saving": told(kept="gold", amount="2 chi"),
    "identity_paper": of_child(paper="passport", state="lacking"),
    "poverty_card": told(level="poor_1"),
    "disaster": told(sort="flood", struck_on="1/3/2026"),
    "safe_contact": told(ways=["home"]),
    "heard_of_us": told(how="chief"),
}

OF_PLACES: dict[str, Any] = {"opens": AREA, "alike": AREA, "of_places": True}

KINDS = {
    "asset": said("asset", asset, **OF_PLACES),
    "asset_family": said("asset_family", uses, opens=LASTING, alike=SIGHT),
    "asset_check": said("asset_check", of_asset(checked_on="2/3/2026", state="works"), **OF_ASSETS),
    "asset_repair": said(
        "asset_repair",
        of_asset(repaired_on="2/3/2026", state="works", done_by="Sok"),
        **OF_ASSETS,
    ),
    "group": said("group", group, **OF_PLACES),
    "group_fund": said("group_fund", of_group(commodity="USD", opened_on="2/3/2026"), **OF_ASSETS),
    "group_member": said("group_member", of_group(**LISTED), **OF_ASSETS),
    "group_step": said("group_step", became, **OF_ASSETS),
    "bylaws": said("bylaws", of_fund(**RULES_OF_GROUP), **OF_ASSETS),
    "fund_keeping": said("fund_keeping", of_fund(**KEEPING), **OF_ASSETS),
    "member_leaving": said("member_leaving", leaves, **OF_ASSETS),
    "meeting": said("meeting", sheet, **OF_ASSETS),
    "animal": said("animal", cow_comes, **OF_ASSETS),
    "animal_event": said("animal_event", cow_vaccinated, **OF_ASSETS),
    "animal_photograph": said("animal_photograph", cow_photographed, **OF_ASSETS),
    "photograph_erasure": said("photograph_erasure", erased, may=SUPERVISORS, **OF_GRANTS),
    "herd_rules": said("herd_rules", of_herd(**HERD_RULES), **OF_ASSETS),
    "herd_waiting": said("herd_waiting", waits_for_cow, **OF_ASSETS),
    "loan_application": said("loan_application", asking, **OF_ASSETS),
    "workshop": said("workshop", workshop, **OF_ASSETS),
    "share_out": said("share_out", of_fund(**SHARED), **OF_ASSETS),
    "grant_money": said("grant_money", of_grant_fund, **OF_GRANT_FUNDS),
    "business_grant": said("business_grant", grant_asked, opens=VOIDS),
    "business_grant_appraisal": said(
        "business_grant_appraisal", of_asked_grant(**LOOKED), **OF_GRANTS
    ),
    "business_grant_decision": said(
        "business_grant_decision", of_asked_grant(**DECLINED), **OF_GRANTS | DECIDED
    ),
    "business_grant_payout": said("business_grant_payout", grant_paid, **OF_GRANTS),
    "business_grant_proof": said("business_grant_proof", of_grant(**PROVEN), **OF_GRANTS),
    "business_grant_photograph": said(
        "business_grant_photograph", of_grant(shows="receipt", **PHOTOGRAPHED), **OF_GRANTS
    ),
    "business_grant_return": said(
        "business_grant_return", of_grant(returned_on="6/2/2026", amount="5"), **OF_GRANTS
    ),
    "business_grant_follow_up": said(
        "business_grant_follow_up", of_grant(asked_on="6/5/2026", fares="well"), **OF_GRANTS
    ),
    "business_grant_closing": said(
        "business_grant_closing",
        of_grant(closed_on="6/5/2026", given_up="50", why="ផ្លាស់លំនៅ"),
        **OF_GRANTS | DECIDED,
    ),
    "household": said("household", new_family, **OF_PLACES),
    "household_change": said("household_change", about(from_on="2/3/2026", poverty="poor_2")),
    "departure": said("departure", departure),
    "birth": said("birth", about(**BORN)),
    "joining": said("joining", about(**NEW_MEMBER)),
    "head_change": said("head_change", new_head),
    "grant": said("grant", opening, may=SUPERVISORS, opens=KEPT, alike=SIGHT),
    "relations": said("relations", grandchild),
    "tie": said("tie", ward),
    "relative": said("relative", parent_abroad),
    "person_change": said("person_change", other_latin_name, opens=LASTING, alike=SIGHT),
    "home_visit": said("home_visit", about(**VISIT)),
    "delivery": said("delivery", about(**RICE)),
    "enrolment": said("enrolment", about(**JOINED)),
    "plan": said("plan", about(**PLAN)),
    "task_done": said("task_done", about_task(said_on="2/3/2026")),
    "task_change": said("task_change", about_task(said_on="2/3/2026", why="ភ្លៀង")),
    "pairing": said("pairing", pairing),
    "leaving": said(
        "leaving",
        about(programme="family_support", left_on="2/3/2026", reason="moved"),
        opens=IN_FAMILY_SUPPORT,
    ),
    "target": said("target", target, may=OFFICERS, **OF_PLACES),
    "taken_over": said("taken_over", earlier, may=OFFICERS, **OF_PLACES),
    "place": said("place", new_place, may=KEEPERS_OF_PLACES, **OF_PLACES),
    "place_alias": said("place_alias", other_name, may=KEEPERS_OF_PLACES, **OF_PLACES),
    "place_change": said("place_change", renamed, may=frozenset({"sokha"}), **OF_PLACES),
    "site": said("site", site, may=RECORDERS | {"sokha"}, **OF_PLACES),
    **{kind: said(kind, content) for kind, content in CIRCUMSTANCES.items()},
    # Only who needs to know of a trip can end it.
    "trip_return": said("trip_return", trip_return, opens=APART),
    "merge": said("merge", pair_in, may=MERGERS, opens=KEPT, alike=KEPT),
    "difference": said("difference", pair_in, may=MERGERS, opens=KEPT, alike=KEPT),
    "merge_undo": said("merge_undo", undo, may=MERGERS, opens=KEPT, alike=KEPT),
    "void": said("void", voiding, may=EVERYBODY, opens=VOIDS),
    "set_aside": said("set_aside", aside, may=EVERYBODY, opens=HELD, alike=HELD),
    "assessment": said(
        "assessment",
        about(version="household_hunger", assessed_on="2/3/2026", answers=samples.HUNGER),
    ),
}

# Kinds that are about no family: who records them, and what they say.
# An absence, tie or grant must have been recorded before its end, a relative before it lives
# somewhere else: tested with its package.
# A paper book is taken over before the first meeting, and only open loans are put off or given up.
NEEDS_MORE = frozenset(
    {"business_grant_rewritten", "absence_end", "tie_end", "grant_end", "relative_change"}
) | {
    "group_opening",
    "loan_postponement",
    "loan_write_off",
    "loan_decision",
    "loan_reschedule",
    "loan_recovery",
    # The group of the families' village keeps riel only.
    "store_rules",
    "rice_price",
    "rice_trade",
    "rice_paid_in_cash",
}

PROGRAMME = {
    "code": "village_water",
    "name_km": "ទឹកក្នុងភូមិ",
    "name_en": "Water in the village",
    "from_on": "2/3/2026",
}

OF_NO_FAMILY: dict[str, tuple[frozenset[str], dict[str, Any]]] = {
    "grant_fund": (
        SUPERVISORS,
        GRANT_FUND | {"village": "02040101", "name_km": "មូលនិធិថ្មី"},
    ),
    "good": (
        OFFICERS,
        {
            "code": "hygiene_kit",
            "sort": "used_up",
            "name_km": "ឈុតអនាម័យ",
            "name_en": "Hygiene kit",
            "unit_km": "ឈុត",
            "unit_en": "kits",
            "from_on": "2/3/2026",
        },
    ),
    "commodity": (
        OFFICERS,
        {
            "sort": "rice",
            "name_km": "ផ្ការំដួល",
            "name_en": "Phka Rumduol",
            "added_on": "2/3/2026",
        },
    ),
    "good_name": (
        OFFICERS,
        {"good": "rice", "name_km": "អង្ករសម្រូប", "name_en": "Milled rice", "from_on": "2/3/2026"},
    ),
    "programme": (OFFICERS, PROGRAMME | {"pattern": "empty"}),
    "component": (OFFICERS, PROGRAMME | {"programme": "second"}),
    "programme_name": (
        OFFICERS,
        {"programme": "second", "name_km": "ជីវភាព", "name_en": "Living", "from_on": "2/3/2026"},
    ),
    "questionnaire": (OFFICERS, samples.published(samples.own())),
    "questionnaire_closing": (OFFICERS, {"version": "food_coping", "closed_on": "1/11/2026"}),
    "stewardship": (OFFICERS, {"programme": "second", "from_on": "2/3/2026"}),
    "user": (
        frozenset({"sokha"}),
        {"username": "nary", "name_km": "ណារី", "name_en": "Nary", "language": "km"},
    ),
    "team": (frozenset({"sokha"}), {"name_km": "ក្រុមទី១"}),
}

# Settings are refused to everybody without a post for the whole country: tested with rules.
OF_SETTINGS = frozenset(rule.kind for rule in RULES.values())

# Kinds about users and teams, refused to all but administrators before anything is looked up; how
# far an administrator's power reaches is tested with her package.
OF_STAFF = frozenset({"user_state", "post", "post_end", "team_member", "team_leave"})
