"""The tag with which the page of a family shows what was assessed."""

from typing import Any

from django import template

from sahakum.accounts.models import User
from sahakum.assessments import selectors as assessments
from sahakum.registry.models import Household
from sahakum.web import assessments_choice
from sahakum.web.rows import Row

register = template.Library()


@register.simple_tag(takes_context=True)
def assessments_of(context: dict[str, Any], household: Household) -> list[Row]:
    """`{% assessments_of household as rows %}`: newest open results; never what is kept apart."""
    user: User = context["user"]
    found = assessments.results_of_family(user, household)
    return [assessments_choice.done(response) for response in found]
