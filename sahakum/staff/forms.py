"""What an administrator may say of people."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sahakum.accounts.roles import ROLES
from sahakum.capture.fields import ChoiceField, DayField, ReferenceField, TextField
from sahakum.capture.forms import RecordForm

USERNAME = re.compile(r"[a-z][a-z0-9.-]{1,58}[a-z0-9]")

DAYS_IN_ORDER = _("The last day is before the first.")
NO_USERNAME = _("Small Latin letters, digits, dots and hyphens only, at least three signs.")
LANGUAGES = (("km", "ខ្មែរ"), ("en", "English"))
STATES = (("on", _("May sign in")), ("off", _("May not sign in")))
ROLE_NAMES: list[tuple[str, Any]] = [(code, role.display_name) for code, role in ROLES.items()]


class UsernameField(TextField):
    """The name under which somebody signs in."""

    def to_python(self, value: Any) -> str:
        """The name in small letters."""
        name = super().to_python(value).lower()
        if name and not USERNAME.fullmatch(name):
            raise ValidationError(NO_USERNAME)
        return name


class UserForm(RecordForm):
    """Somebody of the administrator's organisation who will sign in."""

    name_km = TextField(label=_("Name in Khmer"), most=120)
    name_en = TextField(label=_("Name in Latin letters"), most=120)
    username = UsernameField(label=_("Name for signing in"), most=60, help_text=NO_USERNAME)
    language = ChoiceField(label=_("Language of the pages"), choices=LANGUAGES)


class UserStateForm(RecordForm):
    """Whether somebody may sign in."""

    user = ReferenceField(to="user", label=_("User"))
    state = ChoiceField(label=_("Signing in"), choices=STATES)


class _DaysForm(RecordForm):
    """A first day and perhaps a last one."""

    from_on = DayField(label=_("From"), future=True)
    to_on = DayField(label=_("To"), future=True, required=False)

    def clean(self) -> dict[str, Any]:
        """The days run forward."""
        answers = dict(self.cleaned_data)
        first, last = answers.get("from_on"), answers.get("to_on")
        if first and last and last < first:
            self.add_error("to_on", DAYS_IN_ORDER)
        return answers


class PostForm(_DaysForm):
    """A user gets a role in an area."""

    user = ReferenceField(to="user", label=_("User"))
    role = ChoiceField(label=_("Role"), choices=ROLE_NAMES)
    area = ReferenceField(to="area", label=_("Area"), required=False)


class PostEndForm(RecordForm):
    """A post ends."""

    post = ReferenceField(to="post", label=_("Post"))
    to_on = DayField(label=_("Last day"), future=True)


class TeamForm(RecordForm):
    """A team of the administrator's organisation."""

    name_km = TextField(label=_("Name in Khmer"), most=120)
    name_en = TextField(label=_("Name in Latin letters"), most=120, required=False)


class TeamMemberForm(_DaysForm):
    """A user belongs to a team."""

    team = ReferenceField(to="team", label=_("Team"))
    user = ReferenceField(to="user", label=_("User"))


class TeamLeaveForm(RecordForm):
    """A user leaves a team."""

    membership = ReferenceField(to="membership", label=_("Member"))
    to_on = DayField(label=_("Last day"), future=True)
