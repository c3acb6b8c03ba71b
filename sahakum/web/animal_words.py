"""Animals, contracts and promises in words of the reader."""

import datetime
from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sahakum.animals.loading import Life
from sahakum.animals.models import Animal, HerdRules, LifeEvent, Owner
from sahakum.animals.promises import Promise
from sahakum.animals.promises import State as Promised
from sahakum.animals.terms import Terms
from sahakum.ledger.amounts import said
from sahakum.web import wording
from sahakum.web.rows import State
from sahakum.web.rows_of import joined

Day = datetime.date
DAYS_OF_A_MONTH = 30.4375
Sort = LifeEvent.Sort
TONES = {Promised.LATE: "late", Promised.DUE: "due", Promised.KEPT: "ok"}
ICONS = {Promised.LATE: "alert", Promised.DUE: "wait", Promised.KEPT: "check"}


def months(count: int) -> str:
    """ "៦ ខែ" or "6 months"."""
    counted = ngettext("%(count)s month", "%(count)s months", count)
    return counted % {"count": wording.number(count)}


def heads(count: int) -> str:
    """ "៣ ក្បាល" or "3 head"."""
    counted = ngettext("%(count)s head", "%(count)s heads", count)
    return counted % {"count": wording.number(count)}


def months_since(day: Day, today: Day) -> int:
    """Whole months from a day to another."""
    count = (today.year - day.year) * 12 + today.month - day.month
    return max(0, count - (today.day < day.day))


def between_births(births: Sequence[Day]) -> str:
    """The mean time between births; empty where there was one at most."""
    if len(births) < 2:
        return ""
    days = (births[-1] - births[0]).days / (len(births) - 1)
    return months(round(days / DAYS_OF_A_MONTH))


def sex_of(animal: Animal) -> str:
    """ "ញី" or "ឈ្មោល"; empty where nobody knows."""
    return "" if animal.sex == Animal.Sex.UNKNOWN else str(animal.get_sex_display())


def birth_of(animal: Animal) -> str:
    """ "កើត ៣/២០២៤" or "born 3/2024"; empty where nobody knows."""
    birth = animal.birth
    return _("born %(day)s") % {"day": wording.day_in_numbers(birth)} if birth else ""


def state_of(life: Life) -> State:
    """The newest of what matters: gone, pregnant, with whom, or free to be placed."""
    standing = life.standing
    if standing.ended is not None:
        return State(word=str(standing.ended.get_sort_display()), icon="close")
    if standing.is_pregnant:
        return State(word=_("Pregnant"), icon="heart", tone="new")
    if standing.animal.fund_id is None or standing.holder is not None:
        return State(word=_("Alive"), icon="check", tone="ok")
    return State(word=_("With the bank"), icon="wait", tone="due")


def owner_of(life: Life) -> str:
    """Whose it is."""
    owner = life.standing.owner
    if owner == Owner.FAMILY:
        return _("the family's own")
    return _("the organisation's") if owner == Owner.ORGANISATION else _("the bank's")


def owed(promise: Promise) -> str:
    """What is owed."""
    tag = promise.animal.tag if promise.animal else ""
    words = {
        "offspring": _("%(tag)s is handed over") if tag else _("a young animal is handed over"),
        "mother": _("%(tag)s is handed over") if tag else _("the mother is handed over"),
        "cash": _("a share of the price of %(tag)s") if tag else _("a share of the price of young"),
        "replacement": _("another animal in place of %(tag)s"),
        "title": _("%(tag)s becomes the family's own"),
    }
    return words[promise.sort] % {"tag": tag}


def when(promise: Promise) -> str:
    """From when to when, or when it is expected, or since when it is kept."""
    numbers = wording.day_in_numbers
    if promise.kept_on:
        return _("kept on %(day)s") % {"day": numbers(promise.kept_on)}
    if promise.state == Promised.FALLEN:
        return fallen(promise.why)
    if promise.from_on and promise.due_on and promise.from_on != promise.due_on:
        shown = {"first": numbers(promise.from_on), "last": numbers(promise.due_on)}
        return _("between %(first)s and %(last)s") % shown
    if promise.from_on and not promise.due_on:
        return _("since %(day)s") % {"day": numbers(promise.from_on)}
    return joined(*_guessed(promise)) or _("nothing is born yet")


