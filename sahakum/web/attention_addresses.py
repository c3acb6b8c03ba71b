"""Where held content is corrected: the page of its kind, about what the content names."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse

from sahakum.accounts.models import User
from sahakum.animals.models import LifeEvent
from sahakum.capture import kinds
from sahakum.capture.fields import ReferenceField, reference_key
from sahakum.capture.holding import Holding
from sahakum.localities import selectors as localities
from sahakum.registry import selectors as registry
from sahakum.rules.catalogue import RULES
from sahakum.web.circumstances_kinds import ADDED_TO, SORTS
from sahakum.web.happenings_page import HAPPENINGS

Content = dict[str, Any]
# Where a record about a family is typed.
PAGES = {
    "relations": "new-relations",
    "home_visit": "new-visit",
    "delivery": "new-delivery",
    "enrolment": "new-enrolment",
    "assessment": "new-assessment",
    "leaving": "new-leaving",
    "plan": "new-plan",
    "pairing": "new-pairing",
    "grant": "grants",
}
# Where something about a task of a plan is typed.
PAGES_OF_TASKS = {"task_done": "task-done", "task_change": "task-change"}
# Where a record about a place is typed, and which answer names the place.
PAGES_OF_PLACES = {
    "site": ("new-site", "village"),
    "place": ("new-place", "parent"),
    "asset": ("new-asset", "village"),
    "group": ("new-group", "village"),
}
# Where a record about something that lasts is typed.
PAGES_OF_ASSETS = {
    "asset_check": "asset-check",
    "asset_repair": "asset-repair",
    "asset_family": "asset-families",
}
# Where a record about a group is typed, and which answer stands in the address.
PAGES_OF_GROUPS = {
    "group_fund": ("new-fund", "group"),
    "group_member": ("new-group-member", "group"),
    "group_step": ("group-step", "member"),
    "bylaws": ("new-bylaws", "fund"),
    "meeting": ("new-meeting", "fund"),
    "group_opening": ("group-opening", "fund"),
    "share_out": ("share-out", "fund"),
    "loan_postponement": ("postpone-loans", "fund"),
    "loan_write_off": ("write-off-loan", "loan"),
    "herd_rules": ("new-herd-rules", "herd"),
    "herd_waiting": ("new-waiting", "herd"),
    "loan_application": ("new-application", "fund"),
    "loan_decision": ("decide-application", "application"),
    "loan_reschedule": ("reschedule-loan", "loan"),
    "loan_recovery": ("recover-loan", "loan"),
    "workshop": ("new-workshop", "group"),
    "fund_keeping": ("new-keeping", "fund"),
    "store_rules": ("new-store-rules", "fund"),
    "rice_price": ("new-rice-price", "fund"),
    "rice_trade": ("new-rice-trade", "fund"),
    "rice_paid_in_cash": ("pays-rice", "member"),
    "member_leaving": ("member-leaves", "member"),
}
# Which answers name what the page of a kind about animals is about.
OF_ANIMALS = {
    "animal": ("herd", "household"),
    "animal_event": ("animal",),
    "animal_photograph": ("animal",),
}
# Where a record about a business grant or its fund is typed, and which answer is in the address.
PAGES_OF_BUSINESS_GRANTS = {
    "business_grant": ("new-business-grant", "household"),
    "grant_money": ("new-grant-money", "fund"),
    "business_grant_rewritten": ("rewrite-business-grant", "grant"),
    "business_grant_appraisal": ("appraise-business-grant", "grant"),
    "business_grant_decision": ("decide-business-grant", "grant"),
    "business_grant_payout": ("pay-business-grant", "grant"),
    "business_grant_photograph": ("photograph-business-grant", "grant"),
    "business_grant_proof": ("prove-business-grant", "grant"),
    "business_grant_return": ("return-business-grant", "grant"),
    "business_grant_follow_up": ("follow-business-grant", "grant"),
    "business_grant_closing": ("close-business-grant", "grant"),
}
# Where it is said that something which waits is set aside, and which answer names that.
SETTING_ASIDE = {"set_aside": ("set-aside", "held")}
ERASING = {"photograph_erasure": ("erase-photograph", "photograph")}
# Where a record about what a page of its own names is typed.
PAGES_OF_SUBJECTS = PAGES_OF_GROUPS | PAGES_OF_BUSINESS_GRANTS | SETTING_ASIDE | ERASING
PAGES_OF_PROGRAMMES = {"target": "new-target", "taken_over": "new-taken-over"}
# Where what an organisation has as a whole is added: its page is about nothing else.
PAGES_OF_THE_OFFICE = {
    "good": "new-good",
    "commodity": "new-commodity",
    "grant_fund": "new-grant-fund",
}
# Which answer names the operation on whose page it is typed.
ON_HISTORIES = {"void": "operation", "merge_undo": "merge"}
# Which setting a kind of record changes.
SETTINGS = {rule.kind: rule.code for rule in RULES.values()}


def address_of(held: Holding, user: User) -> str:
    """The address of the page that takes a correction; empty where there is none for the user."""
    content = held.content if isinstance(held.content, dict) else {}
    if not all(_is_there(name, held, content, user) for name in _subjects(held.kind)):
        return ""
    page = _page(held.kind, content, user)
    if not page:
        return ""
    return f"{page}{'&' if '?' in page else '?'}{urlencode({'held': str(held.operation_id)})}"


def _subjects(kind: str) -> tuple[str, ...]:
    """Answers that name what the page is about: without one of them there is no page."""
    if kind in PAGES_OF_PLACES:
        return (PAGES_OF_PLACES[kind][1],)
    if kind in PAGES_OF_SUBJECTS:
        return (PAGES_OF_SUBJECTS[kind][1],)
    if kind in OF_ANIMALS:
        return OF_ANIMALS[kind]
    if kind in PAGES_OF_TASKS:
        return ("task",)
    if kind in ON_HISTORIES:
        return (ON_HISTORIES[kind],)
    if kind == "assessment":
        return ("household", "village", "person", "version")
    return ("household", "asset")


def _is_there(name: str, held: Holding, content: Content, user: User) -> bool:
    """Whether what an answer names is found; asked only where that was not seen before."""
    if name not in held.sentences and not _is_unread(name, held.kind, content):
        return True
    return _found(name, held.kind, content, user) is not None


def _is_unread(name: str, kind: str, content: Content) -> bool:
    """Whether an answer names something that nobody looked up, as another one has a wrong shape."""
    known = kinds.find(kind)
    if known is None or not isinstance(content.get(name), str):
        return False
    named = isinstance(known.form.base_fields.get(name), ReferenceField)
    return named and not known.form(content).is_looked_up()


def _found(name: str, kind: str, content: Content, user: User) -> Any:
    """What an answer of a kind names, within the user's sight."""
    known = kinds.find(kind)
    field = known.form.base_fields.get(name) if known else None
    if known is None or not isinstance(field, ReferenceField):
        return None
    return known.fetch([content], user)[field.to].get(reference_key(content.get(name)))


