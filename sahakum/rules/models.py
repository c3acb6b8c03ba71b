"""The table of changes of settings."""

from typing import ClassVar

from django.db import models

from sahakum.journal.models import Record


class RuleChange(Record):
    """From a day on, a setting has these values, with the source of the decision.

    ``rule`` is the code of the setting; ``values`` holds texts by the names of the columns that
    the setting's own package keeps. ``part`` tells which one where a setting has several (the
    questionnaire and band of a rhythm by risk). Of changes for one day the one said last holds.
    """

    rule = models.SlugField(max_length=40)
    part = models.CharField(max_length=90, blank=True)
    from_on = models.DateField()
    values = models.JSONField()
    source = models.CharField(max_length=300)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["rule", "part", "from_on"], name="rules_change_of_rule")
        ]

    def __str__(self) -> str:
        return f"{self.rule} from {self.from_on}"
