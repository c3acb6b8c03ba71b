"""Writes of merging: two are one, that was wrong, these are two.

A merge is a row and rewrites nothing. Everything keeps the id it was recorded under; ``same_as``
says under which id it is shown, and is derived from living merges by following chains.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sahakum.accounts import permissions
from sahakum.accounts.models import User
from sahakum.capture.kinds import Refusal, Said
from sahakum.capture.texts import numeral
from sahakum.journal.models import Operation, Record
from sahakum.journal.services import Entry, commit
from sahakum.registry import merged, services
from sahakum.registry.locking import lock_living_households, lock_living_people
from sahakum.registry.models import (
    Difference,
    Household,
    Membership,
    Merge,
    MergeUndo,
    Person,
)

Follower = Callable[[Iterable[UUID]], None]
_followers: list[Follower] = []


def register_follower(follower: Follower) -> None:
    """Announces a function of ids of families; called when they were merged or parted.

    A package above derives its projections of these families anew in it.
    """
    _followers.append(follower)


def record_merges(said: Sequence[Said], *, by: User) -> None:
    """Records that two are one.

    Raises:
        Refusal: they are one already, belong to two organisations, or the person would live in
            two families.
    """
    for one in said:
        kept, same = one.answers["into"], one.answers["merged"]
        _check(one, by=by)
        _refuse_other_steward(kept, same)
        one.operation.touched = _touched([kept, same])
        names = ("into_person", "person") if isinstance(kept, Person) else _OF_FAMILIES
        merge = Merge(sort=one.answers["sort"], **dict(zip(names, (kept, same), strict=True)))
        commit([Entry(operation=one.operation, rows=[merge])])
        refresh(merge)


_OF_FAMILIES = ("into_household", "household")


def _check(said: Said, *, by: User) -> None:
    pair = [said.answers["into"], said.answers["merged"]]
    services.check_right(permissions.MERGE_RECORDS, {one.village_id for one in pair}, by=by)
    _lock(pair, "merged")


def _lock(pair: Sequence[Any], field: str) -> None:
    if isinstance(pair[0], Person):
        lock_living_people(pair, field=field)
    else:
        lock_living_households(pair, field=field)


def _refuse_other_steward(kept: Any, same: Any) -> None:
    if kept.steward_id != same.steward_id:
        sentence = _(
            "Two organisations keep these records. Each keeps its own; open one to the other"
            " instead."
        )
        raise Refusal({"merged": [sentence]})


def _touched(pair: Sequence[Any]) -> list[str]:
    """The records and, for people, the families where they live: whose history this is."""
    ids = [str(one.pk) for one in pair]
    if isinstance(pair[0], Person):
        homes = Membership.objects.filter(person__in=pair, voided_by__isnull=True)
        ids += sorted(str(home) for home in set(homes.values_list("household_id", flat=True)))
    return ids


def record_differences(said: Sequence[Said], *, by: User) -> None:
    """Records that two who seem alike are two; they are not proposed again."""
    for one in said:
        _check(one, by=by)
        first, second = one.answers["into"], one.answers["merged"]
        person = isinstance(first, Person)
        names = ("person", "other_person") if person else ("household", "other_household")
        row = Difference(sort=one.answers["sort"], **dict(zip(names, (first, second), strict=True)))
        one.operation.touched = _touched([first, second])
        commit([Entry(operation=one.operation, rows=[row])])


def undo_merges(said: Sequence[Said], *, by: User) -> None:
    """Parts again what was merged; everything stays with the id it was recorded under.

    Raises:
        Refusal: it was parted before; records were made since and nobody said that they stay; or
            somebody would live in two families.
    """
    for one in said:
        merge: Merge = one.answers["merge"]
        pair = _pair(merge)
        services.check_right(permissions.MERGE_RECORDS, {row.village_id for row in pair}, by=by)
        _lock(pair, "merge")
        _refuse_parted(merge)
        if not one.answers["later_stay"]:
            _refuse_later(merge, pair[0])
        one.operation.touched = [str(merge.operation_id), *_touched(pair)]
        row = MergeUndo(merge=merge, reason=one.answers["reason"])
        commit([Entry(operation=one.operation, rows=[row])])
        refresh(merge)


def _pair(merge: Merge) -> list[Any]:
    if merge.sort == "person":
        return [merge.into_person, merge.person]
    return [merge.into_household, merge.household]


def _refuse_parted(merge: Merge) -> None:
    if MergeUndo.objects.filter(merge=merge, voided_by__isnull=True).exists():
        raise Refusal({"merge": [_("This merge was undone before.")]})


def _refuse_later(merge: Merge, kept: Any) -> None:
    later = later_records(merge)
    if later:
        counted = ngettext(
            "%(number)s record was made since the merge. It stays with %(name)s, under whom it was"
            " recorded: say so, or void it first.",
            "%(number)s records were made since the merge. They stay with %(name)s, under whom"
            " they were recorded: say so, or void them first.",
            later,
        )
        raise Refusal({"later_stay": [counted % {"number": numeral(later), "name": kept.name}]})


def later_records(merge: Merge) -> int:
    """How many operations about the record that was kept came after a merge."""
    # Ids of one process grow; what another machine said is ordered by when it arrived.
    after = Operation.objects.filter(received_at__gt=merge.operation.received_at)
    kept = str(merge.into_id)
    touched = after.exclude(kind="void").values_list("touched", flat=True)
    return sum(kept in ids for ids in touched.iterator())


def refresh(merge: Merge) -> None:
    """Derives anew who is shown as whom after a merge was made, undone or voided.

    Raises:
        Refusal: merges would go in a circle, or somebody would live in two families.
    """
    undone = MergeUndo.objects.filter(merge=merge, voided_by__isnull=True).exists()
    Merge.objects.filter(pk=merge.pk).update(undone=undone)
    model: merged.Merged = Person if merge.sort == "person" else Household
    affected = merged.with_merged(model, [merge.merged_id, merge.into_id])
    _store_roots(model, affected)
    homes = affected if model is Household else _homes(affected)
    _refuse_two_homes(homes)
    _follow(homes, families=model is Household)


def _store_roots(model: merged.Merged, affected: set[UUID]) -> None:
    try:
        roots = merged.roots_said(model)
    except RecursionError as error:
        raise Refusal({"": [_("These are one already.")]}) from error
    for pk in affected:
        model.objects.filter(pk=pk).update(same_as=roots.get(pk))


def _homes(people: Iterable[UUID]) -> set[UUID]:
    living = Membership.objects.filter(person__in=people, voided_by__isnull=True)
    return set(living.values_list("household_id", flat=True))


def _refuse_two_homes(homes: set[UUID]) -> None:
    """Nobody lives in two families at a time, under whatever ids."""
    people = {row.person_id for row in merged.living_in(homes)}
    everybody = merged.with_merged(Person, people)
    living = Membership.objects.filter(
        person__in=everybody, voided_by__isnull=True, to_on__isnull=True
    ).select_related("person", "household")
    home_of: dict[UUID, UUID] = {}
    for row in living:
        home = row.household.same_as or row.household_id
        if home_of.setdefault(row.person.same_as or row.person_id, home) != home:
            sentence = _(
                "%(name)s would live in two families. Record first that they left one, or say that"
                " the families are the same."
            )
            raise Refusal({"": [sentence % {"name": row.person.name}]})


def _follow(homes: set[UUID], *, families: bool) -> None:
    for household in Household.objects.filter(pk__in=homes):
        if household.same_as is None:
            services.refresh_size(household.pk)
            if families:
                services.refresh_household(household)
    for follower in _followers if families else ():
        follower(homes)


def after_void(rows: Sequence[Record]) -> None:
    """Puts right who is shown as whom after a merge or its undo was voided.

    Raises:
        Refusal: see ``refresh``.
    """
    for row in rows:
        merge = row.merge if isinstance(row, MergeUndo) else row
        if isinstance(merge, Merge):
            _lock(_pair(merge), "operation")
            refresh(merge)
