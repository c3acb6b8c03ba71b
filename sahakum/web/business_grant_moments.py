"""The time line of a business grant: each thing that became of it, with what was said."""

from collections.abc import Callable
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _

from sahakum.grants.courses import Course, day_of
from sahakum.grants.models import (
    GrantApplication,
    GrantAppraisal,
    GrantClosing,
    GrantDecision,
    GrantFollowUp,
    GrantPayout,
    GrantProof,
    GrantReturn,
)
from sahakum.journal.models import Operation
from sahakum.ledger.amounts import said
from sahakum.ledger.models import Commodity
from sahakum.web import people
from sahakum.web.moments import Moment

Words = tuple[str, list[str]]


def moments_of(course: Course) -> list[Moment]:
    """Everything that lives of a grant, the newest first."""
    commodity = course.grant.fund.commodity
    events = list(course.told())
    found = Operation.objects.filter(pk__in={one.operation_id for one in events})
    actors = dict(found.values_list("pk", "actor_id"))
    names = people.names_of(actors.values())
    moments = [_moment(one, commodity, names.get(actors[one.operation_id], "")) for one in events]
    # Of one day, what came later stands above.
    moments.reverse()
    return sorted(moments, key=lambda moment: moment.day, reverse=True)


def _moment(event: Any, commodity: Commodity, who: str) -> Moment:
    mark, words = WORDS[type(event)]
    heading, sentences = words(event, commodity)
    return Moment(
        day=day_of(event),
        mark=mark,
        tone="",
        who=who,
        heading=heading,
        sentences=[text for text in sentences if text],
        record_id=event.operation_id,
        voided=False,
    )


def _application(row: GrantApplication, commodity: Commodity) -> Words:
    shown = {"name": row.person.name, "amount": said(int(row.asked), commodity)}
    return _("%(name)s asks for %(amount)s") % shown, [row.venture, row.how]


def _appraisal(row: GrantAppraisal, commodity: Commodity) -> Words:
    where = _("At a home visit") if row.visit_id else row.appraised_by
    return _("Looked at on the spot"), [where, row.findings]


def _decision(row: GrantDecision, commodity: Commodity) -> Words:
    heading = str(row.get_outcome_display())
    if row.amount:
        shown = {"amount": said(int(row.amount), commodity)}
        heading = _("%(amount)s granted") % shown
    return heading, [row.decided_by, row.minutes]


def _payout(row: GrantPayout, commodity: Commodity) -> Words:
    shown = {"amount": said(int(row.amount), commodity), "name": row.person.name}
    number = _("Voucher %(number)s") % {"number": row.number} if row.number else ""
    return _("%(amount)s paid out to %(name)s") % shown, [number]


def _proof(row: GrantProof, commodity: Commodity) -> Words:
    shown = {"amount": said(int(row.amount), commodity)}
    where = _("At a home visit") if row.visit_id else ""
    return _("%(amount)s proven by receipts") % shown, [where, row.note]


def _return(row: GrantReturn, commodity: Commodity) -> Words:
    return _("%(amount)s came back") % {"amount": said(int(row.amount), commodity)}, []


def _follow_up(row: GrantFollowUp, commodity: Commodity) -> Words:
    return str(row.get_fares_display()), [row.note]


def _closing(row: GrantClosing, commodity: Commodity) -> Words:
    given_up = ""
    if row.given_up:
        shown = {"amount": said(int(row.given_up), commodity)}
        given_up = _("%(amount)s given up without proof") % shown
    return _("Closed"), [given_up, row.why]


WORDS: dict[type[Model], tuple[str, Callable[[Any, Commodity], Words]]] = {
    GrantApplication: ("paper", _application),
    GrantAppraisal: ("eye", _appraisal),
    GrantDecision: ("hand", _decision),
    GrantPayout: ("money", _payout),
    GrantProof: ("receipt", _proof),
    GrantReturn: ("back", _return),
    GrantFollowUp: ("clock", _follow_up),
    GrantClosing: ("check", _closing),
}
