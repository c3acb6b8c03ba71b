"""What the pages of animals show: all banks, one herd, one animal, a family's own."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from sahakum.accounts.models import User
from sahakum.animals import selectors
from sahakum.animals.deals import Deal, deals_of
from sahakum.animals.holding import animals_of, waiting_for
from sahakum.animals.loading import Life, life_of, lives_of
from sahakum.animals.models import Animal, AnimalSource, HerdRules, LifeEvent, Waiting
from sahakum.animals.promises import Promise, next_in_line, pressing_first
from sahakum.animals.promises import State as Promised
from sahakum.animals.terms import read_terms, terms_of
from sahakum.animals.tree import family_of
from sahakum.collectives.models import Collective, Member
from sahakum.grants.courses import course_of
from sahakum.groups import chart
from sahakum.groups.models import Fund
from sahakum.groups.selectors import herds_of
from sahakum.journal import clock
from sahakum.journal.services import log_view
from sahakum.ledger.amounts import said
from sahakum.ledger.models import Account
from sahakum.registry import selectors as registry
from sahakum.registry.models import Household
from sahakum.web import animal_words, areas, wording
from sahakum.web.animal_actions import Action, actions_of, step_of
from sahakum.web.animal_tree import Tree, tree_of
from sahakum.web.rows import Row, State
from sahakum.web.rows_of import joined

Day = datetime.date
PRESSING = (Promised.LATE, Promised.DUE)
MARKS = {"COW": "cow", "BUFFALO": "cow"}


@dataclass(frozen=True, kw_only=True)
class PromiseRow:
    """One promise in a list, with the page on which its next step is recorded."""

    row: Row
    step: Action | None


@dataclass(frozen=True, kw_only=True)
class HerdsPage:
    """All banks that the reader sees: what presses first, and each with its heads."""

    pressing: list[PromiseRow]
    herds: list[Row]


@dataclass(frozen=True, kw_only=True)
class HerdPage:
    """One herd."""

    herd: Fund
    account: Account
    heads: str
    counts: list[tuple[str, str]]
    pressing: list[PromiseRow]
    coming: list[PromiseRow]
    over: list[PromiseRow]
    animals: list[Row]
    gone: list[Row]
    waiting: list[Row]
    rules: HerdRules | None
    terms: list[tuple[str, str]]
    tree: Tree


@dataclass(frozen=True, kw_only=True)
class Moment:
    """One event as the life line tells it."""

    day: Day
    heading: str
    sentences: list[str]
    record_id: UUID
    address: str = ""


@dataclass(frozen=True, kw_only=True)
class AnimalPage:
    """One animal."""

    animal: Animal
    life: Life
    state: State
    facts: list[tuple[str, str]]
    next: list[PromiseRow]
    kept: list[PromiseRow]
    actions: list[Action]
    others: list[Action]
    moments: list[Moment]
    terms: list[tuple[str, str]]
    sources: list[str]
    tree: Tree
    back: str


@dataclass(frozen=True, kw_only=True)
class FamilyAnimals:
    """A family's own animals, and those of banks that stand with its members."""

    household: Household
    own: list[Row]
    of_banks: list[Row]


def herds(user: User) -> HerdsPage:
    """All herds within sight, with what is late or due of any of them."""
    found = list(selectors.herds_in(user))
    today = clock.today()
    deals = deals_of([herd.pk for herd in found])
    by_herd: dict[UUID | None, list[Deal]] = {}
    for deal in deals:
        by_herd.setdefault(deal.animal.fund_id, []).append(deal)
    promises = {herd.pk: pressing_first(by_herd.get(herd.pk, []), today=today) for herd in found}
    pressing = sorted(
        (one for each in promises.values() for one in each if one.state in PRESSING),
        key=lambda promise: promise.pressing,
    )
    return HerdsPage(
        pressing=[_promise(one, today, {}, with_bank=True) for one in pressing],
        herds=[_herd(herd, promises[herd.pk]) for herd in found],
    )


