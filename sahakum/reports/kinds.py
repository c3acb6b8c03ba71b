"""The kinds of records that reports announce."""

from django.utils.translation import gettext_lazy as _

from sahakum.accounts import permissions
from sahakum.capture.kinds import Kind
from sahakum.programmes.kinds import fetch_targets
from sahakum.reports import forms, services


def kinds() -> list[Kind]:
    """Totals from before the system."""
    return [
        Kind(
            name="taken_over",
            title=_("Total from before the system"),
            permission=permissions.SET_TARGET,
            form=forms.TakenOverForm,
            fetch=fetch_targets,
            record=services.take_over,
            happened="until_on",
        )
    ]
