"""What may happen in a family: the list, what its forms begin with, where they lead."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sahakum.accounts import permissions
from sahakum.accounts.models import User
from sahakum.capture import kinds
from sahakum.journal import clock
from sahakum.registry import kinship
from sahakum.registry import selectors as registry
from sahakum.registry.choices import Relation
from sahakum.registry.heads import head_of
from sahakum.registry.models import Household, Person
from sahakum.registry.tie_choices import Kin
from sahakum.web import recording, relations_page, ties_form, wording
from sahakum.web.recording import Draft
from sahakum.web.rows import Row


@dataclass(frozen=True, kw_only=True)
class Happening:
    """One kind: its icon, its line in the list, and the answer that is today by itself."""

    mark: str
    title: Any
    reason: Any
    day: str


HAPPENINGS = {
    "birth": Happening(
        mark="heart",
        title=gettext_lazy("A child was born"),
        reason=gettext_lazy("Name, day, mother"),
        day="",
    ),
    "joining": Happening(
        mark="plus",
        title=gettext_lazy("Somebody joined"),
        reason=gettext_lazy("By marriage, came back, was taken in"),
        day="from_on",
    ),
    "departure": Happening(
        mark="go",
        title=gettext_lazy("Somebody left or died"),
        reason=gettext_lazy("Moved out, married, died"),
        day="left_on",
    ),
    "head_change": Happening(
        mark="people",
        title=gettext_lazy("Another head of the family"),
        reason=gettext_lazy("Who is head now"),
        day="from_on",
    ),
    "tie": Happening(
        mark="heart",
        title=gettext_lazy("Somebody married"),
        reason=gettext_lazy("A marriage, or another family tie"),
        day="",
    ),
    "tie_end": Happening(
        mark="close",
        title=gettext_lazy("A marriage ended"),
        reason=gettext_lazy("Separated, divorced, died"),
        day="",
    ),
    "relative": Happening(
        mark="away",
        title=gettext_lazy("A relative lives elsewhere"),
        reason=gettext_lazy("Parents abroad, an aunt in the city"),
        day="",
    ),
    "relative_change": Happening(
        mark="away",
        title=gettext_lazy("Where the relative lives now"),
        reason="",
        day="",
    ),
    "household_change": Happening(
        mark="house",
        title=gettext_lazy("The family moved, or its card or telephone changed"),
        reason=gettext_lazy("Village, poverty card, telephone"),
        day="from_on",
    ),
}


# What a page that leads here has asked already.
IN_ADDRESS = ("member", "kin", "relative", "person")
# Who opens the list because somebody married need not say that it is a marriage.
ASKED = {"tie": f"?kin={Kin.SPOUSE}"}
# Said on the page of the person whom it is about.
NOT_LISTED = frozenset({"relative_change"})


def title_of(kind: str, draft: Draft) -> str:
    """What a form is called: with another word for ties that are no marriage."""
    asked = draft.form.data.get("kin") if draft.form.is_bound else draft.form.initial.get("kin")
    other = kind == "tie" and asked != Kin.SPOUSE
    return _("Family tie") if other else str(happening_named(kind).title)


def happening_named(kind: str) -> Happening:
    """What may happen, by the name in an address.

    Raises:
        Http404: no such thing can be recorded here.
    """
    if kind not in HAPPENINGS:
        raise Http404
    return HAPPENINGS[kind]


def offered(household: Household) -> list[Row]:
    """Everything that may have changed, as a list for the thumb."""
    return [
        Row(
            mark=one.mark,
            name=str(one.title),
            reason=str(one.reason),
            address=reverse("new-happening", args=[household.pk, kind]) + ASKED.get(kind, ""),
        )
        for kind, one in HAPPENINGS.items()
        if kind not in NOT_LISTED
    ]


def draft_of(request: HttpRequest, kind: str, household: Household, *, by: User) -> Draft:
    """The form to be filled in: what is held, or empty with today as the day."""
    held = recording.held_draft(request, kind, by=by)
    if held is not None:
        return held
    day = happening_named(kind).day
    usual = {day: wording.day_in_numbers(clock.today())} if day else {}
    told = _told_before(request, household, by) if kind == "relative_change" else {}
    return recording.new_draft(
        kind, by=by, **(_chosen(request) | fixed(request, kind, household) | usual | told)
    )


def _told_before(request: HttpRequest, household: Household, by: User) -> dict[str, str]:
    """Where a relative lived as told last, as far as the reader may know."""
    person = ties_form.id_of(request.GET.get("relative", ""))
    known = kinship.relative_known(household, person) if person else None
    if known is None or not by.may(permissions.SEE_CIRCUMSTANCES):
        return {}
    return {"country": known.country, "place": known.place, "contact": known.contact}


def _chosen(request: HttpRequest) -> dict[str, str]:
    """What the page that led here said already."""
    names = ("other", "tie")
    return {name: request.GET[name] for name in names if name in request.GET}


def fixed(request: HttpRequest, kind: str, household: Household) -> dict[str, str]:
    """The answers that the address gives."""
    found = kinds.find(kind)
    asked = set(found.form.base_fields) if found else set()
    said = {"household": str(household.pk)}
    said |= {name: request.GET[name] for name in IN_ADDRESS if name in request.GET}
    return {name: value for name, value in said.items() if name in asked}


def kept(request: HttpRequest) -> list[tuple[str, str]]:
    """What the address said besides a text that is searched for; a search keeps it."""
    return [(name, request.GET[name]) for name in request.GET if name != "q"]


def next_page(request: HttpRequest, kind: str, household: Household, draft: Draft) -> str:
    """Where one is led after saving: to who married whom, to the member one came from, or home."""
    said = draft.form.data
    if kind == "joining" and said.get("relation") == Relation.SPOUSE and not said.get("person"):
        return _marriage(household, draft.operation_id)
    if kind == "head_change" and relations_page.are_asked(household):
        return reverse("new-relations", args=[household.pk])
    about = [request.GET[name] for name in ("member", "relative", "person") if name in request.GET]
    member = ties_form.id_of(about[0]) if about else None
    if member is not None and kinship.has_page(household, member):
        return reverse("member", args=[household.pk, member])
    return reverse("family", args=[household.pk])


def _marriage(household: Household, joining: UUID) -> str:
    joined, head = registry.joined_by(joining), head_of(household)
    said = {"kin": str(Kin.SPOUSE), "member": joined, "other": head.person_id if head else ""}
    return f"{reverse('new-happening', args=[household.pk, 'tie'])}?{urlencode(said)}"


def draft_of_change(request: HttpRequest, person: Person, *, by: User) -> Draft:
    """What is held of a change of a person, or empty answers with today as the day."""
    held = recording.held_draft(request, "person_change", by=by)
    today = wording.day_in_numbers(clock.today())
    return held or recording.new_draft("person_change", by=by, person=str(person.pk), from_on=today)
