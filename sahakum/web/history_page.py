"""The history of a record: who said it, when, from where, and what became of it."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.http import Http404

from sahakum.accounts import permissions
from sahakum.accounts.models import User
from sahakum.capture import kinds
from sahakum.capture.voiding import may_void
from sahakum.collectives.models import Collective
from sahakum.journal.models import Operation, Voiding
from sahakum.journal.services import log_view
from sahakum.registry.merged import roots_of
from sahakum.registry.merging_selectors import merge_of
from sahakum.registry.models import Household
from sahakum.web import people
from sahakum.web.photograph_erasing import of_history
from sahakum.web.photographs import Erased, erase_address, erased_of

# Eight bytes of a hash are enough for two people to compare by eye.
SHOWN_HASH_BYTES = 8


@dataclass(frozen=True, kw_only=True)
class MergeShown:
    """A living merge: the name under which both are shown, and the other's."""

    kept: str
    other: str


@dataclass(frozen=True, kw_only=True)
class HistoryPage:
    """One operation as the journal keeps it."""

    operation: Operation
    title: str
    who: str
    household: Household | None
    group: Collective | None
    voiding: Voiding | None
    voided_by_whom: str
    may_void: bool
    merge: MergeShown | None = None
    erased: Erased | None = None
    erase: str = ""

    @property
    def hash(self) -> str:
        """The beginning of the hash in groups, as on a receipt; empty while not sealed."""
        text = bytes(self.operation.hash or b"").hex()[: 2 * SHOWN_HASH_BYTES]
        return "·".join(text[start : start + 4] for start in range(0, len(text), 4))


def of(user: User, operation_id: UUID) -> HistoryPage:
    """The history of an operation about a visible family; that it was looked at is written down.

    Raises:
        Http404: it does not exist or the user may not see what it is about.
    """
    operation = Operation.objects.filter(pk=operation_id).select_related("voiding__operation")
    found = operation.first()
    if found is None:
        raise Http404
    household = _household(user, found)
    group = _group(user, found) if household is None else None
    _refuse_unseen(user, found, household or group)
    log_view(actor_id=user.id, subject_kind="operation", subject_id=found.id, page="history")
    voiding = getattr(found, "voiding", None)
    actors = [found.actor_id, *([voiding.operation.actor_id] if voiding else [])]
    names = people.names_of(actors)
    kind = kinds.find(found.kind)
    return HistoryPage(
        operation=found,
        title=str(kind.title) if kind else found.kind,
        who=names.get(found.actor_id, ""),
        household=household,
        group=group,
        voiding=voiding,
        voided_by_whom=names.get(voiding.operation.actor_id, "") if voiding else "",
        may_void=voiding is None and may_void(found, by=user),
        merge=_merge(user, found),
        **_photograph(user, found),
    )


def _photograph(user: User, operation: Operation) -> dict[str, Any]:
    """Where what it stored is a photograph: that its picture was erased, or where it is."""
    photograph = of_history(operation)
    if photograph is None:
        return {}
    erased = erased_of([photograph.pk]).get(photograph.pk)
    return {
        "erased": erased,
        "erase": "" if erased else erase_address(photograph, by=user),
    }


def _merge(user: User, operation: Operation) -> MergeShown | None:
    merge = merge_of(user, operation.pk) if operation.kind == "merge" else None
    if merge is None:
        return None
    kept, other = merge.into_person or merge.into_household, merge.person or merge.household
    return MergeShown(kept=str(kept), other=str(other))


def _household(user: User, operation: Operation) -> Household | None:
    ids = {*map(UUID, operation.touched), operation.pk}
    # What was recorded under the id of a merged family is seen with the family it is shown as.
    about = Q(pk__in=ids | set(roots_of(Household, ids).values()))
    household: Household | None = Household.objects.visible_to(user).filter(about).first()
    return household


def _group(user: User, operation: Operation) -> Collective | None:
    ids = {*map(UUID, operation.touched), operation.pk}
    if not user.may(permissions.SEE_GROUPS):
        return None
    named = Q(pk__in=ids) | Q(funds__in=ids)
    found: Collective | None = Collective.objects.visible_to(user).filter(named).first()
    return found


def _refuse_unseen(
    user: User, operation: Operation, subject: Household | Collective | None
) -> None:
    own = operation.organisation_id == user.organisation_id
    # A family that was registered by mistake and voided is seen by nobody; its recorder still
    # finds out what became of the record.
    if subject is None and not (own and operation.actor_id == user.pk):
        raise Http404
