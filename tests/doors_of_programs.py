"""What is expected of every kind of record: who may send it through a program, and what it says."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.test import Client

from conftest import family, member
from sahakum.accounts.models import Organisation
from sahakum.animals.demo import RULES as HERD_RULES
from sahakum.assessments.tests import samples
from sahakum.lib.ids import uuid7
from sahakum.places.models import Place
from sahakum.registry.models import Membership
from sahakum.rules.catalogue import RULES
from tests.doors_asked import KEEPING, RULES_OF_GROUP, SHARED, in_a_month
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
from tests.roles_and_doors import (
    PROGRAMME as OF_ORGANISATION,
)
from tests.roles_and_doors_world import (
    ASKED,
    GRANT_FUND,
    GROUP,
    LISTED,
    PHOTOGRAPHED,
    PLAN,
    merged_in,
    pair_in,
)

VISIT = {"visited_on": "2/3/2026", "met": "nobody"}
RICE = {"good": "rice", "quantity": "1", "delivered_on": "2/3/2026"}
JOINED = {"programme": "second", "from_on": "2/3/2026"}

Content = Callable[[Family], dict[str, Any]]


def said(kind: str, content: Content, *, may: frozenset[str] = RECORDERS, **tables: Any) -> Door:
    """A kind of record, sent by a program in the name of a user."""

    def ask(client: Client, world: World, family: Family) -> Any:
        operation = {"id": str(uuid7()), "kind": kind, "content": content(family)}
        body = json.dumps({"operations": [operation]})
        return client.post("/api/records", body, content_type="application/json")

    usual = Door(ask=ask, may=may, opens=SIGHT, alike=SIGHT, writes=True, content=content)
    return replace(usual, **tables)


def about(**said: Any) -> Content:
    """Content about a family."""
    return lambda family: {"household": str(family.id)} | said


def new_family(asked: Family) -> dict[str, Any]:
    """A family of one in the same village."""
    return family(Place(pk=asked.village), members=[member("ព្រំ", "ធារី", "head")])


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
# Only the organisation whose fund it is records about a grant.
OF_GRANTS: dict[str, Any] = {"opens": VOIDS, "alike": VOIDS}
DECIDED: dict[str, Any] = {"may": SUPERVISORS}
OF_GRANT_FUNDS: dict[str, Any] = {
    "may": SUPERVISORS,
    "opens": OF_ORGANISATION,
    "alike": OF_ORGANISATION,
}


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


OF_ASSETS: dict[str, Any] = {"opens": LASTING, "alike": LASTING}


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


def about_task(**said: Any) -> Content:
    """Content about the task of the family's plan."""
    return lambda family: {"task": str(family.task)} | said


def opening(family: Family) -> dict[str, Any]:
    """The family is opened to the commune's council."""
    council = Organisation.objects.get(kind=Organisation.Kind.COMMUNE)
    until = {"to_on": in_a_month(), "reason": "ជួយគ្នា"}
    return {"household": str(family.id), "receiver": str(council.pk)} | until


def pairing(family: Family) -> dict[str, Any]:
    """The family and the one beside it."""
    pair = {"household": str(family.id), "other": str(family.neighbour)}
    return pair | {"from_on": "2/3/2026", "why": "នៅឆ្ងាយពីគេ"}


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
