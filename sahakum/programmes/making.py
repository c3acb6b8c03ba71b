"""Writes of programmes and their components: what is added, and its name from a day on."""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import uuid5

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from sahakum.accounts import permissions
from sahakum.accounts.models import User
from sahakum.capture.kinds import Refusal, Said
from sahakum.journal.models import Record
from sahakum.journal.services import Entry, commit
from sahakum.journal.verify import Finding
from sahakum.programmes import patterns
from sahakum.programmes.models import Component, Naming, Programme
from sahakum.registry.services import check_right

CODE_TAKEN = _("Your organisation has a programme of this code already.")
PART_CODE_TAKEN = _("The programme has a component of this code already.")
NAMED_THAT_DAY = _("It got a name on this day already. Void that one first.")
NOT_TAKEN_BACK = _("A programme or component stays: records may name it. Rename it instead.")


def add_programmes(said: Sequence[Said], *, by: User) -> None:
    """Adds programmes of the actor's organisation, each with the components of its pattern.

    Raises:
        PermissionDenied: the role does not keep programmes.
        Refusal: the organisation has the code already.
    """
    check_right(permissions.KEEP_PROGRAMMES, (), by=by)
    for one in said:
        answers = one.answers
        same = Programme.objects.filter(organisation_id=by.organisation_id, code=answers["code"])
        _refuse_if(same, "code", CODE_TAKEN)
        programme = Programme.objects.create(
            id=one.operation.id,
            organisation_id=by.organisation_id,
            from_on=answers["from_on"],
            **_called(answers),
        )
        add_pattern(programme, answers["pattern"])
        commit([_naming(one, programme)])


def add_pattern(programme: Programme, pattern: str) -> None:
    """Gives a new programme the components of a pattern, in its order."""
    for order, (code, name_km, name_en) in enumerate(patterns.COMPONENTS[pattern], 1):
        Component.objects.create(
            id=uuid5(programme.pk, code),
            programme=programme,
            order=order,
            **_called({"code": code, "name_km": name_km, "name_en": name_en}),
        )


def add_components(said: Sequence[Said], *, by: User) -> None:
    """Adds components after those that their programmes have.

    Raises:
        PermissionDenied: the role does not keep programmes.
        Refusal: the programme has the code already.
    """
    check_right(permissions.KEEP_PROGRAMMES, (), by=by)
    for one in said:
        programme = _locked(one)
        components = Component.objects.filter(programme=programme)
        _refuse_if(components.filter(code=one.answers["code"]), "code", PART_CODE_TAKEN)
        last = components.order_by("-order").first()
        component = Component.objects.create(
            id=one.operation.id,
            programme=programme,
            order=last.order + 1 if last else 1,
            **_called(one.answers),
        )
        commit([_naming(one, programme, component)])


def rename(said: Sequence[Said], *, by: User) -> None:
    """Gives programmes or components another name from a day on; the names before stay known.

    Raises:
        PermissionDenied: the role does not keep programmes.
        Refusal: it got another name on the same day.
    """
    check_right(permissions.KEEP_PROGRAMMES, (), by=by)
    for one in said:
        programme, component = _locked(one), one.answers["component"]
        named = component or programme
        same_day = _living_namings(named).filter(from_on=one.answers["from_on"])
        _refuse_if(same_day, "from_on", NAMED_THAT_DAY)
        commit([_naming(one, programme, component)])
        refresh(named)


def _locked(said: Said) -> Programme:
    return Programme.objects.select_for_update().get(pk=said.answers["programme"].pk)


def _refuse_if(found: QuerySet[Any], field: str, sentence: Any) -> None:
    if found.exists():
        raise Refusal({field: [str(sentence)]})


def _called(answers: dict[str, Any]) -> dict[str, str]:
    return {name: answers[name] for name in ("code", "name_km", "name_en")}


def _naming(said: Said, programme: Programme, component: Component | None = None) -> Entry:
    answers = {name: said.answers[name] for name in ("from_on", "name_km", "name_en")}
    row = Naming(programme=programme, component=component, **answers)
    said.operation.touched = [str(programme.pk)]
    return Entry(operation=said.operation, rows=[row])


def _living_namings(named: Programme | Component) -> QuerySet[Naming]:
    found = named.namings.filter(voided_by__isnull=True)
    return found.filter(component__isnull=True) if isinstance(named, Programme) else found


def names_now(named: Programme | Component) -> tuple[str, str]:
    """Khmer and Latin name by the newest living naming; else what it was called first."""
    newest = _living_namings(named).order_by("from_on").last()
    if newest is None:
        return named.first_name_km, named.first_name_en
    return newest.name_km, newest.name_en


def refresh(named: Programme | Component) -> None:
    """Derives the names of a programme or component from its living namings."""
    name_km, name_en = names_now(named)
    type(named)._default_manager.filter(pk=named.pk).update(name_km=name_km, name_en=name_en)


def after_void(rows: Sequence[Record]) -> None:
    """Gives programmes and components back the names they had.

    Raises:
        Refusal: the programme or component itself was added by the record.
    """
    for row in rows:
        if isinstance(row, Naming):
            if row.operation_id == row.named.pk:
                raise Refusal({"": [str(NOT_TAKEN_BACK)]})
            refresh(row.named)


def compare() -> Iterator[Finding]:
    """Programmes and components whose names do not follow from their records."""
    stored: list[Programme | Component] = [*Programme.objects.all(), *Component.objects.all()]
    for named in stored:
        if names_now(named) != (named.name_km, named.name_en):
            yield Finding("wrong_projection", f"names of programme {named.code}")