def _guessed(promise: Promise) -> list[str]:
    """When it is expected and when it is due; in this order unless it will hardly be kept."""
    numbers, expected, due = wording.day_in_numbers, promise.expected_on, promise.due_on
    latest = _("at the latest on %(day)s") % {"day": numbers(due)} if due else ""
    if expected and due and expected > due:
        return [latest, _("but expected only about %(day)s") % {"day": numbers(expected)}]
    return [_("expected about %(day)s") % {"day": numbers(expected)} if expected else "", latest]


def fallen(why: str) -> str:
    """Why a promise fell away."""
    return {
        "died": _("fell away: the animal is gone, without fault"),
        "sold": _("fell away: the animal was sold"),
        "returned": _("fell away: the animal came back before"),
    }[why]


def badge(promise: Promise, today: Day) -> State:
    """How it stands, in a word."""
    state = promise.state
    if state == Promised.LATE and promise.due_on:
        word = wording.days_late((today - promise.due_on).days)
    else:
        word = {
            Promised.DUE: _("Due now"),
            Promised.OPEN: _("To come"),
            Promised.KEPT: _("Kept"),
            Promised.FALLEN: _("Fell away"),
            Promised.LATE: _("Late"),
        }[state]
    return State(word=word, icon=ICONS.get(state, ""), tone=TONES.get(state, ""))


def terms_in_words(terms: Terms) -> Iterator[tuple[str, str]]:
    """What was agreed, as a list of headings with words."""
    yield _("Paid back"), _repayment(terms)
    if terms.offspring:
        yield _("Young"), "; ".join(_young(row) for row in terms.offspring)
    yield _("Becomes the family's own"), str(HerdRules.Title(terms.title).label)
    yield _("Medicine and vet"), str(HerdRules.Vet(terms.vet).label)
    yield _("Dies without fault"), str(HerdRules.AtDeath(terms.death_no_fault).label)
    yield _("Dies by fault"), str(HerdRules.AtDeath(terms.death_fault).label)
    if terms.next_named:
        yield _("Next families named"), wording.number(terms.next_named)
    yield _("Families are chosen"), str(HerdRules.Lottery(terms.lottery).label)
    if terms.conditions:
        yield _("Asked before"), terms.conditions


def _repayment(terms: Terms) -> str:
    what = str(HerdRules.Repay(terms.repay).label)
    if terms.repay == HerdRules.Repay.NONE:
        return what
    sexes = HerdRules.Sexes(terms.repay_sex)
    share = _("%(percent)s %% of the price") % {"percent": wording.number(terms.cash_percent)}
    nth = _("from number %(number)s on") % {"number": wording.number(terms.repay_nth)}
    return joined(
        what,
        heads(terms.repay_number) if terms.repay_number > 1 else "",
        str(sexes.label) if terms.repay == "offspring" and sexes != "any" else "",
        nth if terms.repay_nth > 1 else "",
        _age(terms),
        share if terms.cash_percent else "",
        str(HerdRules.To(terms.repay_to).label) if terms.repay != "cash" else "",
    )


def _age(terms: Terms) -> str:
    first, last = terms.age_from or 0, terms.age_until or 0
    if first == last:
        return _("at %(months)s") % {"months": months(first)}
    shown = {"first": wording.number(first), "last": months(last)}
    return _("at %(first)s to %(last)s") % shown


def _young(row: dict) -> str:
    sexes = HerdRules.Sexes(row["sex"]).label
    number = _("number %(number)s") % {"number": wording.number(row["number"])}
    return joined(number if row["number"] else _("all others"), str(sexes)) + f": {_owner(row)}"


def _owner(row: dict) -> str:
    return str(Owner(row["owner"]).label)


def event_in_words(event: LifeEvent) -> list[str]:
    """What an event tells beside its heading."""
    sentences = [event.what]
    if event.sort in (Sort.PLACED, Sort.PASSED_ON):
        sentences.append(_("to %(name)s") % {"name": event.receiver.name})
    if event.next_on:
        words = (
            _("birth expected about %(day)s") if event.sort == Sort.PREGNANT else _("next %(day)s")
        )
        sentences.append(words % {"day": wording.day_in_numbers(event.next_on)})
    if event.stillborn:
        sentences.append(_("%(heads)s born dead") % {"heads": heads(event.stillborn)})
    sentences += [str(event.get_cause_display()), str(event.get_fault_display())]
    if event.price is not None and event.commodity is not None:
        sentences.append(said(int(event.price), event.commodity))
        if event.bank_part:
            part = said(int(event.bank_part), event.commodity)
            sentences.append(_("of it the bank's %(part)s") % {"part": part})
    return [text for text in [*sentences, event.note] if text]
