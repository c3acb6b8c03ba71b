"""Writes of who stewards a programme."""

import datetime
from collections.abc import Sequence

from django.db.models import Q
from django.utils.translation import gettext as _

from sahakum.accounts import permissions
from sahakum.accounts.models import User
from sahakum.capture.kinds import Refusal, Said
from sahakum.journal.services import Entry, commit
from sahakum.programmes.models import Programme, Stewardship
from sahakum.registry.services import check_right


def set_stewards(said: Sequence[Said], *, by: User) -> None:
    """Records who stewards programmes.

    Raises:
        Refusal: the organisation stewards the programme on some of these days already.
    """
    check_right(permissions.SET_STEWARD, (), by=by)
    programmes = {one.answers["programme"].pk for one in said}
    list(Programme.objects.filter(pk__in=programmes).order_by("pk").select_for_update())
    for one in said:
        one.answers["organisation"] = one.answers["organisation"] or by.organisation
        _refuse_twice(one)
        commit([_entry(one)])


def _refuse_twice(said: Said) -> None:
    answers = said.answers
    until = Q(to_on__isnull=True) | Q(to_on__gte=answers["from_on"])
    same = Stewardship.objects.filter(
        until,
        programme=answers["programme"],
        organisation=answers["organisation"],
        from_on__lte=answers["to_on"] or datetime.date.max,
        voided_by__isnull=True,
    )
    if same.exists():
        sentence = _("This organisation stewards the programme already on some of these days.")
        raise Refusal({"organisation": [sentence]})


def _entry(said: Said) -> Entry:
    names = ("programme", "organisation", "from_on", "to_on")
    row = Stewardship(**{name: said.answers[name] for name in names})
    said.operation.touched = [str(row.programme_id)]
    return Entry(operation=said.operation, rows=[row])
