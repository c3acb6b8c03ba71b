"""A grant that is recorded about: rights, its lock, how it stands, and what stands in the way."""

import datetime
from collections.abc import Sequence

from django.db.models import Model

from sahakum.accounts.models import User
from sahakum.capture.kinds import Refusal, Said
from sahakum.capture.locking import lock_living
from sahakum.grants import texts
from sahakum.grants.courses import Course, course_of
from sahakum.grants.models import BusinessGrant
from sahakum.journal.models import Fact, Row
from sahakum.journal.services import Entry
from sahakum.ledger.amounts import said as in_words
from sahakum.ledger.models import Transfer
from sahakum.ledger.posting import Overdrawn, check_covered, in_order
from sahakum.registry.models import Household, Membership, Person
from sahakum.registry.services import check_right

Day = datetime.date


def opened(said: Said, *, by: User, permission: str) -> Course:
    """The grant that is named, held until the end of the transaction, as it stands.

    Raises:
        PermissionDenied: the role does not record this, or the village is outside the areas.
        Refusal: it was voided or closed.
    """
    grant: BusinessGrant = said.answers["grant"]
    check_right(permission, {grant.village_id}, by=by)
    lock_grant(grant)
    course = course_of(grant)
    refuse_closed(course)
    return course


def lock_grant(grant: BusinessGrant) -> None:
    """Whoever records something of a grant holds it until the end of the transaction.

    Raises:
        Refusal: it was voided meanwhile.
    """
    lock_living([grant])


def refuse_closed(course: Course) -> None:
    """Nothing becomes of a grant that has ended.

    Raises:
        Refusal: it has.
    """
    if course.closing is not None:
        raise Refusal({"": [texts.on_day(texts.CLOSED, course.closing.closed_on)]})


def refuse_before(course: Course, day: Day, field: str, *models: type[Model]) -> None:
    """Days are in order.

    Raises:
        Refusal: something of these tables is known of a later day.
    """
    last = course.last_on(*models)
    if last is not None and day < last:
        raise Refusal({field: [texts.on_day(texts.BEFORE_LAST, last)]})


def refuse_stranger(household: Household, person: Person, day: Day) -> None:
    """Money is asked for by and paid to people of the family.

    Raises:
        Refusal: somebody else is named.
    """
    if not lives_in(household, person, day):
        shown = {"name": person.name}
        raise Refusal({"person": [str(texts.NOT_OF_FAMILY) % shown]})


def lives_in(household: Household, person: Person, day: Day) -> bool:
    """Whether somebody belonged to a family on a day, or joined it later."""
    rows = Membership.objects.filter(
        household__in=household.same_ids, person=person, voided_by__isnull=True
    )
    return any(row.to_on is None or row.to_on >= day for row in rows)


def refuse_shortfall(moves: Sequence[Transfer]) -> None:
    """A fund gives no more than it holds.

    Raises:
        Refusal: it would; the sentence says by how much.
    """
    try:
        check_covered(moves)
    except Overdrawn as short:
        one = short.shortfalls[0]
        commodity = one.account.commodity
        shown = {"holds": in_words(one.holds, commodity), "lacks": in_words(one.lacks, commodity)}
        raise Refusal({"amount": [str(texts.FUND_TOO_SMALL) % shown]}) from short


def entry(
    said: Said,
    grant: BusinessGrant,
    rows: Sequence[Row],
    *,
    moves: Sequence[Transfer] = (),
    facts: Sequence[Fact] = (),
) -> Entry:
    """What one operation about a grant stores."""
    said.operation.touched = [str(grant.pk), str(grant.household_id)]
    return Entry(operation=said.operation, rows=[*rows, *in_order(moves)], facts=facts)
