"""Stores of the family itself: its poverty card, its telephone, how it is reached."""

import datetime
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from sahakum.accounts.models import User
from sahakum.assessments.bound.amounts import rows_of
from sahakum.assessments.bound.store import Change, Known, Recording, Store
from sahakum.assessments.definition import Subject
from sahakum.circumstances.models import SafeContact
from sahakum.registry.models import Household, HouseholdVersion, Poverty


def _versions(user: User, households: Collection[UUID]) -> Iterable[Any]:
    living = HouseholdVersion.objects.filter(household__in=households, voided_by__isnull=True)
    return living.order_by("from_on", "id")


def _card(rows: Sequence[Any], given: Mapping[str, str], day: datetime.date) -> Known | None:
    """The level that holds, and since when it has been the same."""
    said = [row for row in rows if row.poverty and row.poverty != Poverty.UNKNOWN]
    if not said:
        return None
    since = said[-1]
    for row in reversed(said):
        if row.poverty != since.poverty:
            break
        since = row
    return Known(values={"level": since.poverty}, since=since.from_on, rows=[said[-1]])


def _card_seen(change: Change) -> Recording:
    return Recording(kind="poverty_card", content=dict(change.said))


def _families(user: User, households: Collection[UUID]) -> Iterable[Any]:
    return Household.objects.filter(pk__in=households, same_as__isnull=True)


def _phone(rows: Sequence[Any], given: Mapping[str, str], day: datetime.date) -> Known | None:
    """The number that is known; on which day it was told is not kept."""
    if not rows or not rows[-1].phone:
        return None
    return Known(values={"phone": rows[-1].phone}, since=rows[-1].registered_on, rows=rows)


def _phone_changed(change: Change) -> Recording:
    return Recording(kind="household_change", content=dict(change.said))


def _contact(rows: Sequence[Any], given: Mapping[str, str], day: datetime.date) -> Known | None:
    if not rows:
        return None
    last = rows[-1]
    return Known(values={"ways": last.ways, "times": last.times}, since=last.told_on, rows=[last])


def _contact_told(change: Change) -> Recording:
    # What must be avoided is not asked again and stays: it protects somebody.
    note = change.known.rows[0].note if change.known else ""
    return Recording(kind="safe_contact", content={**change.said, "note": note})


POVERTY_CARD = Store(
    name="poverty_card",
    title=_("IDPoor card"),
    kind="poverty_card",
    subject=Subject.HOUSEHOLD,
    parts=("level",),
    rows=_versions,
    known=_card,
    recording=_card_seen,
)
PHONE = Store(
    name="phone",
    title=_("Telephone"),
    kind="household_change",
    subject=Subject.HOUSEHOLD,
    parts=("phone",),
    rows=_families,
    known=_phone,
    recording=_phone_changed,
)
SAFE_CONTACT = Store(
    name="safe_contact",
    title=_("Safe contact"),
    kind="safe_contact",
    subject=Subject.HOUSEHOLD,
    parts=("ways", "times"),
    rows=rows_of(SafeContact),
    known=_contact,
    recording=_contact_told,
)
