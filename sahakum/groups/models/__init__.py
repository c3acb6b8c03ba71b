"""Tables of groups."""

from sahakum.groups.models.funds import Bylaws, Fund, MemberAccounts
from sahakum.groups.models.keeping import Approval, Keeping, StoreRules
from sahakum.groups.models.leaving import Leaving
from sahakum.groups.models.meetings import Attestation, Meeting, MeetingLine
from sahakum.groups.models.rice import RicePrice, RiceTrade, WeighIn
from sahakum.groups.models.shareouts import ShareOutLine, ShareOutRecord, ShareOutRest

__all__ = [
    "Approval",
    "Attestation",
    "Bylaws",
    "Fund",
    "Keeping",
    "Leaving",
    "Meeting",
    "MeetingLine",
    "MemberAccounts",
    "RicePrice",
    "RiceTrade",
    "ShareOutLine",
    "ShareOutRecord",
    "ShareOutRest",
    "StoreRules",
    "WeighIn",
]
