"""The tags with which pages of groups show loans and workshops."""

from django import template

from sahakum.collectives.models import Collective, Member
from sahakum.groups.models import Fund
from sahakum.groups.standing import FundStanding
from sahakum.web import loans_panel
from sahakum.web.loans_panel import LoansPanel
from sahakum.web.rows import Row

register = template.Library()


@register.simple_tag
def loans_of_fund(fund: Fund, standing: FundStanding) -> LoansPanel:
    """`{% loans_of_fund fund standing as loans %}`: what waits, what is approved, the rate."""
    return loans_panel.of_fund(fund, standing)


@register.simple_tag
def workshops_of_group(group: Collective) -> list[Row]:
    """`{% workshops_of_group group as rows %}`: the newest first."""
    return loans_panel.workshops(group)


@register.simple_tag
def workshops_heard(member: Member) -> list[Row]:
    """`{% workshops_heard member as rows %}`: in which she took part."""
    return loans_panel.workshops_heard(member)
