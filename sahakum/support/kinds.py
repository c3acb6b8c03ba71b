"""The kinds of records that support announces."""

from django.utils.translation import gettext_lazy as _

from sahakum.accounts import permissions
from sahakum.capture.kinds import Kind
from sahakum.registry.references import fetch_households
from sahakum.support import services
from sahakum.support.forms import HomeVisitForm


def kinds() -> list[Kind]:
    """The home visit."""
    return [
        Kind(
            name="home_visit",
            title=_("Home visit"),
            permission=permissions.RECORD_VISIT,
            form=HomeVisitForm,
            fetch=fetch_households,
            record=services.record_visits,
            happened="visited_on",
            after_void=services.after_void,
        )
    ]
