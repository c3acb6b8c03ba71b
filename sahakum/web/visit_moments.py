"""What a time line says of a visit: what was found, what changed, what became of tasks."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from sahakum.accounts import permissions
from sahakum.accounts.models import User
from sahakum.support.models import (
    Arranged,
    HomeVisit,
    MeansToLeave,
    Met,
    Obstacle,
    Purpose,
    TaskState,
    TaskWord,
    VisitDetail,
)
from sahakum.web import wording
from sahakum.web.rows_of import joined

Words = Mapping[UUID, Sequence[TaskWord]]


def words_of(visits: Iterable[HomeVisit]) -> Words:
    """What was said of tasks at each visit, by the visit."""
    operations = {visit.operation_id: visit.pk for visit in visits}
    said = TaskWord.objects.filter(operation__in=list(operations)).select_related("task")
    found: dict[UUID, list[TaskWord]] = defaultdict(list)
    for word in said.order_by("task__order", "pk"):
        found[operations[word.operation_id]].append(word)
    return found


def sentences_of(visit: HomeVisit, words: Words, *, user: User) -> list[str]:
    """A visit in sentences. That somebody means to leave is read by who needs to know only."""
    details = list(visit.details.all())
    changed = [one.changed for one in details if one.changed]
    said = [_facts(visit, details)]
    said += [_("What changed: %(changed)s") % {"changed": text} for text in changed]
    said += [_of_task(word) for word in words.get(visit.pk, ())]
    if needs_to_know(visit, user):
        said += [_leaving() for one in details if one.means_to_leave == MeansToLeave.YES]
    return [text for text in [*said, visit.note] if text]


def needs_to_know(visit: HomeVisit, user: User) -> bool:
    """Whether somebody recorded a visit, or leads whoever did in the same organisation."""
    operation = visit.operation
    leads = user.may(permissions.SEE_SENSITIVE_ANSWERS)
    return operation.actor_id == user.pk or (
        leads and operation.organisation_id == user.organisation_id
    )


def _facts(visit: HomeVisit, details: Sequence[VisitDetail]) -> str:
    obstacles = _labels(Obstacle.choices, visit.obstacles)
    # Who was met is said where it was not the head, as is usual.
    met = "" if visit.met == Met.HEAD else visit.get_met_display()
    purposes = [_labels(Purpose.choices, one.purposes) for one in details]
    unplanned = [
        one.get_arranged_display() for one in details if one.arranged == Arranged.UNPLANNED
    ]
    return joined(met, *unplanned, visit.get_progress_display(), *purposes, obstacles)


def _labels(choices: Iterable[tuple[str, object]], codes: Iterable[str]) -> str:
    labels = dict(choices)
    return ", ".join(str(labels.get(code, code)) for code in codes)


def _of_task(word: TaskWord) -> str:
    details = {"task": word.task.what, "why": word.why}
    if word.state == TaskState.DONE:
        return _("Done: %(task)s") % details
    if word.due_on is None:
        return joined(_("Left out: %(task)s") % details, word.why)
    moved = details | {"day": wording.day_in_words(word.due_on)}
    return joined(_("Not yet done, now until %(day)s: %(task)s") % moved, word.why)


def _leaving() -> str:
    return _("Somebody means to leave for work. Seen by you and your supervisor only.")
