"""Addresses of loans: one loan, its contract, what is asked and decided; workshops of groups."""

from django.urls import path

from sahakum.web.views import loans

urlpatterns = [
    path("loans/<uuid:loan_id>/", loans.loan, name="loan"),
    path("loans/<uuid:loan_id>/contract.pdf", loans.contract, name="loan-contract"),
    path("loans/<uuid:loan_id>/new-terms/", loans.new_terms, name="reschedule-loan"),
    path("loans/<uuid:loan_id>/recover/", loans.recover, name="recover-loan"),
    path("funds/<uuid:fund_id>/ask/", loans.new_application, name="new-application"),
    path("applications/<uuid:application_id>/decide/", loans.decide, name="decide-application"),
    path("groups/<uuid:group_id>/workshops/new/", loans.new_workshop, name="new-workshop"),
]
