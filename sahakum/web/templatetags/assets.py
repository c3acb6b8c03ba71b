"""The tag with which the page of a family shows what lasts and serves it."""

from typing import Any

from django import template

from sahakum.accounts.models import User
from sahakum.assets import selectors
from sahakum.journal import clock
from sahakum.registry.models import Household
from sahakum.web import assets_page
from sahakum.web.rows import Row

register = template.Library()


@register.simple_tag(takes_context=True)
def assets_serving(context: dict[str, Any], household: Household) -> list[Row]:
    """`{% assets_serving household as rows %}`: what the family uses today."""
    user: User = context["user"]
    found = selectors.assets_serving(user, household, on=clock.today())
    return [assets_page.row_of(asset) for asset in found]
