"""What goes wrong in every office: two records that were voided, and one that needs attention."""

from collections.abc import Iterator, Sequence

from sahakum.assistance import demo as assistance
from sahakum.demonstration.days import TODAY, moment
from sahakum.demonstration.families import MadeFamily
from sahakum.demonstration.sayings import Saying
from sahakum.lib.chance import Chance, made_id
from sahakum.support import demo as support

WRONG_VISIT = TODAY.replace(day=2)
WRONG_DELIVERY = TODAY.replace(day=10)


def slips(waiting: Sequence[MadeFamily]) -> Iterator[Saying]:
    """Slips of Bopha with families that wait to be enrolled."""
    family = next(one for one in waiting if one.worker == "bopha")
    yield from _wrong_delivery(family)
    yield from _wrong_visit(family)
    yield Saying(
        received_at=moment(TODAY, 11),
        by="bopha",
        kind="home_visit",
        id=made_id("home_visit", "misdated"),
        content=support.misdated_visit(
            household=family.id, visited_on=TODAY.replace(day=TODAY.day + 1)
        ),
        held=True,
    )


def _wrong_delivery(family: MadeFamily) -> Iterator[Saying]:
    """A filter for the wrong house: the recorder herself voids it two days later."""
    delivery = made_id("delivery", "wrong house")
    yield Saying(
        received_at=moment(WRONG_DELIVERY, 16),
        by="bopha",
        kind="delivery",
        id=delivery,
        content=assistance.delivery(
            household=family.id, good="water_filter", quantity=1, delivered_on=WRONG_DELIVERY
        ),
    )
    yield Saying(
        received_at=moment(TODAY.replace(day=12), 9),
        by="bopha",
        kind="void",
        id=made_id("void", "wrong house"),
        content={"operation": str(delivery), "reason": "កត់ច្រឡំផ្ទះ៖ គ្រួសារនេះមិនទាន់បានទទួលចម្រោះទឹកទេ"},
    )


def _wrong_visit(family: MadeFamily) -> Iterator[Saying]:
    """A visit to another family: after more than a week only the supervisor may void it."""
    visit = made_id("home_visit", "wrong family")
    content = support.visit(
        chance=Chance("wrong family"),
        household=family.id,
        visited_on=WRONG_VISIT,
        next_visit_on=TODAY,
    )
    yield Saying(
        received_at=moment(WRONG_VISIT, 17),
        by="bopha",
        kind="home_visit",
        id=visit,
        content=content,
    )
    yield Saying(
        received_at=moment(TODAY.replace(day=13), 9),
        by="dara",
        kind="void",
        id=made_id("void", "wrong family"),
        content={"operation": str(visit), "reason": "ការសួរសុខទុក្ខនេះជារបស់គ្រួសារផ្សេង"},
    )
