"""What the pages of what lasts show: a village's list, one asset, and who uses it."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid5

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from sahakum.accounts.models import User
from sahakum.assets import selectors
from sahakum.assets.models import Asset, AssetCheck, AssetRepair, UserMethod, Works
from sahakum.assets.selectors import Users
from sahakum.capture.intake import MOST_AT_ONCE, Answer, Submission, take_in
from sahakum.journal import clock
from sahakum.journal.services import log_view
from sahakum.lib.ids import is_id
from sahakum.places.models import Place
from sahakum.registry import selectors as registry
from sahakum.registry.models import Household
from sahakum.web import people, rows_of, wording
from sahakum.web.rows import Row, State

MARKS = {"borehole": "water", "water_tank": "water", "house": "house"}
STATES = {
    Works.WORKS: ("check", "ok"),
    Works.PARTLY: ("wait", "due"),
    Works.BROKEN: ("alert", "late"),
    Works.GONE: ("close", ""),
}


@dataclass(frozen=True, kw_only=True)
class ListPage:
    """What lasts in a village: who waits for a check, and all of it with its state."""

    place: Place
    overdue: list[Row]
    rows: list[Row]
    working: int
    days: int


@dataclass(frozen=True, kw_only=True)
class Event:
    """One check or repair as the page tells it."""

    day: datetime.date
    heading: str
    who: str
    sentences: list[str]
    record_id: UUID
    voided: bool


@dataclass(frozen=True, kw_only=True)
class AssetPage:
    """One thing that lasts."""

    asset: Asset
    state: State
    late: State | None
    due_on: datetime.date
    cost: str
    users: Users
    families: list[Row]
    method: UserMethod
    events: list[Event]


def list_of(user: User, place: Place) -> ListPage:
    """What lasts in a place, what waits for a check first."""
    today = clock.today()
    days = selectors.check_days(today)
    found = list(selectors.assets_in(user, place))
    waiting = list(selectors.overdue_in(user, place, on=today))
    owners = _owners(user, found)
    return ListPage(
        place=place,
        overdue=[
            overdue_row(one, owners.get(one.household_id, ""), today, days) for one in waiting
        ],
        rows=[row_of(one, owners.get(one.household_id, "")) for one in found],
        working=sum(one.state.state == Works.WORKS for one in found),
        days=days,
    )


def _owners(user: User, assets: Iterable[Asset]) -> dict[UUID | None, str]:
    """The families that single assets are for, as far as the reader may see them."""
    ids = [one.household_id for one in assets if one.household_id]
    return {one.pk: rows_of.family_name(one) for one in Household.objects.named_to(user, ids)}


def row_of(asset: Asset, owner: str = "") -> Row:
    """One of a list: what it is, for whom, where, since when, and whether it works."""
    return Row(
        mark=MARKS.get(asset.good_id, "hand"),
        name=asset.good.name,
        reason=rows_of.joined(
            owner,
            asset.site.name if asset.site else "",
            f"{asset.get_how_display()} {wording.day_in_numbers(asset.done_on)}",
            _("seen %(day)s") % {"day": wording.day_in_numbers(asset.state.seen_on)},
        ),
        address=reverse("asset", args=[asset.pk]),
        state=state_of(asset),
    )


def state_of(asset: Asset) -> State:
    """Whether it works, as far as is known."""
    icon, tone = STATES[Works(asset.state.state)]
    return State(word=str(asset.state.get_state_display()), icon=icon, tone=tone)


def overdue_row(asset: Asset, owner: str, today: datetime.date, days: int) -> Row:
    """One that waits for a check, with how long it does."""
    late = selectors.days_late(asset, on=today, rhythm=days)
    row = row_of(asset, owner)
    return Row(
        mark=row.mark,
        name=row.name,
        reason=row.reason,
        address=row.address,
        state=State(word=wording.days_late(late), icon="alert", tone="late"),
    )


def of(user: User, asset_id: UUID) -> AssetPage:
    """The page of a visible asset; whose families it names is written down before it is shown.

    Raises:
        Http404: it does not exist or the user may not see it.
    """
    asset = selectors.asset_for(user, asset_id)
    today = clock.today()
    users = selectors.users_of(user, asset, on=today)
    for family in users.families:
        log_view(actor_id=user.id, subject_kind="household", subject_id=family.pk, page="asset")
    days = selectors.check_days(today)
    late = selectors.days_late(asset, on=today, rhythm=days)
    waits = late > 0 and asset.state.state != Works.GONE
    word = wording.days_late(late) if waits else ""
    return AssetPage(
        asset=asset,
        state=state_of(asset),
        late=State(word=word, icon="alert", tone="late") if waits else None,
        due_on=asset.state.seen_on + datetime.timedelta(days=days),
        cost=cost_of(asset),
        users=users,
        families=[rows_of.family(family) for family in users.families],
        method=selectors.method_on(asset.done_on),
        events=_events(asset),
    )


def cost_of(row: Asset | AssetRepair) -> str:
    """ "500 US dollar"; empty when it is not known."""
    return f"{wording.number(row.cost)} {row.get_currency_display()}" if row.cost else ""


def _events(asset: Asset) -> list[Event]:
    rows = selectors.events_of(asset)
    names = people.names_of(row.operation.actor_id for row in rows)
    return [_event(row, names.get(row.operation.actor_id, "")) for row in rows]


def _event(row: AssetCheck | AssetRepair, who: str) -> Event:
    heading = _("Repaired") if isinstance(row, AssetRepair) else _("Checked")
    sentences = (
        [row.what, row.done_by, cost_of(row)] if isinstance(row, AssetRepair) else [row.wrong]
    )
    return Event(
        day=selectors.day_of(row)[0],
        heading=f"{heading}: {row.get_state_display()}",
        who=who,
        sentences=[text for text in sentences if text],
        record_id=row.pk,
        voided=row.voided_by_id is not None,
    )


def families_to_tick(user: User, asset: Asset) -> list[tuple[Household, bool]]:
    """The families of the asset's village and all who use it, with whether they do today."""
    using = {one.pk for one in selectors.users_of(user, asset, on=clock.today()).families}
    found = {one.pk: one for one in registry.households_in(user, asset.village)}
    elsewhere = Household.objects.visible_to(user).filter(pk__in=using - found.keys())
    return [(one, one.pk in using) for one in (*elsewhere, *found.values())]


