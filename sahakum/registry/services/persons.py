"""What is corrected or has changed of a person: names, sex, birth, disability."""

from collections.abc import Sequence
from uuid import UUID

from sahakum.accounts import permissions
from sahakum.accounts.models import User
from sahakum.capture.kinds import Said
from sahakum.journal.services import Entry, commit
from sahakum.lib.khmer import search_key
from sahakum.registry import merged
from sahakum.registry.choices import Relation
from sahakum.registry.locking import lock_living_people
from sahakum.registry.models import FormerValue, Membership, Person, PersonVersion
from sahakum.registry.services.projecting import refresh_head
from sahakum.registry.services.rights import check_right
from sahakum.registry.sound_keys import sound_key

NAMES = ("family_name", "given_name", "latin_name")


def change_persons(said: Sequence[Said], *, by: User) -> None:
    """Records what is said anew of people. Names change in place, the former ones are kept."""
    people = [one.answers["person"] for one in said]
    check_right(permissions.RECORD_HOUSEHOLD, {person.village_id for person in people}, by=by)
    lock_living_people(people, field="person")
    # One after the other: the next change of a person builds on the one before.
    for one in said:
        _rename(one)
        commit([_change(one)])
        refresh_person(one.answers["person"].pk)


def _rename(said: Said) -> None:
    person = Person.objects.get(pk=said.answers["person"].pk)
    for name in NAMES:
        before, after = getattr(person, name), said.answers[name]
        if after and after != before:
            FormerValue.objects.create(
                record_id=person.pk, field=name, value=before, changed_by=said.operation.id
            )
            Person.objects.filter(pk=person.pk).update(**{name: after})


def _change(said: Said) -> Entry:
    answers, person = said.answers, said.answers["person"]
    born = answers["born"]
    version = PersonVersion(
        person=person,
        from_on=answers["from_on"],
        sex=answers["sex"],
        born_on=born.date if born else None,
        born_precision=born.precision if born else "",
        disability=answers["disability"],
        village_id=person.village_id,
    )
    said.operation.touched = [*map(str, _homes(person.pk)), str(person.pk)]
    return Entry(operation=said.operation, rows=[version])


def _homes(person_id: UUID) -> list[UUID]:
    people = merged.with_merged(Person, [person_id])
    rows = Membership.objects.filter(person__in=people, voided_by__isnull=True)
    return sorted(set(rows.values_list("household_id", flat=True)))


def refresh_person(person_id: UUID) -> None:
    """Derives sex and birth of a person from what was said last of each, the keys by which the
    person is found from the names, and the name of the family that the person heads."""
    person = Person.objects.get(pk=person_id)
    rows = PersonVersion.objects.filter(person=person_id, voided_by__isnull=True)
    for row in rows.order_by("from_on", "operation__received_at", "operation_id"):
        person.sex = row.sex or person.sex
        if row.born_on is not None:
            person.born_on, person.born_precision = row.born_on, row.born_precision
    Person.objects.filter(pk=person_id).update(
        sex=person.sex,
        born_on=person.born_on,
        born_precision=person.born_precision,
        search_key=search_key(person.name),
        given_key=search_key(person.given_name),
        latin_search_key=search_key(person.latin_name),
        sound_key=sound_key(person.name),
        given_sound=sound_key(person.given_name),
    )
    heading = Membership.objects.filter(
        person=person_id, relation=Relation.HEAD, voided_by__isnull=True, to_on__isnull=True
    )
    for membership in heading.select_related("household"):
        refresh_head(membership.household)


def restore_names(person_id: UUID, changed_by: UUID) -> None:
    """Takes back the names that a voided record gave; what was changed again since then stays."""
    for name in NAMES:
        changes = FormerValue.objects.filter(record_id=person_id, field=name).order_by("pk")
        newest = changes.last()
        if newest is not None and newest.changed_by == changed_by:
            Person.objects.filter(pk=person_id).update(**{name: newest.value})
            newest.delete()
