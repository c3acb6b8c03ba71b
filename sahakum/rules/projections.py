"""The dated rows of other packages, as they follow from the changes that were said."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from sahakum.journal.verify import Finding
from sahakum.rules.catalogue import RULES, Rule
from sahakum.rules.models import RuleChange

SAY_IT_AGAIN = _("A setting is not taken back. Say other values, from tomorrow on.")


def refresh(change: RuleChange) -> None:
    """Makes the row of a day what was said last of that day."""
    rule = RULES[change.rule]
    columns = columns_of(rule, last_like(change))
    if not _rows_of(rule, change).update(**columns):
        rule.model._default_manager.create(from_on=change.from_on, **columns)


def last_like(change: RuleChange) -> RuleChange:
    """What was said last about the same day and part of a setting."""
    said = RuleChange.objects.filter(rule=change.rule, part=change.part, from_on=change.from_on)
    return said.latest("operation__received_at", "id")


def _rows_of(rule: Rule, change: RuleChange) -> Any:
    same = {name: change.values[name] for name in rule.parts}
    return rule.model._default_manager.filter(from_on=change.from_on, **same)


def columns_of(rule: Rule, change: RuleChange) -> dict[str, Any]:
    """The values of a change as the columns of the setting's own table, with the source."""
    columns = {column.name: column for column in rule.model._meta.concrete_fields}
    typed = {name: columns[name].to_python(text) for name, text in change.values.items()}
    return typed | {"source": change.source}


def compare() -> Iterator[Finding]:
    """Settings whose rows do not follow from what was said."""
    for change in RuleChange.objects.all():
        columns = columns_of(RULES[change.rule], last_like(change))
        if not _rows_of(RULES[change.rule], change).filter(**columns).exists():
            yield Finding("wrong_projection", f"setting {change}")