def _page(kind: str, content: Content, user: User) -> str:
    if kind == "household":
        return f"{reverse('new-family')}?{urlencode({'village': content.get('village')})}"
    if kind in SETTINGS:
        return reverse("new-setting", args=[SETTINGS[kind]])
    if kind in PAGES_OF_THE_OFFICE:
        return reverse(PAGES_OF_THE_OFFICE[kind])
    if kind in PAGES_OF_PROGRAMMES:
        programme = _found("programme", kind, content, user)
        return reverse(PAGES_OF_PROGRAMMES[kind], args=[programme.code]) if programme else ""
    if kind in PAGES_OF_PLACES:
        page, name = PAGES_OF_PLACES[kind]
        return _of_place(page, content.get(name))
    if kind == "assessment" and content.get("village"):
        return _of_place("village-assessments", content.get("village"))
    if kind == "delivery" and not content.get("household"):
        return _of_delivery(content)
    return _of_one(kind, content)


def _of_one(kind: str, content: Content) -> str:
    """The page of a kind about one family, person, task, operation or thing that lasts."""
    if kind == "person_change":
        return _of_person(_id(content.get("person")))
    if kind in HAPPENINGS:
        return _of_happening(kind, content)
    if kind in OF_ANIMALS:
        return _of_animal(kind, content)
    page, named = _page_and_subject(kind)
    subject = _id(content.get(named))
    if subject is None:
        return ""
    if kind in SORTS or kind in ADDED_TO:
        return reverse("new-circumstance", args=[subject, kind])
    return reverse(page, args=[subject]) if page else ""


def _of_animal(kind: str, content: Content) -> str:
    """Of an animal that comes, the page of its herd or family; of an event, that of its sort."""
    subjects = {name: _id(content.get(name)) for name in OF_ANIMALS[kind]}
    if kind == "animal_event":
        sort, animal = content.get("sort"), subjects["animal"]
        known = sort in LifeEvent.Sort.values
        return reverse("new-animal-event", args=[animal, sort]) if animal and known else ""
    if kind == "animal_photograph":
        animal = subjects["animal"]
        return reverse("new-animal-photograph", args=[animal]) if animal else ""
    if subjects["herd"] is not None:
        return reverse("new-herd-animal", args=[subjects["herd"]])
    family = subjects["household"]
    return reverse("new-family-animal", args=[family]) if family else ""


def _page_and_subject(kind: str) -> tuple[str, str]:
    """The page on which a kind is typed, and which answer stands in its address."""
    if kind in PAGES_OF_SUBJECTS:
        return PAGES_OF_SUBJECTS[kind]
    if kind in PAGES_OF_ASSETS:
        return PAGES_OF_ASSETS[kind], "asset"
    if kind in PAGES_OF_TASKS:
        return PAGES_OF_TASKS[kind], "task"
    if kind in ON_HISTORIES:
        return "history", ON_HISTORIES[kind]
    return PAGES.get(kind, ""), "household"


def _of_happening(kind: str, content: Content) -> str:
    membership = _id(content.get("membership")) if kind == "departure" else None
    family = registry.family_of(membership) if membership else _id(content.get("household"))
    return reverse("new-happening", args=[family, kind]) if family else ""


def _of_person(person: UUID | None) -> str:
    family = registry.home_of(person) if person else None
    return reverse("change-member", args=[family, person]) if family else ""


def _of_delivery(content: Content) -> str:
    """Of a delivery to a person, a site or a village as a whole."""
    person = _id(content.get("person"))
    if person is not None:
        family = registry.home_of(person)
        return reverse("new-delivery", args=[family]) if family else ""
    site = _id(content.get("site"))
    village = localities.village_of(site) if site else content.get("village")
    return _of_place("place-delivery", village)


def _of_place(page: str, number: object) -> str:
    text = str(number)
    return reverse(page, args=[text]) if text.isascii() and text.isdigit() else ""


def _id(value: Any) -> UUID | None:
    try:
        return UUID(value)
    except (ValueError, TypeError, AttributeError):
        return None
