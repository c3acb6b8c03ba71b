"""Family ties, their end, and relatives who live elsewhere."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from sahakum.accounts import permissions
from sahakum.accounts.models import User
from sahakum.capture.kinds import Refusal, Said
from sahakum.capture.locking import lock_living
from sahakum.journal import clock
from sahakum.journal.models import Record
from sahakum.journal.services import Entry, commit
from sahakum.lib.dates import Day
from sahakum.registry import kinship
from sahakum.registry.locking import lock_living_people
from sahakum.registry.models import Person, Relative, Tie, TieEnd
from sahakum.registry.services.registering import new_person
from sahakum.registry.services.rights import check_right
from sahakum.registry.tie_choices import is_said_backwards, seen_from_other_side
from sahakum.registry.tie_rules import Pair, check


def record_ties(said: Sequence[Said], *, by: User) -> None:
    """Stores family ties, with their end where they have ended already.

    Raises:
        Refusal: a rule of `tie_rules` forbids it, or the member is of another family.
    """
    _check_rights(said, by=by)
    people = [one.answers[name] for one in said for name in ("member", "other")]
    lock_living_people(people, field="member")
    # One after the other: of two who would marry the same the second is refused.
    for one in said:
        answers = one.answers
        _refuse_of_others(one)
        tie = _tie(one, answers["other"], answers["member"])
        rows: list[Record] = [tie]
        if answers["ended"]:
            rows.append(_end(tie, answers))
        check(tie, ended=answers["ended"])
        _commit(one, [answers["member"], answers["other"]], rows)


def record_relatives(said: Sequence[Said], *, by: User) -> None:
    """Stores relatives who have no family here, each tied to a member.

    Raises:
        Refusal: a rule of `tie_rules` forbids it, or the member is of another family.
    """
    _check_rights(said, by=by)
    lock_living_people([one.answers["member"] for one in said], field="member")
    for one in said:
        _refuse_of_others(one)
        answers, household = one.answers | {"disability": ""}, one.answers["household"]
        person, version = new_person(answers, household, one.operation.happened_on or clock.today())
        tie = _tie(one, person, answers["member"])
        check(tie, ended=None, field="kin")
        rows: list[Record] = [person, version, _whereabouts(one, person), tie]
        _commit(one, [answers["member"], person], rows)


def change_relatives(said: Sequence[Said], *, by: User) -> None:
    """Stores where relatives live now and how they are reached; what was told before stays.

    Raises:
        Refusal: nobody of this name lives elsewhere, as far as this family is asked.
    """
    _check_rights(said, by=by)
    lock_living_people([one.answers["relative"] for one in said], field="relative")
    for one in said:
        household, person = one.answers["household"], one.answers["relative"]
        if kinship.relative_known(household, person.pk) is None:
            sentence = _("%(name)s is not known as a relative of this family who lives elsewhere.")
            raise Refusal({"relative": [sentence % {"name": person.name}]})
        _commit(one, [person], [_whereabouts(one, person)])


def _whereabouts(said: Said, person: Person) -> Relative:
    told = {name: said.answers[name] for name in ("country", "place", "contact")}
    return Relative(person=person, household=said.answers["household"], **told)


def end_ties(said: Sequence[Said], *, by: User) -> None:
    """Stores that ties have ended.

    Raises:
        Refusal: it ended before, or would end before it began.
    """
    _check_rights(said, by=by)
    ties = [one.answers["tie"] for one in said]
    lock_living_people([one for tie in ties for one in (tie.person, tie.other)], field="tie")
    for one in said:
        tie = one.answers["tie"]
        _refuse_gone(tie)
        Pair(tie, one.answers["ended"]).refuse_unordered()
        _commit(one, [tie.person, tie.other], [_end(tie, one.answers)])


def _refuse_gone(tie: Tie) -> None:
    lock_living([tie], field="tie")
    if TieEnd.objects.filter(tie=tie, voided_by__isnull=True).exists():
        raise Refusal({"tie": [_("The end of this tie was recorded before.")]})


def _check_rights(said: Sequence[Said], *, by: User) -> None:
    villages = {one.answers["household"].village_id for one in said}
    check_right(permissions.RECORD_HOUSEHOLD, villages, by=by)


def _refuse_of_others(said: Said) -> None:
    household, member = said.answers["household"], said.answers["member"]
    if not kinship.belongs_to(household, member):
        sentence = _("%(name)s is of another family. Record the tie on the page of that family.")
        raise Refusal({"member": [sentence % {"name": member.name}]})


def _tie(said: Said, person: Person, member: Person) -> Tie:
    """``person`` is what was said to ``member``; the elder of unequal ones is stored first."""
    kin, day = said.answers["kin"], said.answers["began"]
    first, second = person, member
    if is_said_backwards(kin):
        kin, first, second = seen_from_other_side(kin), member, person
    return Tie(
        id=said.operation.id,
        person=first,
        other=second,
        kin=kin,
        from_on=day.date if day else None,
        from_precision=day.precision if day else "",
    )


def _end(tie: Tie, answers: dict[str, Any]) -> TieEnd:
    day: Day = answers["ended"]
    return TieEnd(tie=tie, ended_on=day.date, ended_precision=day.precision, why=answers["why"])


def _commit(said: Said, people: Sequence[Person], rows: Sequence[Record]) -> None:
    household = said.answers["household"]
    said.operation.touched = [str(household.pk), *(str(one.pk) for one in people)]
    commit([Entry(operation=said.operation, rows=rows)])


def after_void(rows: Sequence[Record]) -> None:
    """A tie whose end was voided lasts again.

    Raises:
        Refusal: one of the two married since then.
    """
    for row in rows:
        if isinstance(row, TieEnd):
            lock_living_people([row.tie.person, row.tie.other], field="operation")
            if row.tie.voided_by_id is None:
                check(row.tie, ended=None, field="")
