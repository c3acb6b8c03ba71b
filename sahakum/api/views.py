"""The API's operations: thin, each makes one call into the domain."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.utils import translation
from ninja.security import HttpBearer, SessionAuth

from sahakum.accounts.models import User
from sahakum.accounts.services import user_of_program_key
from sahakum.api.bodies import BodyParser
from sahakum.api.problems import SpeakingAPI, answer_problems
from sahakum.api.schemas import AnswersOut, KindOut, ProblemOut, RecordsIn
from sahakum.capture import kinds
from sahakum.capture.intake import Submission, take_in

LANGUAGES = ("km", "en")


class ProgramKeyAuth(HttpBearer):
    """A program's key in the header ``Authorization: Bearer``."""

    def authenticate(self, request: HttpRequest, token: str) -> User | None:
        """The user in whose name the program works; none for an unknown key.

        The answer is in that user's language; the middleware ends it with the request.
        """
        try:
            user = user_of_program_key(token)
        except PermissionDenied:
            return None
        translation.activate(user.language)
        request.user = user
        return user


class SignedInAuth(SessionAuth):
    """Somebody who is signed in on the pages; changes need the page's CSRF token."""

    def __call__(self, request: HttpRequest) -> Any:
        """The signed-in user. A program without a good key has no page whose token to send."""
        return super().__call__(request) if request.user.is_authenticated else None

    def authenticate(self, request: HttpRequest, key: str | None) -> Any:
        """The signed-in user, if any."""
        return request.user if request.user.is_authenticated else None


api = SpeakingAPI(
    title="Sahakum",
    version="1",
    auth=[ProgramKeyAuth(), SignedInAuth()],
    docs_url=None,
    parser=BodyParser(),
)
answer_problems(api)
PROBLEMS = dict.fromkeys((400, 401, 403, 413, 422), ProblemOut)


@api.post("records", response={200: AnswersOut} | PROBLEMS)
def send_records(request: HttpRequest, records: RecordsIn) -> Any:
    """Takes in one to fifty operations; what is answered SAVED is on disk."""
    submissions = [Submission(**operation.dict()) for operation in records.operations]
    answers = take_in(submissions, by=request.user)  # type: ignore[arg-type]
    return {"answers": [vars(answer) for answer in answers]}


@api.get("forms", response=list[KindOut])
def list_forms(request: HttpRequest) -> Any:
    """Kinds of records that may be said, by name."""
    return [{"kind": kind.name, "title": str(kind.title)} for kind in kinds.all_kinds()]


@api.get("forms/{name}")
def describe_form(request: HttpRequest, name: str, language: str = "km") -> Any:
    """A kind's form as data, in Khmer (``km``) or English (``en``)."""
    kind = kinds.find(name)
    if kind is None or language not in LANGUAGES:
        raise Http404
    return kinds.describe(kind, language=language)
