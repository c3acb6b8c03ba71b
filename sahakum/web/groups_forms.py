"""Forms about groups as pages ask them: menus of what can be named, rules of today as a start."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.forms import BoundField
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from sahakum.accounts.models import User
from sahakum.collectives.models import Collective, Member
from sahakum.groups.amounts import as_said
from sahakum.groups.forms.rules import AMOUNTS
from sahakum.groups.models import Fund
from sahakum.groups.references import KEPT
from sahakum.groups.services.rules import rules_on
from sahakum.journal import clock
from sahakum.ledger.models import Commodity
from sahakum.registry import selectors as registry
from sahakum.registry.models import Membership
from sahakum.web import recording, wording
from sahakum.web.doors import reader

Menu = Sequence[tuple[str, str]]
COPIED = (
    "method",
    "rate_period",
    "amortisation",
    "unit",
    "every",
    "instalments",
    "harvest_month",
    "most_times",
    "quorum",
    "surplus",
    "group_percent",
)
USUAL = {
    "method": "declining",
    "rate_period": "month",
    "amortisation": "equal_principal",
    "unit": "month",
    "every": "1",
    "surplus": "savings",
}


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One form of a kind. ``day`` names the answer that begins as today; ``after`` the page of what
    was recorded, where it is not ``back``."""

    kind: str
    title: str
    back: str
    day: str
    about: str = ""
    after: str = ""
    fixed: dict[str, str] = field(default_factory=dict)
    first: dict[str, str] = field(default_factory=dict)
    menus: dict[str, Menu] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Part:
    """One answer as the page draws it: with a menu, or by its own field."""

    bound: BoundField
    menu: Menu | None
    condition: str


def asked(request: HttpRequest, page: Asked) -> HttpResponse:
    """The empty form; or what was posted, saved or with its sentences."""
    user = reader(request)
    if request.method == "POST":
        draft, outcome = recording.send(request, page.kind, by=user, **page.fixed)
        if outcome.saved:
            messages.success(request, _("It is saved."))
            return redirect(page.after, draft.operation_id) if page.after else redirect(page.back)
    else:
        first = {page.day: wording.day_in_numbers(clock.today())} | page.first | page.fixed
        held = recording.held_draft(request, page.kind, by=user)
        draft = held or recording.new_draft(page.kind, by=user, **first)
    context = {"draft": draft, "asked": page, "parts": _parts(draft.form, page)}
    return render(request, "web/groups/form.html", context, status=draft.status)


def _parts(form: Any, page: Asked) -> list[Part]:
    return [
        Part(
            bound=bound,
            menu=page.menus.get(bound.name),
            condition=form.show_if.get(bound.name, ""),
        )
        for bound in form
        if bound.name in page.menus or not bound.is_hidden
    ]


def commodities() -> list[tuple[str, str]]:
    """What a group can keep."""
    found = Commodity.objects.filter(sort__in=KEPT).order_by("sort", "code")
    return [(one.pk, str(one)) for one in found]


def people_to_join(user: User, group: Collective) -> list[tuple[str, str]]:
    """Grown-up people of the village's families that the reader sees, not yet in the group."""
    known = Member.objects.filter(collective=group, voided_by__isnull=True, person__isnull=False)
    families = registry.households_in(user, group.village)
    living = Membership.objects.filter(household__in=families, voided_by__isnull=True)
    people = living.filter(to_on=None).exclude(person__in=known.values("person"))
    named = people.select_related("person", "household")
    grown = [one for one in named if _is_grown(one.person)]
    return [
        (str(one.person_id), f"{one.person.name} · {one.household.code}")
        for one in sorted(grown, key=lambda one: one.person.search_key)
    ]


def _is_grown(person: Any) -> bool:
    return person.born_on is None or (clock.today() - person.born_on).days >= 15 * 365


def rules_of_today(fund: Fund) -> dict[str, str]:
    """The rules that hold, as a start for the next ones; usual ones where there are none yet."""
    bylaws = rules_on(fund, clock.today())
    if bylaws is None:
        return USUAL
    found = {name: getattr(bylaws, name) for name in COPIED}
    amounts = {name: _amount(getattr(bylaws, name), fund) for name in AMOUNTS}
    rate = {"rate": wording.number(bylaws.rate)}
    return {name: str(value) for name, value in (found | amounts | rate).items() if value}


def _amount(amount: int | None, fund: Fund) -> str:
    return wording.number(as_said(amount, fund.commodity)) if amount else ""
