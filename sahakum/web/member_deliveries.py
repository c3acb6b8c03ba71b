"""Deliveries typed on one page: to a family or some of its people, and what a village received."""

from collections.abc import Sequence
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext as _

from sahakum.accounts.models import User
from sahakum.assistance import lists
from sahakum.assistance import selectors as assistance
from sahakum.assistance.models import Delivery
from sahakum.capture.intake import Word
from sahakum.places.models import Place
from sahakum.registry.models import Household, Membership
from sahakum.web import recording, wording
from sahakum.web.recording import Draft
from sahakum.web.rows import Row
from sahakum.web.rows_of import joined

KIND = "delivery"
MOST_LISTED = 20


def send(
    request: HttpRequest, household: Household, members: Sequence[Membership], *, by: User
) -> tuple[Draft, int]:
    """Sends what was posted; how many deliveries are saved (none while something is wrong)."""
    ticked = set(request.POST.getlist("person"))
    people = [one.person_id for one in members if str(one.person_id) in ticked]
    receiver = {"household": str(household.pk), "person": ""}
    if len(people) == 1 and _corrects(request):
        receiver = {"household": "", "person": str(people[0])}
    elif people:
        return _send_to_people(request, people, by)
    draft, outcome = recording.send(request, KIND, by=by, **receiver)
    return draft, int(outcome.saved)


def offered(members: Sequence[Membership], held: Draft | None) -> Sequence[Membership]:
    """The members to tick; while a held delivery to one of them is corrected, only that one."""
    person = str(held.form["person"].value() or "") if held else ""
    return [one for one in members if str(one.person_id) == person] or members


def _corrects(request: HttpRequest) -> bool:
    # A held delivery is corrected under its own id, or it would go on waiting beside the new one.
    return request.GET.get("held", "") == str(recording.posted_id(request))


def _send_to_people(request: HttpRequest, people: Sequence[UUID], by: User) -> tuple[Draft, int]:
    names = ("good", "delivered_on", "note")
    said = {name: request.POST.get(name, "") for name in names}
    quantity, list_id = request.POST.get("quantity", ""), recording.posted_id(request)
    answers = lists.deliver_to_list(
        list_id=list_id,
        quantities=dict.fromkeys(people, quantity),
        by=by,
        receiver="person",
        **said,
    )
    first = said | {"person": str(people[0]), "quantity": quantity}
    draft = Draft(form=recording.bound_form(KIND, first, by=by), operation_id=list_id)
    saved = sum(one.word is Word.SAVED for one in answers)
    return draft, saved if saved == len(people) else 0


def given_here(user: User, place: Place) -> list[Row]:
    """What the village and its sites received, newest first."""
    return [_row(one) for one in assistance.deliveries_in(user, place)[:MOST_LISTED]]


def _row(delivery: Delivery) -> Row:
    amount = f"{wording.number(delivery.quantity)} {delivery.good.unit}"
    whom = delivery.site.name if delivery.site else _("The village as a whole")
    day = wording.day_in_numbers(delivery.delivered_on)
    return Row(mark="rice", name=delivery.good.name, reason=joined(whom, amount, day))
