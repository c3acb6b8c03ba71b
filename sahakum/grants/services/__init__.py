"""Writes of grants: funds, applications, decisions, payouts, proofs and what follows."""

from sahakum.grants.services.applications import record_applications, record_rewritten
from sahakum.grants.services.deciding import record_appraisals, record_decisions
from sahakum.grants.services.ending import record_closings, record_follow_ups
from sahakum.grants.services.funds import record_funds, record_money
from sahakum.grants.services.photographs import record_photographs
from sahakum.grants.services.uses import record_payouts, record_proofs, record_returns
from sahakum.grants.services.voiding import after_void

__all__ = [
    "after_void",
    "record_applications",
    "record_appraisals",
    "record_closings",
    "record_decisions",
    "record_follow_ups",
    "record_funds",
    "record_money",
    "record_payouts",
    "record_photographs",
    "record_proofs",
    "record_returns",
    "record_rewritten",
]
