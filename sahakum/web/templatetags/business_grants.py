"""The tag with which the page of a family shows its business grants."""

from typing import Any

from django import template

from sahakum.accounts.models import User
from sahakum.registry.models import Household
from sahakum.web import business_grants_list
from sahakum.web.rows import Row

register = template.Library()


@register.simple_tag(takes_context=True)
def business_grants_of(context: dict[str, Any], household: Household) -> list[Row]:
    """`{% business_grants_of household as rows %}`: the grants that the reader may see."""
    user: User = context["user"]
    return business_grants_list.rows_for(user, household)
