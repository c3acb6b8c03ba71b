"""Why a request as a whole was not read, in one sentence of the reader's language each."""

from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse
from django.http.request import RawPostDataException
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from sahakum.api.bodies import TooDeep

HOW_MANY = _("One to 50 operations are expected, each with an id, a kind and its content.")
NOT_JSON = _("This could not be read. JSON in UTF-8 is expected; nothing was stored.")
TOO_DEEP = _("This is nested too deep to be a record. Nothing was stored.")
TOO_LARGE = _("This is too large to be read at once. Nothing was stored; send fewer records.")
NO_KEY = _("Please sign in: the key of the program is missing, unknown or ended.")
NOT_FROM_HERE = _("This did not come from a page of this server. Nothing was stored.")
NOT_HERE = _("This was not found.")

BY_STATUS = {400: NOT_JSON, 401: NO_KEY, 403: NOT_FROM_HERE, 404: NOT_HERE, 413: TOO_LARGE}


class SpeakingAPI(NinjaAPI):
    """An API whose answers name the language that they are written in."""

    def create_response(self, request: HttpRequest, data: Any, **options: Any) -> HttpResponse:
        """The answer, in the language of the program's user or of the page."""
        response = super().create_response(request, data, **options)
        response["Content-Language"] = get_language() or "km"
        return response


def answer_problems(api: NinjaAPI) -> None:
    """Makes an API answer with a sentence whatever it could not read or find."""

    def answered(request: HttpRequest, error: Exception | type[Exception]) -> HttpResponse:
        status, sentence = _told(error)
        return api.create_response(request, {"sentence": str(sentence)}, status=status)

    for kind in (ValidationError, HttpError, RequestDataTooBig, RawPostDataException, Http404):
        api.add_exception_handler(kind, answered)


def _told(error: Exception | type[Exception]) -> tuple[int, Any]:
    if isinstance(error, ValidationError):
        return 422, HOW_MANY
    if isinstance(error.__cause__, TooDeep):
        return 400, TOO_DEEP
    status = _status(error)
    return status, BY_STATUS.get(status, NOT_JSON)


def _status(error: Exception | type[Exception]) -> int:
    if isinstance(error, HttpError):
        return error.status_code
    if isinstance(error, RequestDataTooBig):
        return 413
    # A form's body that the check of its token has read already is no JSON either.
    return 404 if isinstance(error, Http404) else 400
