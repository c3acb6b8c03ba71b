"""The kinds of records that rules announce: one for each setting."""

from collections.abc import Callable
from functools import partial

from sahakum.accounts import permissions
from sahakum.capture.kinds import Kind, fetch_nothing, never_voided
from sahakum.rules import projections, services
from sahakum.rules.catalogue import RULES, Rule


def kinds() -> list[Kind]:
    """A change of each setting."""
    return [_kind(rule) for rule in RULES.values()]


def _kind(rule: Rule) -> Kind:
    record: Callable[..., None] = partial(services.change, rule)
    return Kind(
        name=rule.kind,
        title=rule.title,
        permission=permissions.KEEP_SETTINGS,
        form=rule.form,
        fetch=fetch_nothing,
        record=record,
        happened="from_on",
        after_void=never_voided(projections.SAY_IT_AGAIN),
    )
