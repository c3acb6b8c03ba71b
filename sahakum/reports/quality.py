"""Records worth a second look: what is missing, odd or late, family by family.

Nothing here is wrong for certain, and nothing is changed: whoever knows the family looks. Every
*check* finds families within the reader's sight in one area.
"""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.core.exceptions import PermissionDenied
from django.db.models import DateField, Exists, ExpressionWrapper, F, OuterRef, QuerySet, Subquery
from django.http import Http404
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sahakum.accounts import permissions
from sahakum.accounts.models import User
from sahakum.journal import clock
from sahakum.places.models import Place
from sahakum.programmes.models import Enrolment
from sahakum.registry.models import Household, Membership, Poverty, Relation
from sahakum.reports.models import QualityRule, quality_rule_on
from sahakum.support.models import HomeVisit, VisitState

# Nobody works through more at once; a page then says "1,000+".
MOST_COUNTED = 1000
PAGE = 20

Families = QuerySet[Household]


class Group(StrEnum):
    """Why a record is worth a look."""

    MISSING = "missing"
    ODD = "odd"
    LATE = "late"


@dataclass(frozen=True, kw_only=True)
class Scope:
    """The families looked at, and the bounds of the day."""

    families: Families
    rule: QualityRule
    today: datetime.date

    def years_ago(self, years: int) -> datetime.date:
        """The day on which somebody was born who has that age today."""
        # The first of March stands for the 29th of February.
        leap = (self.today.month, self.today.day) == (2, 29)
        day = self.today.replace(month=3, day=1) if leap else self.today
        return day.replace(year=day.year - years)


@dataclass(frozen=True, kw_only=True)
class Check:
    """One question to the records, with what to do about an answer."""

    code: str
    group: Group
    name: str | Promise
    advice: str | Promise
    find: Callable[[Scope], Families]


def _members(**conditions: object) -> QuerySet[Membership]:
    """Living members of the outer family."""
    return Membership.objects.filter(
        household=OuterRef("pk"), voided_by__isnull=True, to_on__isnull=True, **conditions
    )


def _without_birth(scope: Scope) -> Families:
    return scope.families.filter(Exists(_members(person__born_on__isnull=True)))


def _without_head(scope: Scope) -> Families:
    return scope.families.filter(~Exists(_members(relation=Relation.HEAD)))


def _card_not_asked(scope: Scope) -> Families:
    return scope.families.filter(poverty=Poverty.UNKNOWN)


def _never_visited(scope: Scope) -> Families:
    enrolled = Enrolment.objects.filter(household=OuterRef("pk"), voided_by__isnull=True)
    visited = VisitState.objects.filter(household=OuterRef("pk"))
    return scope.families.filter(Exists(enrolled), ~Exists(visited))


def _young_head(scope: Scope) -> Families:
    bound = scope.years_ago(scope.rule.youngest_head)
    return scope.families.filter(
        Exists(_members(relation=Relation.HEAD, person__born_on__gt=bound))
    )


def _very_old(scope: Scope) -> Families:
    bound = scope.years_ago(scope.rule.oldest_person)
    return scope.families.filter(Exists(_members(person__born_on__lt=bound)))


def _child_older(scope: Scope) -> Families:
    heads = Membership.objects.filter(
        household=OuterRef("household"),
        voided_by__isnull=True,
        to_on__isnull=True,
        relation=Relation.HEAD,
    )
    born = Subquery(heads.values("person__born_on")[:1])
    children = _members(relation=Relation.CHILD, person__born_on__lte=born)
    return scope.families.filter(Exists(children))


def _late_visits(scope: Scope) -> Families:
    since = scope.today - datetime.timedelta(days=scope.rule.look_back_days)
    in_time = ExpressionWrapper(
        F("visited_on") + datetime.timedelta(days=scope.rule.late_days), output_field=DateField()
    )
    late = HomeVisit.objects.filter(
        household=OuterRef("pk"),
        voided_by__isnull=True,
        visited_on__gte=since,
        operation__received_at__date__gt=in_time,
    )
    return scope.families.filter(Exists(late))


ASK = _("Ask at the next visit.")
LOOK = _("Look at the record with whoever wrote it.")
CHECKS: Sequence[Check] = (
    Check(
        code="birth",
        group=Group.MISSING,
        name=_("A member without a day of birth"),
        advice=ASK,
        find=_without_birth,
    ),
    Check(
        code="head",
        group=Group.MISSING,
        name=_("No head of family"),
        advice=ASK,
        find=_without_head,
    ),
    Check(
        code="card",
        group=Group.MISSING,
        name=_("Poverty card not asked for"),
        advice=ASK,
        find=_card_not_asked,
    ),
    Check(
        code="first_visit",
        group=Group.MISSING,
        name=_("Takes part, but was never visited"),
        advice=_("Plan a first visit."),
        find=_never_visited,
    ),
    Check(
        code="young_head",
        group=Group.ODD,
        name=_("A very young head of family"),
        advice=LOOK,
        find=_young_head,
    ),
    Check(
        code="very_old",
        group=Group.ODD,
        name=_("A member of a very great age"),
        advice=LOOK,
        find=_very_old,
    ),
    Check(
        code="older_child",
        group=Group.ODD,
        name=_("A son or daughter older than the head of family"),
        advice=LOOK,
        find=_child_older,
    ),
    Check(
        code="late",
        group=Group.LATE,
        name=_("A visit that arrived long after it was made"),
        advice=_("Ask what kept it: no signal, no phone, or paper first."),
        find=_late_visits,
    ),
)
BY_CODE = {check.code: check for check in CHECKS}


@dataclass(frozen=True, kw_only=True)
class Finding:
    """A check and how many families it finds; ``more`` says that counting stopped."""

    check: Check
    families: int
    more: bool


def findings(area: Place, *, by: User) -> list[Finding]:
    """What every check finds in an area of the reader.

    Raises:
        PermissionDenied: the reader's roles record no families, or the area is another's.
    """
    scope = _scope(area, by)
    return [_finding(check, scope) for check in CHECKS]


def families_found(code: str, area: Place, *, offset: int = 0, by: User) -> list[Household]:
    """One page of the families that a check finds, in the order of their villages.

    Raises:
        PermissionDenied: as for ``findings``.
        Http404: there is no such check.
    """
    check = BY_CODE.get(code)
    if check is None:
        raise Http404
    found = (
        check.find(_scope(area, by)).select_related("village").order_by("village_id", "sort_key")
    )
    return list(found[offset : offset + PAGE])


def _finding(check: Check, scope: Scope) -> Finding:
    # One more than is counted tells whether there are more.
    number = check.find(scope).order_by()[: MOST_COUNTED + 1].count()
    return Finding(check=check, families=min(number, MOST_COUNTED), more=number > MOST_COUNTED)


def _scope(area: Place, by: User) -> Scope:
    sees = by.sight.holds(area.pk) and by.sight.holds(area.until)
    if not (by.may(permissions.RECORD_HOUSEHOLD) and sees):
        raise PermissionDenied
    today = clock.today()
    families = Household.objects.visible_to(by).filter(
        village_id__gte=area.pk, village_id__lte=area.until
    )
    return Scope(families=families, rule=quality_rule_on(today), today=today)
