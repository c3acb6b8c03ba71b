"""Roles as readable classes: a policy that a manager can read and sign.

A role with ``by_area`` sees every organisation's records in its area (the commune's own people);
any other role sees only what its organisation stewards or was granted.
"""

from typing import ClassVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sahakum.accounts import permissions as may


class Role:
    """What all roles say of themselves."""

    code: ClassVar[str]
    display_name: ClassVar[str | Promise]
    description: ClassVar[str | Promise]
    permissions: ClassVar[frozenset[str]]
    by_area: ClassVar[bool] = False
    # Whether the area of the post is one in which families are seen.
    sees_families: ClassVar[bool] = True
    # What the post is called where the commune is a sangkat; empty: the same.
    sangkat_name: ClassVar[str | Promise] = ""
    # Codes of the roles that its holder may give to others, within the own area.
    gives: ClassVar[frozenset[str]] = frozenset()


class SocialWorker(Role):
    """Visits families in a few villages."""

    code = "social_worker"
    display_name = _("Social worker")
    description = _("Registers families, visits them and records what was delivered.")
    permissions = frozenset(
        {
            may.SET_ASIDE,
            may.SEE_HOUSEHOLDS,
            may.RECORD_HOUSEHOLD,
            may.RECORD_VISIT,
            may.RECORD_PLAN,
            may.RECORD_PAIRING,
            may.RECORD_DELIVERY,
            may.RECORD_ENROLMENT,
            may.RECORD_LEAVING,
            may.RECORD_ASSESSMENT,
            may.SEE_ASSESSMENTS,
            may.SEE_REACH,
            may.RECORD_CIRCUMSTANCE,
            may.SEE_CIRCUMSTANCES,
            may.SEE_HISTORY,
            may.RECORD_SITE,
            may.SEE_GROUPS,
            may.RECORD_GROUP,
            may.RECORD_MEETING,
            may.SEE_BUSINESS_GRANTS,
            may.RECORD_BUSINESS_GRANT,
        }
    )


class CommuneSocialWorker(SocialWorker):
    """Represents the commune committee for women and children."""

    code = "commune_social_worker"
    display_name = _("Commune social worker")
    sangkat_name = _("Sangkat social worker")
    description = _("Serves every family of the commune for its committee.")
    by_area = True


class Supervisor(Role):
    """Leads social workers and corrects what was recorded wrongly."""

    code = "supervisor"
    display_name = _("Supervisor")
    description = _("Leads social workers, helps with held records and voids wrong ones.")
    # Sensitive answers of the organisation's own workers; each look at them is written down.
    permissions = SocialWorker.permissions | {
        may.VOID_OTHERS,
        may.ERASE_PHOTOGRAPH,
        may.MERGE_RECORDS,
        may.SEE_HELD,
        may.SEE_OVERDUE,
        may.SEE_REPORTS,
        may.SEE_SENSITIVE_ANSWERS,
        may.GIVE_GRANTS,
        may.SEE_SETTINGS,
        may.RECORD_PLACE,
        may.DECIDE_BUSINESS_GRANT,
        may.KEEP_GRANT_FUNDS,
    }


class MonitoringOfficer(Role):
    """Looks after targets, figures and imports."""

    code = "monitoring_officer"
    display_name = _("Programme and monitoring officer")
    description = _("Sets targets, reads reports with their receipts and imports lists.")
    # Figures need no single sensitive answer: who leads no case work does not see any.
    permissions = (Supervisor.permissions - {may.SEE_SENSITIVE_ANSWERS}) | {
        may.SET_TARGET,
        may.KEEP_PROGRAMMES,
        may.KEEP_CATALOGUE,
        may.SET_STEWARD,
        may.IMPORT,
        may.DESIGN_QUESTIONNAIRE,
    }


class CommuneChief(Role):
    """Reads about the commune; records nothing."""

    code = "commune_chief"
    display_name = _("Commune chief")
    sangkat_name = _("Sangkat chief")
    description = _("Sees the families of the commune and how they are served.")
    permissions = frozenset({may.SET_ASIDE, may.SEE_HOUSEHOLDS, may.SEE_REACH, may.SEE_GROUPS})
    by_area = True


class Auditor(Role):
    """Checks figures against records and their history."""

    code = "auditor"
    display_name = _("Auditor")
    description = _("Reads reports, receipts and the history of records; changes nothing.")
    permissions = frozenset(
        {
            may.SET_ASIDE,
            may.SEE_HOUSEHOLDS,
            may.SEE_REPORTS,
            may.SEE_REACH,
            may.SEE_HISTORY,
            may.SEE_SETTINGS,
            may.SEE_GROUPS,
            may.SEE_BUSINESS_GRANTS,
        }
    )


class Administrator(Role):
    """Keeps an organisation's people and places; sees no family by this role."""

    code = "administrator"
    display_name = _("Administrator")
    description = _("Adds users, gives and ends their posts, keeps places and settings.")
    permissions = frozenset(
        {
            may.SET_ASIDE,
            may.MANAGE_PEOPLE,
            may.RECORD_PLACE,
            may.RECORD_SITE,
            may.RENEW_PLACES,
            may.SEE_SETTINGS,
            may.KEEP_SETTINGS,
        }
    )
    sees_families = False
    gives = frozenset(
        {
            "social_worker",
            "commune_social_worker",
            "supervisor",
            "monitoring_officer",
            "commune_chief",
            "auditor",
            "administrator",
        }
    )


ROLES: dict[str, type[Role]] = {
    role.code: role
    for role in (
        SocialWorker,
        CommuneSocialWorker,
        Supervisor,
        MonitoringOfficer,
        CommuneChief,
        Auditor,
        Administrator,
    )
}
