"""The kinds of records about loans outside meetings, and workshops."""

from django.utils.translation import gettext_lazy as _

from sahakum.accounts import permissions
from sahakum.capture.kinds import Kind
from sahakum.groups import forms, loan_references, references, services


def kinds() -> list[Kind]:
    """What is asked and decided; what becomes of loans; workshops."""
    return [*_before(), *_after()]


def _before() -> list[Kind]:
    return [
        Kind(
            name="loan_application",
            title=_("Application for a loan"),
            permission=permissions.RECORD_MEETING,
            form=forms.ApplicationForm,
            fetch=loan_references.for_applications,
            record=services.record_applications,
            happened="asked_on",
        ),
        Kind(
            name="loan_decision",
            title=_("Decision on an application"),
            permission=permissions.RECORD_MEETING,
            form=forms.DecisionForm,
            fetch=loan_references.for_decisions,
            record=services.record_decisions,
            happened="decided_on",
        ),
        Kind(
            name="workshop",
            title=_("Workshop of a group"),
            permission=permissions.RECORD_MEETING,
            form=forms.WorkshopForm,
            fetch=loan_references.for_workshops,
            record=services.record_workshops,
            happened="held_on",
        ),
    ]


def _after() -> list[Kind]:
    return [
        Kind(
            name="loan_postponement",
            title=_("Loans put off"),
            permission=permissions.RECORD_MEETING,
            form=forms.PostponementForm,
            fetch=references.for_funds,
            record=services.record_postponements,
            happened="decided_on",
            after_void=services.after_void,
        ),
        Kind(
            name="loan_reschedule",
            title=_("New terms of a loan"),
            permission=permissions.RECORD_MEETING,
            form=forms.RescheduleForm,
            fetch=loan_references.for_loans,
            record=services.record_reschedules,
            happened="decided_on",
            after_void=services.after_void,
        ),
        Kind(
            name="loan_write_off",
            title=_("Loan given up"),
            permission=permissions.RECORD_MEETING,
            form=forms.WriteOffForm,
            fetch=loan_references.for_loans,
            record=services.record_write_offs,
            happened="day",
        ),
        Kind(
            name="loan_recovery",
            title=_("Paid of a loan that was given up"),
            permission=permissions.RECORD_MEETING,
            form=forms.RecoveryForm,
            fetch=loan_references.for_loans,
            record=services.record_recoveries,
            happened="day",
        ),
    ]
