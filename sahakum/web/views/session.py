"""Signing in and out, and the language of the pages."""

from django.contrib.auth.views import LoginView, LogoutView
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST
from django.views.i18n import set_language

from sahakum.web.forms import SignInForm


class SignIn(LoginView):
    """The sign-in page; who is signed in already goes on to today."""

    template_name = "web/session/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True


class SignOut(LogoutView):
    """Ends the session; only a button does it, never a link."""

    http_method_names = ("post", "options")


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Keep the chosen language in a cookie and go back to where the reader was."""
    return set_language(request)
