"""The kinds of records that groups announce."""

from django.utils.translation import gettext_lazy as _

from sahakum.accounts import permissions
from sahakum.capture.kinds import Kind
from sahakum.groups import forms, kinds_of_keeping, loan_kinds, references, services, sheets


def kinds() -> list[Kind]:
    """Lists, rules, meetings, loans and share-outs."""
    return [*_of_lists(), *_of_meetings(), *loan_kinds.kinds(), *kinds_of_keeping.kinds()]


def _of_lists() -> list[Kind]:
    return [
        Kind(
            name="group",
            title=_("Group"),
            permission=permissions.RECORD_GROUP,
            form=forms.GroupForm,
            fetch=references.for_groups,
            record=services.record_groups,
            happened="formed_on",
        ),
        Kind(
            name="group_fund",
            title=_("What a group keeps"),
            permission=permissions.RECORD_GROUP,
            form=forms.FundForm,
            fetch=references.for_lists,
            record=services.record_funds,
            happened="opened_on",
        ),
        Kind(
            name="group_member",
            title=_("Member of a group"),
            permission=permissions.RECORD_GROUP,
            form=forms.MemberForm,
            fetch=references.for_lists,
            record=services.record_members,
            happened="joined_on",
        ),
        Kind(
            name="group_step",
            title=_("What a member became"),
            permission=permissions.RECORD_GROUP,
            form=forms.StepForm,
            fetch=references.for_steps,
            record=services.record_steps,
            happened="from_on",
        ),
        Kind(
            name="bylaws",
            title=_("Rules of a group"),
            permission=permissions.RECORD_GROUP,
            form=forms.BylawsForm,
            fetch=references.for_funds,
            record=services.record_bylaws,
            happened="from_on",
        ),
    ]


def _of_meetings() -> list[Kind]:
    return [
        Kind(
            name="meeting",
            title=_("Meeting of a group"),
            permission=permissions.RECORD_MEETING,
            form=forms.MeetingForm,
            fetch=references.for_funds,
            record=services.record_meetings,
            happened="held_on",
            after_void=services.after_void,
            taken=sheets.taken,
        ),
        Kind(
            name="group_opening",
            title=_("Taken over from a paper book"),
            permission=permissions.RECORD_MEETING,
            form=forms.OpeningForm,
            fetch=references.for_funds,
            record=services.record_openings,
            happened="held_on",
            after_void=services.after_void,
        ),
        Kind(
            name="share_out",
            title=_("Share-out"),
            permission=permissions.RECORD_MEETING,
            form=forms.ShareOutForm,
            fetch=references.for_funds,
            record=services.record_share_outs,
            happened="day",
            after_void=services.after_void,
        ),
    ]
