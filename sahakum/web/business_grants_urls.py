"""Addresses of business grants: lists, one grant and what is recorded of it, funds."""

from django.urls import path

from sahakum.web.views import business_grants, business_grants_forms, grant_funds, photographs

ONE = "business-grants/<uuid:grant_id>/"
urlpatterns = [
    path("business-grants/", business_grants.all_grants, name="business-grants"),
    path(
        "villages/<int:place_id>/business-grants/",
        business_grants.village_grants,
        name="village-business-grants",
    ),
    path(
        "families/<uuid:household_id>/business-grants/new/",
        business_grants_forms.new_grant,
        name="new-business-grant",
    ),
    path(ONE, business_grants.grant, name="business-grant"),
    path(f"{ONE}anew/", business_grants_forms.rewrite, name="rewrite-business-grant"),
    path(f"{ONE}look/", business_grants_forms.appraise, name="appraise-business-grant"),
    path(f"{ONE}decision/", business_grants_forms.decide, name="decide-business-grant"),
    path(f"{ONE}payout/", business_grants_forms.pay, name="pay-business-grant"),
    path(f"{ONE}proof/", business_grants_forms.prove, name="prove-business-grant"),
    path(f"{ONE}photograph/", photographs.new_of_grant, name="photograph-business-grant"),
    path(
        "business-grants/photographs/<uuid:photograph_id>/<slug:size>/",
        photographs.of_grant,
        name="business-grant-photograph",
    ),
    path(f"{ONE}return/", business_grants_forms.give_back, name="return-business-grant"),
    path(f"{ONE}follow-up/", business_grants_forms.follow, name="follow-business-grant"),
    path(f"{ONE}closing/", business_grants_forms.close, name="close-business-grant"),
    path("grant-funds/new/", grant_funds.new_fund, name="new-grant-fund"),
    path("grant-funds/<uuid:fund_id>/", grant_funds.fund, name="grant-fund"),
    path("grant-funds/<uuid:fund_id>/money/new/", grant_funds.new_money, name="new-grant-money"),
    path("grant-funds/accounts/<uuid:account_id>/", grant_funds.statement, name="grant-statement"),
]
