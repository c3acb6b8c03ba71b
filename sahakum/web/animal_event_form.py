"""Which few answers each sort of event asks for, and the rules that stand in a form at first."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from sahakum.animals import selectors
from sahakum.animals.forms import HerdRulesForm
from sahakum.animals.lives import Sort
from sahakum.animals.loading import life_of
from sahakum.animals.models import Animal, HerdRules
from sahakum.groups.models import Fund
from sahakum.journal import clock
from sahakum.web import animal_menus, wording
from sahakum.web.animal_forms import AnimalFormPage, RowsAsked

LOSS = ("happened_on", "fault", "note")
ASKED: dict[str, tuple[str, ...]] = {
    Sort.PLACED: ("happened_on", "member", "named", "drawn", "note"),
    Sort.PASSED_ON: ("happened_on", "member", "named", "drawn", "note"),
    Sort.RETURNED: ("happened_on", "note"),
    Sort.TITLE: ("happened_on", "note"),
    Sort.SERVED: ("happened_on", "what"),
    Sort.PREGNANT: ("happened_on", "next_on", "note"),
    Sort.BORN: ("happened_on", "young", "stillborn", "note"),
    Sort.VACCINATED: ("happened_on", "what", "next_on"),
    Sort.SICK: ("happened_on", "what", "note"),
    Sort.SOLD: ("happened_on", "price", "currency", "bank_part", "note"),
    Sort.LOST: LOSS,
    Sort.STOLEN: LOSS,
    Sort.DIED: ("happened_on", "cause", "fault", "note"),
}
# Of these more are born at once.
LITTERS = {"PIG": 8, "CHICKEN": 8, "DUCK": 8, "GOAT": 2}
NOT_ASKED = frozenset({"herd"})


def of(animal: Animal, sort: Sort, first: dict[str, Any]) -> AnimalFormPage:
    """The page on which an event of a sort is recorded."""
    own = animal.fund_id is None
    names = [name for name in ASKED[sort] if not (own and name == "bank_part")]
    rows, menus = _rows(animal, sort), _menus(animal, sort)
    names = [name for name in names if name not in _left_out(animal)]
    return AnimalFormPage(
        kind="animal_event",
        title=str(sort.label),
        about=f"{animal.tag} · {animal.commodity}",
        back=reverse("animal", args=[animal.pk]),
        names=names,
        fixed={"animal": str(animal.pk), "sort": str(sort)},
        first=first | _usual(animal, sort) | first,
        menus=menus,
        labels=_labels(sort),
        rows=rows,
        help=_help(animal, sort),
    )


def _left_out(animal: Animal) -> set[str]:
    """What the rules of today do not ask of who receives an animal."""
    rules = selectors.rules_on(animal.fund, clock.today()) if animal.fund else None
    named, lottery = rules is not None and rules.next_named, rules is not None and rules.lottery
    return {
        name
        for name, asked in (("named", bool(named)), ("drawn", lottery == HerdRules.Lottery.YES))
        if not asked
    }


def _usual(animal: Animal, sort: Sort) -> dict[str, Any]:
    usual: dict[str, Any] = {"happened_on": wording.day_in_numbers(clock.today())}
    due_on = life_of(animal).standing.due_on if sort == Sort.BORN else None
    if due_on is not None and due_on <= clock.today():
        usual["happened_on"] = wording.day_in_numbers(due_on)
    return usual | ({"currency": "KHR"} if sort == Sort.SOLD else {})


def _menus(animal: Animal, sort: Sort) -> dict[str, Any]:
    if sort == Sort.SOLD:
        return {"currency": animal_menus.currencies()}
    if sort in (Sort.PLACED, Sort.PASSED_ON) and animal.fund is not None:
        return {"member": animal_menus.receivers(animal.fund)}
    return {}


def _rows(animal: Animal, sort: Sort) -> list[RowsAsked]:
    if sort == Sort.BORN:
        return [RowsAsked(name="young", least=LITTERS.get(animal.commodity_id, 1))]
    rules = selectors.rules_on(animal.fund, clock.today()) if animal.fund else None
    if sort in (Sort.PLACED, Sort.PASSED_ON) and rules is not None and rules.next_named:
        assert animal.fund is not None
        menu = animal_menus.members(animal.fund.collective)
        return [RowsAsked(name="named", least=rules.next_named, menus={"member": menu})]
    return []


def _labels(sort: Sort) -> dict[str, str]:
    if sort == Sort.PREGNANT:
        return {"next_on": _("When is the birth expected, if a vet said it?")}
    if sort == Sort.VACCINATED:
        return {"next_on": _("When is the next one?"), "what": _("Against what?")}
    if sort == Sort.SICK:
        return {"what": _("What does it have?")}
    return {"what": _("By which male, or by whom?")} if sort == Sort.SERVED else {}


def _help(animal: Animal, sort: Sort) -> str:
    if sort == Sort.SOLD and animal.fund_id is not None:
        return _("Left empty, the bank's part is what the contract says; of its own, all.")
    if sort in (Sort.PLACED, Sort.PASSED_ON):
        return _("The rules of that day become the contract. Who waits stands first.")
    return ""


def names_of_rules() -> list[str]:
    """The answers of the form of rules, in its order."""
    return [name for name in HerdRulesForm.base_fields if name not in NOT_ASKED]


def rules_of_today(herd: Fund) -> dict[str, Any]:
    """The rules that hold, as a start for the next ones; nothing where there are none."""
    rules = selectors.rules_on(herd, clock.today())
    if rules is None:
        return {}
    names = [name for name in names_of_rules() if name not in ("from_on", "offspring", "minutes")]
    said = {name: "" if (value := getattr(rules, name)) is None else str(value) for name in names}
    return said | {"offspring": _offspring(rules)}


def _offspring(rules: HerdRules) -> list[dict[str, str]]:
    return [
        row | {"number": "" if row["number"] is None else str(row["number"])}
        for row in rules.offspring
    ]
