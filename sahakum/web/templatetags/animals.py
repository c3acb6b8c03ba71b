"""The tags with which pages of families, members and groups show animals."""

from typing import Any

from django import template

from sahakum.accounts.models import User
from sahakum.collectives.models import Collective, Member
from sahakum.registry.models import Household
from sahakum.web import family_herd, herds_page
from sahakum.web.rows import Row

register = template.Library()


@register.simple_tag(takes_context=True)
def animals_of_family(context: dict[str, Any], household: Household) -> list[Row]:
    """`{% animals_of_family household as rows %}`: its own, then those of banks that it holds."""
    user: User = context["user"]
    held = family_herd.rows_with(user, family_herd.members_of_family(user, household))
    return family_herd.rows_of_family(household) + held


@register.simple_tag(takes_context=True)
def animals_with(context: dict[str, Any], member: Member) -> list[Row]:
    """`{% animals_with member as rows %}`: animals of the bank that stand with a member."""
    return family_herd.rows_with(context["user"], [member])


@register.simple_tag
def herds_of(group: Collective) -> list[Row]:
    """`{% herds_of group as rows %}`: the herds of a group that the reader sees."""
    return herds_page.rows_of_herds(group)
