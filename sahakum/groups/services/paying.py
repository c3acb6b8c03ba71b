"""What a member pays back, over all her open loans of a fund."""

import datetime

from sahakum.collectives.models import Member
from sahakum.groups import texts
from sahakum.groups.models import Fund
from sahakum.groups.services.checking import day_in_words
from sahakum.ledger.amounts import said
from sahakum.ledger.models import Transfer
from sahakum.lending import booking
from sahakum.lending.booking import Till
from sahakum.lending.courses import Course
from sahakum.lending.models import LoanPayment


class Unpayable(Exception):
    """A payment has no loan, is too much for it, or comes too late; with the sentence."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def paid_back(
    fund: Fund,
    member: Member,
    courses: list[Course],
    amount: int,
    *,
    on: datetime.date,
    till: Till,
) -> list[LoanPayment | Transfer]:
    """The rows of a payment, the oldest loan first.

    Raises:
        Unpayable: it cannot be taken.
    """
    living = [course for course in courses if course.most(on)]
    if not living:
        raise Unpayable(str(texts.NO_LOAN) % {"name": member.name})
    try:
        return booking.paid(living, amount, on=on, till=till)
    except booking.TooMuch as much:
        shown = {"name": member.name, "most": said(much.most, fund.commodity)}
        raise Unpayable(str(texts.TOO_MUCH) % shown) from much
    except booking.Earlier as later:
        shown = {"name": member.name, "day": day_in_words(later.last_on)}
        raise Unpayable(str(texts.LATER_KNOWN) % shown) from later
