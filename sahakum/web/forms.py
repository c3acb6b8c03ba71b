"""Forms of the web alone; what may be recorded is defined by the forms of `capture`."""

from typing import Any

from django.contrib.auth.forms import AuthenticationForm
from django.utils.translation import gettext_lazy as _


class SignInForm(AuthenticationForm):
    """Name and password; says the same sentence whether the name is known or not."""

    error_messages = {  # noqa: RUF012 (Django declares it so)
        "invalid_login": _("This name and password do not belong together. Please try again."),
        "inactive": _("This name and password do not belong together. Please try again."),
    }

    def __init__(self, *args: Any, **options: Any) -> None:
        """Put our own labels on Django's fields."""
        super().__init__(*args, **options)
        self.fields["username"].label = _("Name for signing in")
        self.fields["password"].label = _("Your password")
