"""Who approved: officers of the day, all of them where the way of keeping says so."""

import datetime
from collections.abc import Mapping
from typing import Any

from sahakum.capture.kinds import Refusal
from sahakum.collectives.models import Step
from sahakum.collectives.selectors import members_of
from sahakum.groups import texts
from sahakum.groups.models import Approval, Fund
from sahakum.groups.selectors import keeping_on

Standing = Step.Standing
OFFICERS = (Standing.LEADER, Standing.TREASURER, Standing.SECRETARY)
MAY_APPROVE = (*OFFICERS, Standing.COMMITTEE)


def approvals(fund: Fund, answers: Mapping[str, Any], *, on: datetime.date) -> list[Approval]:
    """A row for each officer named, once.

    Raises:
        Refusal: one is no officer on the day, or one is missing whom the rules want.
    """
    listed = {one.member.pk: one for one in members_of(fund.collective, on=on)}
    named = {row["member"].pk: row["member"] for row in answers.get("approved") or ()}
    for key, member in named.items():
        if key not in listed or listed[key].standing not in MAY_APPROVE:
            raise Refusal({"approved": [str(texts.NOT_OFFICER) % {"name": member.name}]})
    keeping = keeping_on(fund, on)
    wanted = [one for one in listed.values() if one.standing in OFFICERS]
    missing = [one.member.name for one in wanted if one.member.pk not in named]
    if keeping is not None and keeping.approval and missing:
        raise Refusal({"approved": [str(texts.APPROVERS_NEEDED) % {"names": ", ".join(missing)}]})
    return [Approval(member_id=key, standing=listed[key].standing) for key in named]
