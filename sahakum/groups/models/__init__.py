"""Tables of groups."""

from sahakum.groups.models.funds import Bylaws, Fund, MemberAccounts
from sahakum.groups.models.meetings import Attestation, Meeting, MeetingLine
from sahakum.groups.models.shareouts import ShareOutLine, ShareOutRecord

__all__ = [
    "Attestation",
    "Bylaws",
    "Fund",
    "Meeting",
    "MeetingLine",
    "MemberAccounts",
    "ShareOutLine",
    "ShareOutRecord",
]
