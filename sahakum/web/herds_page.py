"""What the pages of banks show: all of them, and one herd."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from sahakum.accounts.models import User
from sahakum.animals import selectors
from sahakum.animals.deals import Deal, deals_of
from sahakum.animals.holding import animals_of, waiting_for
from sahakum.animals.loading import Life, lives_of
from sahakum.animals.models import HerdRules, Waiting
from sahakum.animals.promises import Promise, pressing_first
from sahakum.animals.promises import State as Promised
from sahakum.animals.terms import terms_of
from sahakum.collectives.models import Collective
from sahakum.groups import chart
from sahakum.groups.models import Fund
from sahakum.groups.selectors import herds_of
from sahakum.journal import clock
from sahakum.ledger.amounts import said
from sahakum.ledger.models import Account
from sahakum.web import animal_words, areas, wording
from sahakum.web.animal_rows import (
    MARKS,
    PRESSING,
    PromiseRow,
    animal_row,
    names_of,
    promise_row,
    promise_rows,
)
from sahakum.web.animal_tree import Tree, tree_of
from sahakum.web.rows import Row, State
from sahakum.web.rows_of import joined


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
        pressing=[promise_row(one, today, {}, with_bank=True) for one in pressing],
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
    rows = promise_rows(promises, waiting, today)
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
