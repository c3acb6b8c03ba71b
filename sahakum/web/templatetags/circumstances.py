"""The tags with which the page of a family shows its circumstances."""

from typing import Any

from django import template

from sahakum.accounts.models import User
from sahakum.registry.models import Household
from sahakum.web import circumstances_page
from sahakum.web.rows import Row

register = template.Library()


@register.simple_tag(takes_context=True)
def circumstances_of(context: dict[str, Any], household: Household) -> list[Row]:
    """`{% circumstances_of household as rows %}`: the newest of each kind; never a trip."""
    user: User = context["user"]
    return circumstances_page.panel(user, household)


@register.simple_tag
def circumstances_to_add(household: Household) -> list[Row]:
    """`{% circumstances_to_add household as rows %}`: links to the form of every kind."""
    return circumstances_page.adding(household)
