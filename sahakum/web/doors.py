"""Who may open a page: signed in, and with a role that permits it."""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from sahakum.accounts.models import User

View = Callable[..., HttpResponse]


def reader(request: HttpRequest) -> User:
    """The signed-in person."""
    return cast(User, request.user)


def needs(permission: str) -> Callable[[View], View]:
    """Let in only who is signed in and holds a permission today.

    The page raises PermissionDenied for others; the sign-in page is shown to strangers.
    """

    def guard(view: View) -> View:
        @login_required
        @wraps(view)
        def guarded(request: HttpRequest, *parts: Any, **names: Any) -> HttpResponse:
            if not reader(request).may(permission):
                raise PermissionDenied
            return view(request, *parts, **names)

        return guarded

    return guard
