"""What is known of the rows to which a questionnaire is bound: read once for many subjects."""

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q

from sahakum.accounts.models import User
from sahakum.assessments.bound.store import Known, Store
from sahakum.assessments.bound.stores import STORES
from sahakum.assessments.definition import Binding, Definition, Question, Subject
from sahakum.assessments.saying import content_of
from sahakum.lib.expressions import Node, parse
from sahakum.registry.models import Household, Membership, Person
from sahakum.registry.references import households, persons

Row = tuple[str, tuple[tuple[str, str], ...]]
Rows = Mapping[tuple[str, UUID], list[Any]]


@dataclass(frozen=True, kw_only=True)
class Group:
    """The questions of a definition that are about one row of a store."""

    store: Store
    given: Mapping[str, str]
    questions: Mapping[str, Question]

    def known(self, rows: Rows, subject_id: UUID, day: datetime.date) -> Known | None:
        """What holds of a subject on a day."""
        found = rows.get((self.store.name, subject_id), ())
        told = [row for row in found if told_on(row) <= day]
        return self.store.known(told, self.given, day)


def groups_of(definition: Definition) -> list[Group]:
    """The rows to which a definition is bound, with their questions by part."""
    found: dict[Row, dict[str, Question]] = defaultdict(dict)
    for binding, question in _bound(definition):
        found[binding.row][binding.part] = question
    return [
        Group(store=STORES[name], given=dict(given), questions=questions)
        for (name, given), questions in found.items()
    ]


def _bound(definition: Definition) -> Iterator[tuple[Binding, Question]]:
    for question in definition.questions():
        if question.bound is not None:
            yield question.bound, question


def rows_known(user: User, stores: Iterable[Store], households: Collection[UUID]) -> Rows:
    """All rows of stores about families (or their members) that a user may see, by subject.

    What stands under the id of a merged family belongs to the family that is shown.
    """
    shown = _seen(user, households)
    found: dict[tuple[str, UUID], list[Any]] = defaultdict(list)
    for store in {store.name: store for store in stores}.values():
        for row in store.rows(user, shown.keys()):
            subject = _subject_of(row, store)
            found[store.name, shown.get(subject, subject)].append(row)
    return found


def _seen(user: User, households: Collection[UUID]) -> dict[UUID, UUID]:
    """Families in sight and those merged into them, each with the one it is shown as."""
    named = Q(pk__in=households) | Q(same_as__in=households)
    living = Household.objects.filter(named, voided_by__isnull=True)
    # Looked at once for all stores: to ask it in each costs more than the rows.
    seen = Household.objects.seen_among(user, living, merged=True)
    return {one.pk: one.same_as or one.pk for one in seen}


def _subject_of(row: Any, store: Store) -> UUID:
    if store.subject is Subject.PERSON:
        person_id: UUID = row.person_id
        return person_id
    household_id: UUID = getattr(row, "household_id", row.pk)
    return household_id


def told_on(row: Any) -> datetime.date:
    """The day from which a row holds."""
    for name in ("told_on", "from_on", "registered_on"):
        if hasattr(row, name):
            day: datetime.date = getattr(row, name)
            return day
    raise TypeError(type(row).__name__)


def known_about(
    user: User, definition: Definition, subject: Mapping[str, str], *, day: datetime.date
) -> dict[str, tuple[Any, datetime.date]]:
    """By question what is known of a subject, as an answer is stored, and since when.

    ``subject`` names a family (``household``) or a person within sight; else nothing is known.
    """
    groups = groups_of(definition)
    if not groups:
        return {}
    household_id, subject_id = _named(user, subject)
    if household_id is None or subject_id is None:
        return {}
    rows = rows_known(user, [group.store for group in groups], [household_id])
    return dict(
        said for group in groups for said in _of_group(group, group.known(rows, subject_id, day))
    )


def known_content(
    definition: Definition, known: Mapping[str, tuple[Any, datetime.date]]
) -> dict[str, Any]:
    """What is known as a form takes it, with the answers that make the form ask for it."""
    said: dict[str, Any] = {name: value for name, (value, _since) in known.items()}
    for question in definition.questions():
        if question.name in known and question.show_if and _says_something(said[question.name]):
            _lead_to(parse(question.show_if), said)
    return content_of(definition, said)


def _says_something(value: Any) -> bool:
    return not isinstance(value, Mapping) or value.get("amount") != "0"


def _lead_to(condition: Node, said: dict[str, Any]) -> None:
    """Adds the answers under which a condition of plain comparisons joined by "and" is true."""
    if condition.kind == "and":
        for part in condition.parts:
            _lead_to(part, said)
        return
    kinds = [part.kind for part in condition.parts]
    if condition.kind == "=" and kinds == ["field", "value"]:
        said.setdefault(condition.parts[0].value, condition.parts[1].value)
    if condition.kind == "in" and kinds == ["value", "field"]:
        codes = said.setdefault(condition.parts[1].value, [])
        codes += [one for one in [condition.parts[0].value] if one not in codes]


def _of_group(group: Group, known: Known | None) -> Iterator[tuple[str, tuple[Any, datetime.date]]]:
    for part, question in group.questions.items():
        value = known.values.get(part) if known else None
        if known is not None and value not in (None, "", []):
            yield question.name, (value, known.since)


def _named(user: User, subject: Mapping[str, str]) -> tuple[UUID | None, UUID | None]:
    """The family and whom the answers are about."""
    if "person" in subject:
        found = persons([subject["person"]], user).values()
        person = next(iter(found), None)
        home = home_of(person) if person else None
        return (home.pk, person.pk) if person and home else (None, None)
    named = next(iter(households([subject["household"]], user).values()), None)
    return (named.pk, named.pk) if named else (None, None)


def home_of(person: Person) -> Household | None:
    """The family in which somebody lives."""
    living = Membership.objects.filter(person=person, to_on__isnull=True, voided_by__isnull=True)
    found = living.select_related("household").first()
    return found.household if found else None
