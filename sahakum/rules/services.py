"""Changing a setting."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _

from sahakum.accounts import permissions
from sahakum.accounts.models import User
from sahakum.assessments import selectors as assessments
from sahakum.capture.kinds import Refusal, Said
from sahakum.journal.services import Entry, commit
from sahakum.rules import projections
from sahakum.rules.catalogue import Rule
from sahakum.rules.models import RuleChange

NO_SUCH_QUESTIONNAIRE = _("There is no questionnaire of this code whose results have bands.")
NO_SUCH_BAND = _("The results of this questionnaire have no band of this code.")


def may_change(user: User) -> bool:
    """Whether somebody may: what holds for everybody asks for a post for the whole country."""
    return user.may(permissions.KEEP_SETTINGS) and user.sight.reaches_all


def change(rule: Rule, said: Sequence[Said], *, by: User) -> None:
    """Stores values of a setting from a day to come on; the last word said of a day holds.

    Raises:
        PermissionDenied: the role does not keep settings, or no post is for the whole country.
        Refusal: a questionnaire or band that does not exist.
    """
    if not may_change(by):
        raise PermissionDenied
    bands = assessments.shared_bands(by) if "questionnaire" in rule.form.base_fields else None
    for one in said:
        if bands is not None:
            _refuse_unknown(one.answers, bands)
        values = {name: str(one.answers[name]) for name in rule.form.values_asked()}
        row = RuleChange(
            rule=rule.code,
            part=rule.part_of(values),
            from_on=one.answers["from_on"],
            values=values,
            source=one.answers["source"],
        )
        commit([Entry(operation=one.operation, rows=[row])])
        projections.refresh(row)


def _refuse_unknown(answers: dict[str, Any], shared: Mapping[str, Any]) -> None:
    if answers["questionnaire"] not in shared:
        raise Refusal({"questionnaire": [str(NO_SUCH_QUESTIONNAIRE)]})
    _version, bands = shared[answers["questionnaire"]]
    if "band" in answers and answers["band"] not in {band.code for band in bands}:
        raise Refusal({"band": [str(NO_SUCH_BAND)]})
