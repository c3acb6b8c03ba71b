"""The form of a circumstance on a page: who can be chosen, what is usual, what is hidden."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from django import forms
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from sahakum.accounts import permissions
from sahakum.accounts.models import User
from sahakum.capture import kinds
from sahakum.capture.fields import ReferenceField
from sahakum.capture.forms import RecordForm, content_of_page
from sahakum.capture.models import HeldContent
from sahakum.circumstances import selectors
from sahakum.circumstances.fields import MemberField, MembersField
from sahakum.journal import clock
from sahakum.lib.dates import age_on
from sahakum.registry import kinship
from sahakum.registry import selectors as registry
from sahakum.registry.models import Household, Person
from sahakum.web import circumstances_wording, recording, wording
from sahakum.web.filling import Filling, filling_of
from sahakum.web.recording import Draft

# Longer lists of answers are a menu, so that a form stays short under a thumb.
MOST_PICKS = 8
# Up to this age somebody is offered where a form asks for a child.
OLDEST_OFFERED_AS_CHILD = 25
OF_CHILDREN = frozenset({"schooling", "child_work", "carer"})
KEPT_APART = frozenset({"trip", "trip_return"})

Choices = list[tuple[str, str]]


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One question, and the condition under which it is asked."""

    filling: Filling
    condition: str


def draft_of(request: HttpRequest, kind: str, household: Household, *, by: User) -> Draft:
    """The form to be filled in: what is held, or empty with today as the day."""
    held = _held_draft(request, kind, by=by)
    if held is not None:
        return held
    told_on = wording.day_in_numbers(clock.today())
    first = {"household": str(household.pk), "told_on": told_on}
    chosen = {
        name: request.GET[name] for name in ("trip", "absence", "debt") if name in request.GET
    }
    return recording.new_draft(kind, by=by, **(first | chosen))


def _held_draft(request: HttpRequest, kind: str, *, by: User) -> Draft | None:
    draft = recording.held_draft(request, kind, by=by)
    if draft is None or kind not in KEPT_APART or by.may(permissions.SEE_SENSITIVE_ANSWERS):
        return draft
    # What is held of a trip is kept apart as the trip is.
    own = HeldContent.objects.filter(pk=draft.operation_id, recorder=by)
    if not own.exists():
        raise Http404
    return draft


def content_of(request: HttpRequest, kind: str, household: Household) -> dict[str, Any]:
    """What the page posted, in the shape in which a phone would send it."""
    form = recording.kind_named(kind).form
    content = content_of_page(form, request.POST) | {"household": str(household.pk)}
    for name, field in form.base_fields.items():
        if isinstance(field, MembersField):
            content[name] = request.POST.getlist(name)
    return content


def questions(form: RecordForm, kind: str, household: Household, *, by: User) -> list[Asked]:
    """The questions of a form with members, trips and debts to choose from."""
    found = kinds.find(kind)
    conditions = found.form.show_if if found else {}
    for name, field in form.fields.items():
        _offer(name, field, kind, household, by)
    return [
        Asked(filling=_filling(form, name), condition=conditions.get(name, ""))
        for name, field in form.fields.items()
        # Where nobody is known who could be named, nothing is asked.
        if name != "household" and (name != "kin" or field.widget.choices)
    ]


def _filling(form: RecordForm, name: str) -> Filling:
    filling = filling_of(form[name])
    many = len(getattr(form.fields[name], "choices", ())) > MOST_PICKS
    return replace(filling, shape="menu") if many else filling


def _offer(name: str, field: forms.Field, kind: str, household: Household, by: User) -> None:
    # Each form has its own fields, but they share widgets: a new one is put in place.
    if isinstance(field, MembersField):
        offered = _members(household, children=name == "children")
        field.widget = forms.CheckboxSelectMultiple(choices=offered)
    elif isinstance(field, MemberField):
        children = name == "member" and kind in OF_CHILDREN
        offered = _members(household, children=children)
        nobody = [] if field.required else [("", _("Nobody of the family"))]
        field.widget = forms.RadioSelect(choices=offered + nobody)
    elif isinstance(field, ReferenceField) and field.to in OPEN:
        field.widget = forms.RadioSelect(choices=OPEN[field.to](by, household))


def _members(household: Household, *, children: bool = False) -> Choices:
    people = [one.person for one in registry.members_of(household)]
    return [(str(one.pk), _member(one)) for one in people if not children or _is_young(one)]


def _member(person: Person) -> str:
    if person.born_on is None:
        return person.name
    return f"{person.name}, {wording.years_old(age_on(person.born_on, clock.today()))}"


def _is_young(person: Person) -> bool:
    born = person.born_on
    return born is None or age_on(born, clock.today()) <= OLDEST_OFFERED_AS_CHILD


def _trips(by: User, household: Household) -> Choices:
    return [(str(one.pk), _line(one)) for one in selectors.open_trips(by, household)]


def _absences(by: User, household: Household) -> Choices:
    return [(str(one.pk), _line(one)) for one in selectors.open_absences(by, household)]


def _debts(by: User, household: Household) -> Choices:
    return [(str(one.pk), _line(one)) for one in selectors.debts_of(by, household)]


def _kin(by: User, household: Household) -> Choices:
    people = [one.person_id for one in registry.members_of(household)]
    kin = [(str(one.pk), _member(one)) for one in kinship.kin_elsewhere(by, people)]
    return [*kin, ("", _("Nobody of them"))] if kin else []


def _line(row: Any) -> str:
    return ": ".join(circumstances_wording.line(row))


OPEN: dict[str, Callable[[User, Household], Choices]] = {
    "trip": _trips,
    "absence": _absences,
    "debt": _debts,
    "kin": _kin,
}