def _herd(herd: Fund, promises: Sequence[Promise]) -> Row:
    late = sum(one.state == Promised.LATE for one in promises)
    word = _("%(count)s late") % {"count": wording.number(late)}
    return Row(
        mark=MARKS.get(herd.commodity_id, "heart"),
        name=herd.collective.name,
        reason=joined(
            said(_account(herd).held(), herd.commodity),
            str(herd.commodity),
            areas.full_name(herd.collective.village_id),
        ),
        address=reverse("herd", args=[herd.pk]),
        state=State(word=word, icon="alert", tone="late") if late else None,
    )


def rows_of_herds(group: Collective) -> list[Row]:
    """The herds of a group that the reader sees, each with what is late."""
    found = herds_of(group)
    deals, today = deals_of([one.pk for one in found]), clock.today()
    return [
        _herd(
            one,
            pressing_first([deal for deal in deals if deal.animal.fund_id == one.pk], today=today),
        )
        for one in found
    ]


def _account(herd: Fund) -> Account:
    return chart.accounts_of(herd)[chart.BOX]


def herd(user: User, fund_id: UUID) -> HerdPage:
    """The page of a visible herd.

    Raises:
        Http404: it does not exist or the user may not see it.
    """
    found = selectors.herd_for(user, fund_id)
    today = clock.today()
    lives = list(lives_of(animals_of([found.pk])).values())
    promises = pressing_first(deals_of([found.pk]), today=today)
    waiting = waiting_for(found.pk)
    rows = _promise_rows(promises, waiting, today)
    rules = selectors.rules_on(found, today)
    names = names_of(lives)
    here = [life for life in lives if life.standing.ended is None]
    account = _account(found)
    return HerdPage(
        herd=found,
        account=account,
        heads=said(account.held(), found.commodity),
        counts=_counts(here, waiting),
        pressing=[row for row, one in rows if one.state in PRESSING],
        coming=[row for row, one in rows if one.state == Promised.OPEN],
        over=[row for row, one in rows if one.state in (Promised.KEPT, Promised.FALLEN)],
        animals=[animal_row(life, names) for life in here],
        gone=[animal_row(life, names) for life in lives if life.standing.ended is not None],
        waiting=[_waiting(one) for one in waiting],
        rules=rules,
        terms=list(animal_words.terms_in_words(terms_of(rules))) if rules else [],
        tree=tree_of(lives),
    )


def _promise_rows(
    promises: Sequence[Promise], waiting: Sequence[Waiting], today: Day
) -> list[tuple[PromiseRow, Promise]]:
    line = next_in_line(promises, [one.member_id for one in waiting])
    members = {one.member_id: one.member for one in waiting}
    to = {place: members[key] for place, key in line.items() if key in members}
    return [(_promise(one, today, to, place=n), one) for n, one in enumerate(promises)]


def _promise(
    promise: Promise,
    today: Day,
    to: dict[int, Member],
    *,
    place: int = -1,
    with_bank: bool = False,
) -> PromiseRow:
    deal, receiver = promise.deal, to.get(place)
    shown = promise.animal or deal.mother.animal
    row = Row(
        mark=MARKS.get(shown.commodity_id, "heart"),
        name=joined(deal.member.name, animal_words.owed(promise)),
        reason=joined(
            animal_words.when(promise),
            _("next: %(name)s") % {"name": receiver.name} if receiver else "",
            deal.member.collective.name if with_bank else "",
        ),
        address=reverse("animal", args=[shown.pk]),
        state=animal_words.badge(promise, today),
    )
    return PromiseRow(row=row, step=step_of(promise, receiver))


def _counts(here: Sequence[Life], waiting: Sequence[Waiting]) -> list[tuple[str, str]]:
    held = {life.standing.holder for life in here} - {None}
    counted = (
        (_("Alive in the register"), len(here)),
        (_("Families who hold one"), len(held)),
        (_("Pregnant"), sum(life.standing.is_pregnant for life in here)),
        (_("Who waits"), len(waiting)),
    )
    return [(label, wording.number(count)) for label, count in counted]


