"""What a member did at each meeting, in words."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from sahakum.groups.models import Meeting, MeetingLine, MemberAccounts, WeighIn
from sahakum.ledger.amounts import said
from sahakum.ledger.models import Commodity
from sahakum.web import wording
from sahakum.web.passbook_words import weighed_at, weighed_in_words


@dataclass(frozen=True, kw_only=True)
class Entry:
    """What a member did at one meeting, in words."""

    meeting: Meeting
    presence: str
    deeds: list[str]


def entries_of(tied: MemberAccounts) -> list[Entry]:
    """What a member did at each meeting of a fund, the newest first."""
    lines = MeetingLine.objects.filter(
        member=tied.member_id, meeting__fund=tied.fund_id, voided_by__isnull=True
    )
    ordered = lines.select_related("meeting").order_by("-meeting__held_on", "-meeting__sheet")
    weighed = weighed_at([line.meeting_id for line in ordered], of=tied.member_id)
    return [_entry(line, tied.fund.commodity, weighed) for line in ordered]


def _entry(
    line: MeetingLine, commodity: Commodity, weighed: dict[tuple[UUID, UUID], WeighIn]
) -> Entry:
    return Entry(
        meeting=line.meeting,
        presence=str(line.get_presence_display()),
        deeds=deeds_of(line, commodity, weighed.get((line.meeting_id, line.member_id))),
    )


def deeds_of(line: MeetingLine, commodity: Commodity, weighed: WeighIn | None = None) -> list[str]:
    """What a member did, in words: "saved 10,000 riel", "paid back 6,600 riel"."""
    words = (
        (line.savings, _("saved %(amount)s")),
        (line.withdrawn, _("took out %(amount)s")),
        (line.social, _("social fund %(amount)s")),
        (line.helped, _("was helped with %(amount)s")),
        (line.fine, _("fine %(amount)s")),
        (line.repaid, _("paid back %(amount)s")),
        (line.lent, _("borrowed %(amount)s")),
    )
    deeds = [text % {"amount": said(int(amount), commodity)} for amount, text in words if amount]
    if line.shares:
        deeds.insert(0, _("%(count)s shares") % {"count": wording.number(line.shares)})
    return [*deeds, weighed_in_words(weighed, commodity)] if weighed else deeds
