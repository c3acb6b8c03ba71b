"""The kinds of records that grants announce."""

from django.utils.translation import gettext_lazy as _

from sahakum.accounts import permissions
from sahakum.capture.kinds import Kind
from sahakum.grants import forms, references, services


def kinds() -> list[Kind]:
    """Funds, applications and decisions, and what follows them."""
    return [*_of_funds(), *_of_applications(), *_of_uses(), *_of_ends()]


def _of_funds() -> list[Kind]:
    return [
        Kind(
            name="grant_fund",
            title=_("Grant fund"),
            permission=permissions.KEEP_GRANT_FUNDS,
            form=forms.FundForm,
            fetch=references.for_new_funds,
            record=services.record_funds,
            happened="opened_on",
        ),
        Kind(
            name="grant_money",
            title=_("Money for grants received"),
            permission=permissions.KEEP_GRANT_FUNDS,
            form=forms.MoneyForm,
            fetch=references.for_money,
            record=services.record_money,
            happened="received_on",
        ),
    ]


def _of_applications() -> list[Kind]:
    return [
        Kind(
            name="business_grant",
            title=_("Application for a business grant"),
            permission=permissions.RECORD_BUSINESS_GRANT,
            form=forms.NewApplicationForm,
            fetch=references.for_new_applications,
            record=services.record_applications,
            happened="applied_on",
        ),
        Kind(
            name="business_grant_rewritten",
            title=_("Application written anew"),
            permission=permissions.RECORD_BUSINESS_GRANT,
            form=forms.RewrittenForm,
            fetch=references.for_applications,
            record=services.record_rewritten,
            happened="applied_on",
            after_void=services.after_void,
        ),
        Kind(
            name="business_grant_appraisal",
            title=_("Looked at on the spot"),
            permission=permissions.RECORD_BUSINESS_GRANT,
            form=forms.AppraisalForm,
            fetch=references.for_visits,
            record=services.record_appraisals,
            happened="appraised_on",
            after_void=services.after_void,
        ),
        Kind(
            name="business_grant_decision",
            title=_("Decision about a business grant"),
            permission=permissions.DECIDE_BUSINESS_GRANT,
            form=forms.DecisionForm,
            fetch=references.for_grants,
            record=services.record_decisions,
            happened="decided_on",
            after_void=services.after_void,
        ),
    ]


def _of_uses() -> list[Kind]:
    return [
        Kind(
            name="business_grant_payout",
            title=_("Business grant paid out"),
            permission=permissions.RECORD_BUSINESS_GRANT,
            form=forms.PayoutForm,
            fetch=references.for_people,
            record=services.record_payouts,
            happened="paid_on",
            after_void=services.after_void,
        ),
        Kind(
            name="business_grant_proof",
            title=_("Use of a business grant proven"),
            permission=permissions.RECORD_BUSINESS_GRANT,
            form=forms.ProofForm,
            fetch=references.for_visits,
            record=services.record_proofs,
            happened="seen_on",
            after_void=services.after_void,
        ),
        Kind(
            name="business_grant_photograph",
            title=_("Photograph about a business grant"),
            permission=permissions.RECORD_BUSINESS_GRANT,
            form=forms.PhotographForm,
            fetch=references.for_grants,
            record=services.record_photographs,
            happened="taken_on",
        ),
        Kind(
            name="business_grant_return",
            title=_("Money of a business grant returned"),
            permission=permissions.RECORD_BUSINESS_GRANT,
            form=forms.ReturnForm,
            fetch=references.for_grants,
            record=services.record_returns,
            happened="returned_on",
            after_void=services.after_void,
        ),
    ]


def _of_ends() -> list[Kind]:
    return [
        Kind(
            name="business_grant_follow_up",
            title=_("How a venture fares"),
            permission=permissions.RECORD_BUSINESS_GRANT,
            form=forms.FollowUpForm,
            fetch=references.for_grants,
            record=services.record_follow_ups,
            happened="asked_on",
            after_void=services.after_void,
        ),
        Kind(
            name="business_grant_closing",
            title=_("Business grant closed"),
            permission=permissions.DECIDE_BUSINESS_GRANT,
            form=forms.ClosingForm,
            fetch=references.for_grants,
            record=services.record_closings,
            happened="closed_on",
            after_void=services.after_void,
        ),
    ]