def _waiting(waiting: Waiting) -> Row:
    since = _("since %(day)s") % {"day": wording.day_in_numbers(waiting.since_on)}
    return Row(
        mark="people",
        name=f"{wording.number(waiting.place)}. {waiting.member.name}",
        reason=since,
        address=reverse("group-member", args=[waiting.member_id]),
    )


def names_of(lives: Iterable[Life]) -> dict[UUID, str]:
    """The names of members with whom animals stand."""
    keys = {life.standing.holder for life in lives if life.standing.holder}
    return dict(Member.objects.filter(pk__in=keys).values_list("pk", "name"))


def animal_row(life: Life, names: dict[UUID, str]) -> Row:
    """One animal in a list: its tag, what it is, and with whom it stands."""
    animal, standing = life.animal, life.standing
    holder = names.get(standing.holder, "") if standing.holder else ""
    due = ""
    held = animal_words.months_since(standing.held_since, clock.today())
    shown = {"name": holder, "months": animal_words.months(held)}
    if standing.is_pregnant and standing.due_on:
        due = _("birth about %(day)s") % {"day": wording.day_in_numbers(standing.due_on)}
    return Row(
        mark=MARKS.get(animal.commodity_id, "heart"),
        name=animal.tag,
        reason=joined(
            str(animal.commodity),
            animal_words.sex_of(animal),
            _("with %(name)s, %(months)s") % shown if holder and not standing.ended else "",
            animal_words.owner_of(life) if animal.fund_id else "",
            due,
        ),
        address=reverse("animal", args=[animal.pk]),
        state=animal_words.state_of(life),
    )


def animal(user: User, animal_id: UUID) -> AnimalPage:
    """The page of a visible animal; that it was looked at is written down.

    Raises:
        Http404: it does not exist or the user may not see it.
    """
    found = selectors.animal_for(user, animal_id)
    log_view(actor_id=user.id, subject_kind="animal", subject_id=found.pk, page="animal")
    today = clock.today()
    around = _around(found)
    life = around.get(found.pk) or life_of(found)
    promises = _promises_about(found, today)
    contract = life.standing.contract
    actions, others = actions_of(life)
    return AnimalPage(
        animal=found,
        life=life,
        state=animal_words.state_of(life),
        facts=_facts(life),
        next=[row for row, one in promises if one.state in (*PRESSING, Promised.OPEN)],
        kept=[row for row, one in promises if one.state in (Promised.KEPT, Promised.FALLEN)],
        actions=actions,
        others=others,
        moments=_moments(life, list(around.values())),
        terms=list(animal_words.terms_in_words(read_terms(contract.terms))) if contract else [],
        sources=[source_in_words(one) for one in selectors.sources_of(found)],
        tree=tree_of(family_of(life, list(around.values())), chosen=found),
        back=_back(found),
    )


def _around(animal: Animal) -> dict[UUID, Life]:
    """All animals of the same register."""
    if animal.fund_id is not None:
        return lives_of(animals_of([animal.fund_id]))
    assert animal.household is not None
    return lives_of(selectors.animals_of_family(animal.household))


def _back(animal: Animal) -> str:
    if animal.fund_id is not None:
        return reverse("herd", args=[animal.fund_id])
    return reverse("family-animals", args=[animal.household_id])


def _promises_about(animal: Animal, today: Day) -> list[tuple[PromiseRow, Promise]]:
    """Promises of a herd that this animal is given, kept or owed by."""
    if animal.fund_id is None:
        return []
    promises = pressing_first(deals_of([animal.fund_id]), today=today)
    rows = _promise_rows(promises, waiting_for(animal.fund_id), today)
    return [
        (row, one)
        for row, one in rows
        if animal.pk in {one.animal.pk if one.animal else None, one.deal.mother.animal.pk}
    ]


