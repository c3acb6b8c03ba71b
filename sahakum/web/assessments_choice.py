"""What can be assessed of a family or a village, what waits to be finished, what was found."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from sahakum.accounts.models import User
from sahakum.assessments import selectors as assessments
from sahakum.assessments.forms import SUBJECTS
from sahakum.assessments.models import QuestionnaireVersion, Response
from sahakum.capture.waiting import held_by_or_led
from sahakum.places.models import Place
from sahakum.registry import selectors as registry
from sahakum.registry.models import Household, Person
from sahakum.web import assessments_wording, wording
from sahakum.web.rows import Row, State
from sahakum.web.rows_of import joined


@dataclass(frozen=True, kw_only=True)
class Offer:
    """Questionnaires about somebody, each a line that leads to its form."""

    heading: str
    rows: list[Row]


@dataclass(frozen=True, kw_only=True)
class ChoicePage:
    """What one may do and what was done, for a family or a village."""

    waiting: list[Row]
    offers: list[Offer]
    earlier: list[Row]


def of_family(user: User, household: Household) -> ChoicePage:
    """Questionnaires about the family, about each member, and what was assessed before."""
    address = reverse("new-assessment", args=[household.pk])
    versions = assessments.offered_versions(user, subject="household")
    own = Offer(heading=_("The family"), rows=[_begin(one, address) for one in versions])
    return ChoicePage(
        waiting=[
            *_held(user, _keys_of(household), address),
            *(_go_on(one, address) for one in assessments.left_for_later(user, household)),
        ],
        offers=[own, *_of_members(user, household, address)],
        earlier=_done(assessments.responses_about(user, household=household)),
    )


def of_village(user: User, place: Place) -> ChoicePage:
    """Questionnaires about the village, and what was assessed before."""
    address = reverse("village-assessments", args=[place.pk])
    versions = assessments.offered_versions(user, subject="village")
    offer = Offer(heading=_("The village"), rows=[_begin(one, address) for one in versions])
    return ChoicePage(
        waiting=list(_held(user, {str(place.pk)}, address)),
        offers=[offer],
        earlier=_done(assessments.responses_about(user, village=place)),
    )


def _keys_of(household: Household) -> set[str]:
    members = [one.person_id for one in registry.members_of(household)]
    return {str(household.pk), *map(str, members)}


def _held(user: User, keys: set[str], address: str) -> Iterator[Row]:
    """What the reader wrote about one of these and what still needs attention."""
    for one in held_by_or_led(user, kind="assessment"):
        held, content = one.held, one.opened.content
        if one.aside is not None or held.recorder_id != user.pk:
            continue
        about = [content.get(name) for name in SUBJECTS] if isinstance(content, dict) else []
        if keys & {str(key) for key in about}:
            yield Row(
                mark="edit",
                mark_tone="due",
                name=_("Waiting for a correction"),
                reason=wording.moment(timezone.localtime(held.held_at)),
                address=f"{address}?{urlencode({'held': str(held.pk)})}",
            )


def _of_members(user: User, household: Household, address: str) -> list[Offer]:
    versions = assessments.offered_versions(user, subject="person")
    members = [one.person for one in registry.members_of(household)] if versions else []
    return [
        Offer(heading=person.name, rows=[_begin(one, address, person) for one in versions])
        for person in members
    ]


def _begin(version: QuestionnaireVersion, address: str, person: Person | None = None) -> Row:
    named = {"version": str(version.pk)} | ({"person": str(person.pk)} if person else {})
    return Row(
        mark="paper",
        name=version.title,
        reason=assessments_wording.caution(version.parsed),
        address=f"{address}?{urlencode(named)}",
    )


def _go_on(response: Response, address: str) -> Row:
    named = {"version": str(response.version_id), "continues": str(response.pk)}
    if response.person_id:
        named["person"] = str(response.person_id)
    return Row(
        mark="clock",
        mark_tone="due",
        name=response.version.title,
        reason=joined(assessments_wording.about(response), _day(response)),
        address=f"{address}?{urlencode(named)}",
        state=State(word=_("Left for later"), icon="clock", tone="due"),
    )


def _done(responses: Iterable[Response]) -> list[Row]:
    return [done(response) for response in responses]


def done(response: Response) -> Row:
    """A line about an assessment that was made, with its result; what is kept apart is opened."""
    person = response.person.name if response.person else ""
    apart = response.kept_apart
    return Row(
        mark="lock" if apart else "paper",
        name=response.version.title,
        reason=joined(
            person, _day(response), "" if apart else assessments_wording.result(response)
        ),
        address=reverse("assessment", args=[response.pk]),
        state=None if apart else assessments_wording.state_of(response),
    )


def _day(response: Response) -> str:
    return wording.day_in_words(response.assessed_on)
