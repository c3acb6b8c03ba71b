"""Sayings of a programme of small loans without interest.

Our reading of MISSION section 5: 45 borrowers in two communes were lent 120 dollars each, two of
them twice, which makes 47 loans and 5,640 dollars; all were trained before, paid back and saved.
"""

import datetime
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from sahakum.demonstration.bank_rules import DOLLARS, NGO
from sahakum.demonstration.days import moment
from sahakum.demonstration.sayings import Saying
from sahakum.demonstration.spots import Spot
from sahakum.groups import chart, demo
from sahakum.groups.paper_book import PaperBook
from sahakum.lib.chance import Chance, made_id
from sahakum.lib.dates import add_months
from sahakum.registry.demo import names

Day = datetime.date
BORROWERS = (25, 20)
LOAN_OF_DOLLARS = 12_000
MONTHS, SECOND_LOAN = 22, 11
# Who borrows has heard of all of these before.
TOPICS = ("business", "marketing", "profit", "repayment")


def programme(number: int, spot: Spot, village_id: int) -> Iterator[Saying]:
    """Borrowers of one commune: each 120 dollars without interest, paid back in ten months."""
    group_id = made_id("lending", spot.key)
    fund = chart.first_fund_id(group_id)
    began, chance = Day(2025, 2, 3), Chance("lending", spot.key)

    def said(kind: str, key: UUID, content: dict[str, Any], day: Day, minute: int) -> Saying:
        at = moment(day, 15, minute)
        return Saying(received_at=at, by=spot.worker, kind=kind, id=key, content=content)

    content = demo.group(
        village_id=village_id,
        sort="lending",
        name=f"កម្មវិធីឥណទាន ទី{number + 1}",
        formed_on=began,
        commodity="USD",
    )
    yield said("group", group_id, content, began, 0)
    members = [made_id("borrower", spot.key, place) for place in range(BORROWERS[number])]
    for place, key in enumerate(members):
        person = {"name": made_name(chance), "sex": "female"}
        content = demo.member(group=group_id, joined_on=began, standing="member", **person)
        yield said("group_member", key, content, began, 1 + place)
    content = demo.bylaws(fund=fund, from_on=began, rules=DOLLARS)
    yield said("bylaws", made_id("rules", fund), content, began, 40)
    for minute, topic in enumerate(TOPICS):
        content = demo.workshop(group=group_id, topic=topic, held_on=began, members=members)
        yield said("workshop", made_id("workshop", spot.key, topic), content, began, 41 + minute)
    book = PaperBook(fund=fund, commodity="USD", rules=DOLLARS, members=members)
    given = 2 * LOAN_OF_DOLLARS * len(members)
    for month in range(MONTHS):
        day = add_months(began, month)
        lines = {key: _borrower_line(book, key, day) for key in members}
        if month == 0:
            lines |= {key: {"presence": "present", "lent": LOAN_OF_DOLLARS} for key in members}
        if month == SECOND_LOAN:
            lines[members[0]] |= {"lent": LOAN_OF_DOLLARS}
        more = {"gift": given, "gift_from": NGO} if month == 0 else {}
        content = book.meet(day, lines, **more)
        yield said("meeting", made_id("lending", fund, month), content, day, 50)


def _borrower_line(book: PaperBook, key: UUID, day: Day) -> dict[str, Any]:
    due = book.due(key, day)
    return {"presence": "present", "savings": 100} | ({"repaid": due} if due else {})


def made_name(chance: Chance) -> str:
    """The name of somebody who does not exist, family name first."""
    family, given = chance.pick(names("family")), chance.pick(names("female"))
    return f"{family.khmer} {given.khmer}"
