"""Animals: all banks, one herd, one animal, a family's own, and the forms that tell of them."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from sahakum.accounts import permissions
from sahakum.animals import selectors
from sahakum.animals.models import LifeEvent
from sahakum.journal import clock
from sahakum.registry import selectors as registry
from sahakum.web import (
    animal_event_form,
    animal_forms,
    animal_menus,
    animal_page,
    family_herd,
    herds_page,
    wording,
)
from sahakum.web.animal_forms import AnimalFormPage, RowsAsked
from sahakum.web.doors import needs, reader
from sahakum.web.rows_of import family_name

SECTION = {"section": "groups"}
# In the order in which they are asked.
OF_AN_ANIMAL = ("tag", "sex", "born_on", "mother", "how", "came_on")
USUAL_RULES = {
    "heads": "1",
    "repay": "offspring",
    "repay_number": "1",
    "repay_sex": "female",
    "age_from": "6",
    "age_until": "8",
    "repay_to": "next",
    "title": "repaid",
    "vet": "family",
    "death_no_fault": "falls_away",
    "death_fault": "replace",
    "replace_months": "12",
    "lottery": "no",
}


@needs(permissions.SEE_GROUPS)
def herds(request: HttpRequest) -> HttpResponse:
    """All herds within sight; what is late or due of any of them stands first."""
    page = herds_page.herds(reader(request))
    return render(request, "web/animals/herds.html", SECTION | {"page": page})


@needs(permissions.SEE_GROUPS)
def herd(request: HttpRequest, fund_id: UUID) -> HttpResponse:
    """One herd: promises, animals, who waits, its family tree and its rules."""
    page = herds_page.herd(reader(request), fund_id)
    return render(request, "web/animals/herd.html", SECTION | {"page": page})


@needs(permissions.SEE_GROUPS)
def animal(request: HttpRequest, animal_id: UUID) -> HttpResponse:
    """One animal: what is next, its life line, its family."""
    page = animal_page.animal(reader(request), animal_id)
    return render(request, "web/animals/animal.html", SECTION | {"page": page})


@needs(permissions.SEE_GROUPS)
def family_animals(request: HttpRequest, household_id: UUID) -> HttpResponse:
    """The animals of a family: its own, and those of banks that stand with it."""
    page = family_herd.of_family(reader(request), household_id)
    context = {"section": "families", "page": page}
    return render(request, "web/animals/family.html", context)


@needs(permissions.RECORD_MEETING)
def new_herd_animal(request: HttpRequest, fund_id: UUID) -> HttpResponse:
    """An animal comes into a herd."""
    found = selectors.herd_for(reader(request), fund_id)
    lives = animal_menus.lives_in(found)
    menus = {
        "mother": animal_menus.mothers(lives),
        "replaces": animal_menus.gone(lives),
        "currency": animal_menus.currencies(),
    }
    page = AnimalFormPage(
        kind="animal",
        title=_("An animal comes"),
        about=f"{found.collective.name} · {found.commodity}",
        back=reverse("herd", args=[found.pk]),
        names=(*OF_AN_ANIMAL, "replaces", "price", "currency", "owner", "note"),
        fixed={"herd": str(found.pk)},
        first=_first(request, how="given", owner="bank", came_on=_today()),
        menus=menus,
    )
    return animal_forms.asked(request, page)


@needs(permissions.RECORD_MEETING)
def new_family_animal(request: HttpRequest, household_id: UUID) -> HttpResponse:
    """A family has an animal of its own."""
    household = registry.household_for(reader(request), household_id)
    sources = {
        "currency": animal_menus.currencies(),
        "loan": animal_menus.loans_of(household),
        "grant": animal_menus.grants_of(reader(request), household),
    }
    lives = animal_menus.lives_with(household)
    page = AnimalFormPage(
        kind="animal",
        title=_("An animal of the family's own"),
        about=family_name(household),
        back=reverse("family-animals", args=[household.pk]),
        names=("commodity", *OF_AN_ANIMAL, "replaces", "sources", "note"),
        fixed={"household": str(household.pk)},
        first=_first(request, commodity="COW", how="bought", came_on=_today()),
        menus={
            "commodity": animal_menus.kinds(),
            "mother": animal_menus.mothers(lives),
            "replaces": animal_menus.gone(lives),
        },
        rows=[RowsAsked(name="sources", least=2, menus=sources)],
    )
    return animal_forms.asked(request, page)


@needs(permissions.RECORD_MEETING)
def new_animal_event(request: HttpRequest, animal_id: UUID, sort: str) -> HttpResponse:
    """Something happened to an animal."""
    if sort not in LifeEvent.Sort.values:
        raise Http404
    found = selectors.animal_for(reader(request), animal_id)
    page = animal_event_form.of(found, LifeEvent.Sort(sort), _first(request))
    return animal_forms.asked(request, page)


@needs(permissions.RECORD_GROUP)
def new_herd_rules(request: HttpRequest, fund_id: UUID) -> HttpResponse:
    """By which rules a bank gives its animals; those of today stand in the form."""
    found = selectors.herd_for(reader(request), fund_id)
    page = AnimalFormPage(
        kind="herd_rules",
        title=_("Rules of the herd"),
        about=f"{found.collective.name} · {found.commodity}",
        back=reverse("herd", args=[found.pk]),
        names=animal_event_form.names_of_rules(),
        fixed={"herd": str(found.pk)},
        first=USUAL_RULES | animal_event_form.rules_of_today(found) | {"from_on": _today()},
        rows=[RowsAsked(name="offspring", least=3)],
        help=_("Contracts that are made already keep the rules of their day."),
    )
    return animal_forms.asked(request, page)


@needs(permissions.RECORD_MEETING)
def new_waiting(request: HttpRequest, fund_id: UUID) -> HttpResponse:
    """Somebody waits for an animal."""
    found = selectors.herd_for(reader(request), fund_id)
    page = AnimalFormPage(
        kind="herd_waiting",
        title=_("Who waits next?"),
        about=f"{found.collective.name} · {found.commodity}",
        back=reverse("herd", args=[found.pk]),
        names=("member", "place", "since_on"),
        fixed={"herd": str(found.pk)},
        first={"place": str(selectors.next_place(found)), "since_on": _today()},
        menus={"member": animal_menus.members(found.collective)},
        help=_("The order that the committee or the lottery made. Why stands nowhere."),
    )
    return animal_forms.asked(request, page)


def _today() -> str:
    return wording.day_in_numbers(clock.today())


def _first(request: HttpRequest, **usual: str) -> dict[str, Any]:
    """What the address says stands in the form at the beginning."""
    named = {
        name: request.GET[name] for name in ("how", "replaces", "member") if name in request.GET
    }
    return usual | named
