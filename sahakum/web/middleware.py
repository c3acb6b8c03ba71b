"""The language of a request: the reader's choice, never the browser's guess."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

Answer = Callable[[HttpRequest], HttpResponse]


class LanguageMiddleware:
    """Activates the language of the cookie, else of the signed-in person, else Khmer.

    Phones sold in Cambodia often send English as their language though their owner reads Khmer;
    therefore the header Accept-Language decides nothing.
    """

    def __init__(self, get_response: Answer) -> None:
        """Keep the rest of the chain."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer in the chosen language and say which one it was."""
        language = chosen_language(request)
        request.LANGUAGE_CODE = language
        with translation.override(language):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response


def chosen_language(request: HttpRequest) -> str:
    """Return "km" or "en" for a request."""
    known = {code for code, _name in settings.LANGUAGES}
    chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
    if chosen in known:
        return str(chosen)
    preferred = getattr(getattr(request, "user", None), "language", None)
    return str(preferred) if preferred in known else settings.LANGUAGE_CODE
