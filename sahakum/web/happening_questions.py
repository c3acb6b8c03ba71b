"""The questions of what may happen in a family: who can be chosen, and what is asked at all."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _

from sahakum.accounts.models import User
from sahakum.journal import clock
from sahakum.lib.dates import age_on
from sahakum.registry import kinship
from sahakum.registry import selectors as registry
from sahakum.registry.choices import Sex
from sahakum.registry.happening_forms import NEW_PERSON
from sahakum.registry.models import Household, Person
from sahakum.registry.searching import search_members
from sahakum.web import moving, ties_form
from sahakum.web.circumstances_form import Asked
from sahakum.web.filling import Filling, filling_of
from sahakum.web.recording import Draft
from sahakum.web.ties_form import named

# Longer lists of answers are a menu, so that a form stays short under a thumb.
MOST_PICKS = 8
# Younger girls are not offered as mothers of a child that was born.
YOUNGEST_MOTHER = 12


def questions(
    draft: Draft, household: Household, *, fixed: Mapping[str, str], text: str, by: User
) -> list[Asked]:
    """The questions of a form, but those ``fixed``, with people and villages to choose from.

    ``text`` was typed to find villages beyond the district.
    """
    form = draft.form
    for name, offer in OFFERS.items():
        if name in form.fields:
            # Each form has its own fields, but they share widgets: a new one is put in place.
            form.fields[name].widget = offer(household, by)
    if "tie" in form.fields:
        form.fields["tie"].widget = ties_form.open_ties(household, by, asked=form["tie"].value())
    if "village" in form.fields:
        said = form["village"].value()
        form.fields["village"].widget = moving.villages(household, by, text=text, said=said)
    if "other" in form.fields:
        form.fields["other"].widget = ties_form.everybody(
            household, by, besides=fixed.get("member", ""), text=text, said=form["other"].value()
        )
    hidden = set(fixed) | (set() if _have_been_here(household) else {"person"})
    if "person" in fixed:
        hidden |= {name for name, condition in form.show_if.items() if condition == NEW_PERSON}
    for name in hidden & set(form.fields):
        # The summary says what is wrong with what is not drawn.
        form.fields[name].widget = forms.HiddenInput()
    return [
        Asked(filling=_filling(form[name]), condition=form.show_if.get(name, ""))
        for name in form.fields
        if name not in hidden
    ]


def _filling(bound: BoundField) -> Filling:
    filling = filling_of(bound)
    many = filling.shape == "picks" and len(bound.field.widget.choices) > MOST_PICKS
    return replace(filling, shape="menu") if many and bound.name == "kin" else filling


def anything_found(kind: str, text: str, *, by: User) -> bool:
    """Whether a text that was typed finds a village, or a member of another family."""
    if not text:
        return False
    if kind == "tie":
        return bool(search_members(by, text))
    return bool(moving.found(by, text))


def facts(draft: Draft, fixed: Mapping[str, str]) -> list[tuple[str, str]]:
    """What the page that led here said already, with its question."""
    found: Mapping[str, Any] = draft.form.references.get("person", {})
    return [
        (str(draft.form.fields[name].label), found[fixed[name]].name)
        for name in ("member", "relative", "person")
        if fixed.get(name) in found
    ]


def questions_of_change(draft: Draft) -> list[Filling]:
    """The questions about a person who stands in the address."""
    return [filling_of(draft.form[name]) for name in draft.form.fields if name != "person"]


def _memberships(household: Household, by: User) -> forms.Widget:
    members = registry.members_of(household)
    return forms.RadioSelect(choices=[(str(one.pk), named(one.person)) for one in members])


def _mothers(household: Household, by: User) -> forms.Widget:
    everybody = [*registry.members_of(household), *registry.left_from(household)]
    women = [one.person for one in everybody if _may_be_mother(one.person)]
    return _people(women, _("Not of this family"))


def _may_be_mother(person: Person) -> bool:
    if person.sex == Sex.MALE:
        return False
    # Who is offered only: what was said stands, whatever the years.
    age = age_on(person.born_on, clock.today()) if person.born_on else YOUNGEST_MOTHER
    return age >= YOUNGEST_MOTHER


def _who_comes_back(household: Household, by: User) -> forms.Widget:
    return _people(_have_been_here(household), _("Somebody new"))


def _have_been_here(household: Household) -> list[Person]:
    left = [one.person for one in registry.left_from(household)]
    return [*left, *kinship.relatives_of(household)]


def _people(people: list[Person], nobody: str) -> forms.Widget:
    choices = [(str(one.pk), named(one)) for one in people]
    return forms.RadioSelect(choices=[*choices, ("", nobody)])


OFFERS: dict[str, Callable[[Household, User], forms.Widget]] = {
    "membership": _memberships,
    "mother": _mothers,
    "person": _who_comes_back,
    "member": ties_form.members,
}