def _facts(life: Life) -> list[tuple[str, str]]:
    animal, standing = life.animal, life.standing
    holder = names_of([life]).get(standing.holder, "") if standing.holder else ""
    if animal.household is not None:
        holder = _("Family of %(name)s") % {"name": animal.household.name}
    found = [
        (_("Kind of animal"), joined(str(animal.commodity), animal_words.sex_of(animal))),
        (_("Born"), wording.day_in_numbers(animal.birth) if animal.birth else ""),
        (_("Its mother"), animal.mother.tag if animal.mother else ""),
        (_("Whose it is"), animal_words.owner_of(life)),
        (_("With whom"), holder if standing.ended is None else ""),
        (
            _("Birth expected"),
            wording.day_in_words(standing.due_on) if standing.due_on else "",
        ),
        (_("Between births"), animal_words.between_births(standing.births)),
        (_("Remark"), animal.note),
    ]
    return [(label, words) for label, words in found if words]


def _moments(life: Life, lives: Sequence[Life]) -> list[Moment]:
    animal = life.animal
    born: dict[UUID | None, list[Animal]] = {}
    for one in lives:
        born.setdefault(one.animal.born_in_id, []).append(one.animal)
    found = [_moment(event, born.get(event.pk, [])) for event in reversed(life.events)]
    first = Moment(
        day=animal.came_on,
        heading=str(animal.get_how_display()),
        sentences=[],
        record_id=animal.operation_id,
    )
    return [*found, first]


def _moment(event: LifeEvent, young: Sequence[Animal]) -> Moment:
    born = ", ".join(joined(one.tag, animal_words.sex_of(one)) for one in young)
    sentences = [born] if born else []
    return Moment(
        day=event.happened_on,
        heading=str(event.get_sort_display()),
        sentences=[*sentences, *animal_words.event_in_words(event)],
        record_id=event.operation_id,
    )


def source_in_words(source: AnimalSource) -> str:
    """ "Loan · 250 dollars · of the programme"."""
    amount = said(int(source.amount), source.commodity) if source.commodity else ""
    venture = course_of(source.grant).application.venture if source.grant else ""
    return joined(str(source.get_sort_display()), amount, venture, source.told)


def of_family(user: User, household_id: UUID) -> FamilyAnimals:
    """The animals of a visible family.

    Raises:
        Http404: it does not exist or the user may not see it.
    """
    household = registry.household_for(user, household_id)
    log_view(
        actor_id=user.id,
        subject_kind="household",
        subject_id=household.pk,
        page="family-animals",
    )
    return FamilyAnimals(
        household=household,
        own=rows_of_family(household),
        of_banks=rows_with(user, members_of_family(user, household)),
    )


def members_of_family(user: User, household: Household) -> list[Member]:
    """The members of visible groups who are people of a family."""
    people = [one.person_id for one in registry.members_of(household)]
    found = Member.objects.filter(person__in=people, voided_by__isnull=True)
    return list(found.filter(collective__in=selectors.groups_seen(user)))


def rows_of_family(household: Household) -> list[Row]:
    """A family's own animals, those that are gone last."""
    lives = list(lives_of(selectors.animals_of_family(household)).values())
    lives.sort(key=lambda life: life.standing.ended is not None)
    return [_own(life) for life in lives]


def _own(life: Life) -> Row:
    row = animal_row(life, {})
    money = "; ".join(source_in_words(one) for one in selectors.sources_of(life.animal))
    return Row(
        mark=row.mark,
        name=row.name,
        reason=joined(row.reason, money),
        address=row.address,
        state=row.state,
    )


def rows_with(user: User, members: Sequence[Member]) -> list[Row]:
    """Animals of herds that stand with some members now."""
    keys = {member.pk for member in members}
    lives = lives_of(selectors.animals_with(members)).values()
    here = [one for one in lives if one.standing.holder in keys and one.standing.ended is None]
    return [animal_row(life, {}) for life in here]
