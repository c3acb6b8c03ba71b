"""Opening a family to another organisation or one of its teams, for a time and a reason.

Only the organisation that keeps the family's record opens it, and only as long as the last day
says. Who receives it sees the family within the own areas, as if it were theirs to serve; the
names of its members stay the steward's to change.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from sahakum.accounts import permissions
from sahakum.accounts.models import Grant, GrantEnd, Organisation, Team, User
from sahakum.capture.forms import References
from sahakum.capture.kinds import Content, Refusal, Said
from sahakum.journal import clock
from sahakum.journal.services import Entry, commit
from sahakum.journal.verify import Finding
from sahakum.registry import references
from sahakum.registry.locking import lock_living_households
from sahakum.registry.models import Household
from sahakum.registry.services.rights import check_right

NOT_KEPT = _("Only the organisation that keeps the record of this family opens it to others.")
OWN = _("Your own organisation sees this family already.")
OPEN_ALREADY = _("The family is open to them already. End that first.")
ENDED_ALREADY = _("This was ended before.")
SAY_END = _("What was opened is ended, not voided: others may have looked.")


def fetch_for_grant(contents: Sequence[Content], by: User) -> References:
    """Visible families, and organisations and teams by id."""
    keys = references.ids(references.named(contents, "receiver"))
    found: list[Organisation | Team] = []
    if keys:
        found += Organisation.objects.filter(pk__in=keys)
        found += Team.objects.filter(pk__in=keys).select_related("organisation")
    return {
        "household": references.households(references.named(contents, "household"), by),
        "receiver": {str(one.pk): one for one in found},
    }


def fetch_grants(contents: Sequence[Content], by: User) -> References:
    """Grants of visible families."""
    keys = references.ids(references.named(contents, "grant"))
    found = {one.pk: one for one in Grant.objects.filter(pk__in=keys, voided_by__isnull=True)}
    seen = references.households([str(one.record_id) for one in found.values()], by)
    return {
        "grant": {str(pk): one for pk, one in found.items() if str(one.record_id) in seen},
        "household": seen,
    }


def give_grants(said: Sequence[Said], *, by: User) -> None:
    """Opens families to others, from today to a last day.

    Raises:
        PermissionDenied: the role opens no family, or it is out of sight.
        Refusal: another organisation keeps it, or who would receive it sees it already.
    """
    for one in said:
        household, receiver = one.answers["household"], one.answers["receiver"]
        _hold(household, by)
        _refuse(household, receiver, by)
        given = Grant(
            record_id=household.pk,
            organisation=receiver if isinstance(receiver, Organisation) else None,
            team=receiver if isinstance(receiver, Team) else None,
            from_on=clock.today(),
            to_on=one.answers["to_on"],
            reason=one.answers["reason"],
        )
        one.operation.touched = [str(household.pk)]
        commit([Entry(operation=one.operation, rows=[given])])


def _hold(household: Household, by: User) -> None:
    """Asks for the right, and locks the family: two who open it work one after the other."""
    check_right(permissions.GIVE_GRANTS, [household.village_id], by=by)
    lock_living_households([household])
    if household.steward_id != by.organisation_id:
        raise Refusal({"": [str(NOT_KEPT)]})


def _refuse(household: Household, receiver: Organisation | Team, by: User) -> None:
    organisation = receiver.organisation if isinstance(receiver, Team) else receiver
    if organisation.pk == by.organisation_id:
        raise Refusal({"receiver": [str(OWN)]})
    if any(one.receiver == receiver for one in grants_of(household) if one.lasts(clock.today())):
        raise Refusal({"receiver": [str(OPEN_ALREADY)]})


def end_grants(said: Sequence[Said], *, by: User) -> None:
    """Takes back what was opened; it is closed from this moment on.

    Raises:
        PermissionDenied: the role opens no family, or it is out of sight.
        Refusal: another organisation keeps the family, or the grant ended before.
    """
    for one in said:
        named: Grant = one.answers["grant"]
        household = Household.objects.get(pk=named.record_id)
        _hold(household, by)
        given = Grant.objects.get(pk=named.pk)
        if given.ended_on is not None:
            raise Refusal({"": [str(ENDED_ALREADY)]})
        one.operation.touched = [str(household.pk)]
        _end(one, given)


def _end(said: Said, given: Grant) -> None:
    today = clock.today()
    end = GrantEnd(grant=given, ended_on=today, reason=said.answers["reason"])
    commit([Entry(operation=said.operation, rows=[end])])
    Grant.objects.filter(pk=given.pk).update(ended_on=today)


def grants_of(household: Household) -> QuerySet[Grant]:
    """Everything that was ever opened of a family, the newest first."""
    told = Grant.objects.filter(record_id__in=household.same_ids, voided_by__isnull=True)
    receivers = ("organisation", "team__organisation", "user")
    found: QuerySet[Grant] = told.select_related(*receivers, "operation")
    return found.order_by("-from_on", "-pk")


def receivers_for(user: User) -> list[Organisation]:
    """The other organisations, with their teams, to whom a family can be opened."""
    others = Organisation.objects.exclude(pk=user.organisation_id)
    return list(others.prefetch_related("teams").order_by("name_en"))


def compare() -> Iterator[Finding]:
    """Grants whose end does not follow from what was said."""
    ends: dict[Any, Any] = dict(
        GrantEnd.objects.filter(voided_by__isnull=True).values_list("grant", "ended_on")
    )
    for given in Grant.objects.filter(voided_by__isnull=True):
        if given.ended_on != ends.get(given.pk):
            yield Finding("wrong_projection", f"end of grant {given.pk}")