def family_named(user: User, text: Any) -> Household:
    """The family a held answer is about.

    Raises:
        Http404: there is none, or the reader may not see it.
    """
    try:
        return registry.household_for(user, UUID(str(text)))
    except ValueError as broken:
        raise Http404 from broken


def send_families(
    user: User, asset: Asset, *, ticked: Iterable[str], from_on: str, list_id: UUID
) -> list[Answer]:
    """Says of each family whose tick changed that it uses the asset, or no longer does.

    A family that has moved away since the page was drawn is said too: the door answers.
    """
    chosen, offered = set(ticked), families_to_tick(user, asset)
    changed = [(one.pk, not used) for one, used in offered if (str(one.pk) in chosen) is not used]
    others = sorted(filter(is_id, chosen - {str(one.pk) for one, _used in offered}))
    changed += [(UUID(number), True) for number in others]
    said = [_use(asset, household, uses, from_on, list_id) for household, uses in changed]
    starts = range(0, len(said), MOST_AT_ONCE)
    batches = [said[start : start + MOST_AT_ONCE] for start in starts]
    return [answer for batch in batches for answer in take_in(batch, by=user)]


def _use(asset: Asset, household: UUID, uses: bool, from_on: str, list_id: UUID) -> Submission:
    content = {"asset": str(asset.pk), "household": str(household), "from_on": from_on}
    return Submission(
        id=uuid5(list_id, str(household)),
        kind="asset_family",
        device="web",
        content=content | {"uses": "yes" if uses else "no"},
    )
