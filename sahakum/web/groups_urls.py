"""Addresses of village groups: lists, meetings, members, loans and share-outs."""

from django.urls import path

from sahakum.web.views import (
    groups,
    groups_forms,
    groups_keeping,
    groups_meetings,
    groups_paper,
    rates,
)

urlpatterns = [
    path("groups/", groups.all_groups, name="all-groups"),
    path("villages/<int:place_id>/groups/", groups.village_groups, name="village-groups"),
    path("villages/<int:place_id>/groups/new/", groups_forms.new_group, name="new-group"),
    path("groups/rates/", rates.rates, name="rates"),
    path("groups/<uuid:group_id>/", groups.group, name="group"),
    path("groups/<uuid:group_id>/rates/", rates.group_rates, name="group-rates"),
    path("groups/<uuid:group_id>/funds/new/", groups_forms.new_fund, name="new-fund"),
    path("groups/<uuid:group_id>/members/new/", groups_forms.new_member, name="new-group-member"),
    path("groups/members/<uuid:member_id>/", groups.member, name="group-member"),
    path("groups/members/<uuid:member_id>/step/", groups_forms.new_step, name="group-step"),
    path("funds/<uuid:fund_id>/rules/new/", groups_forms.new_bylaws, name="new-bylaws"),
    path("funds/<uuid:fund_id>/keeping/new/", groups_keeping.new_keeping, name="new-keeping"),
    path("funds/<uuid:fund_id>/store/new/", groups_keeping.new_store_rules, name="new-store-rules"),
    path("funds/<uuid:fund_id>/price/new/", groups_keeping.new_price, name="new-rice-price"),
    path("funds/<uuid:fund_id>/trade/", groups_keeping.new_trade, name="new-rice-trade"),
    path("groups/members/<uuid:member_id>/pays/", groups_keeping.pays_rice, name="pays-rice"),
    path("groups/members/<uuid:member_id>/leaves/", groups_keeping.leaves, name="member-leaves"),
    path("funds/<uuid:fund_id>/meetings/new/", groups_meetings.new_meeting, name="new-meeting"),
    path("funds/<uuid:fund_id>/sheet/", groups_meetings.sheet, name="collection-sheet"),
    path("funds/<uuid:fund_id>/paper/", groups_meetings.opening, name="group-opening"),
    path("funds/<uuid:fund_id>/share-out/", groups_meetings.share_out, name="share-out"),
    path("funds/<uuid:fund_id>/put-off/", groups_forms.postpone, name="postpone-loans"),
    path("meetings/<uuid:meeting_id>/", groups.meeting, name="meeting"),
    path("loans/<uuid:loan_id>/give-up/", groups_forms.write_off, name="write-off-loan"),
    path("accounts/<uuid:account_id>/", groups.statement, name="statement"),
    path("funds/<uuid:fund_id>/sheet.pdf", groups_paper.sheet, name="collection-sheet-pdf"),
    path("funds/<uuid:fund_id>/share-out.pdf", groups_paper.share_out, name="share-out-pdf"),
    path("groups/members/<uuid:member_id>/passbook.pdf", groups_paper.book, name="passbook-pdf"),
    path("accounts/<uuid:account_id>/statement.pdf", groups_paper.statement, name="statement-pdf"),
]
