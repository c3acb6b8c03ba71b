"""Tables of grants."""

from sahakum.grants.models.applications import (
    BusinessGrant,
    GrantApplication,
    GrantAppraisal,
    GrantDecision,
    GrantItem,
)
from sahakum.grants.models.funds import GrantFund, GrantMoney, GrantRhythm
from sahakum.grants.models.photographs import GrantPhotograph
from sahakum.grants.models.uses import (
    GrantClosing,
    GrantFollowUp,
    GrantPayout,
    GrantProof,
    GrantReceipt,
    GrantReturn,
)

__all__ = [
    "BusinessGrant",
    "GrantApplication",
    "GrantAppraisal",
    "GrantClosing",
    "GrantDecision",
    "GrantFollowUp",
    "GrantFund",
    "GrantItem",
    "GrantMoney",
    "GrantPayout",
    "GrantPhotograph",
    "GrantProof",
    "GrantReceipt",
    "GrantReturn",
    "GrantRhythm",
]
