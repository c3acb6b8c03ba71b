"""All settings that people may change, in the order in which the page shows them."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sahakum.animals.models import Breeding
from sahakum.assets.models import CheckRhythm, UserMethod
from sahakum.circumstances.models import MonthlyMethod, StoppedRule
from sahakum.grants.models import GrantRhythm
from sahakum.lending.models import RateWarning
from sahakum.programmes.models import LeavingRule
from sahakum.registry.merging_models import DuplicateSetting
from sahakum.reports.models import QualityRule, TargetingRule
from sahakum.rules import forms
from sahakum.support.models import BandRhythm, Rhythm


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One setting: whose rows decide, which form changes it, and what it means for people.

    ``parts`` names the answers that tell several rows of one day apart.
    """

    code: str
    title: str | Promise
    meaning: str | Promise
    model: type[Model]
    form: type[forms.RuleForm]
    parts: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """The kind of record by which it is changed."""
        return f"rule_{self.code}"

    def rows(self) -> Any:
        """Its rows, the newest day first."""
        return self.model._default_manager.order_by("-from_on", *self.parts)

    def part_of(self, values: dict[str, str]) -> str:
        """Which of several it is; empty for a setting of one row."""
        return "/".join(values[name] for name in self.parts)


RULES: dict[str, Rule] = {
    rule.code: rule
    for rule in (
        Rule(
            code="visits",
            title=_("Rhythm of visits"),
            meaning=_("When the next visit is due, if nobody said a day."),
            model=Rhythm,
            form=forms.VisitRhythmForm,
        ),
        Rule(
            code="visits_by_band",
            title=_("Rhythm of visits by result of an assessment"),
            meaning=_("Another rhythm for families whose newest result is of one band."),
            model=BandRhythm,
            form=forms.BandRhythmForm,
            parts=("questionnaire", "band"),
        ),
        Rule(
            code="leaving",
            title=_("On their own feet"),
            meaning=_("From which income on a family manages alone; when it is asked again later."),
            model=LeavingRule,
            form=forms.LeavingForm,
        ),
        Rule(
            code="reach",
            title=_("Reach of support"),
            meaning=_("By which assessment and which days one sees whether support reaches all."),
            model=TargetingRule,
            form=forms.TargetingForm,
        ),
        Rule(
            code="quality",
            title=_("Worth a second look"),
            meaning=_("Which records the page of quality asks to look at again."),
            model=QualityRule,
            form=forms.QualityForm,
        ),
        Rule(
            code="monthly",
            title=_("Amounts of a month"),
            meaning=_("How income and spending of a day, week or season become those of a month."),
            model=MonthlyMethod,
            form=forms.MonthlyForm,
        ),
        Rule(
            code="stopped",
            title=_("Time without trips"),
            meaning=_("How long a family made no such trip before it counts as having stopped."),
            model=StoppedRule,
            form=forms.StoppedForm,
        ),
        Rule(
            code="rates",
            title=_("Rates of interest"),
            meaning=_("Above which yearly rate the page of a group warns. Nothing is refused."),
            model=RateWarning,
            form=forms.RatesForm,
        ),
        Rule(
            code="duplicates",
            title=_("Proposing duplicates"),
            meaning=_("How alike two records are before they are shown as perhaps one."),
            model=DuplicateSetting,
            form=forms.DuplicatesForm,
        ),
        Rule(
            code="grants",
            title=_("Rhythm of business grants"),
            meaning=_("When the use of money is to be proven, and when a family is asked later."),
            model=GrantRhythm,
            form=forms.GrantsForm,
        ),
        Rule(
            code="checks",
            title=_("Rhythm of checks"),
            meaning=_("When what was built is to be checked again."),
            model=CheckRhythm,
            form=forms.CheckRhythmForm,
        ),
        Rule(
            code="users",
            title=_("Counting users"),
            meaning=_("Who counts as using what was built without being served directly."),
            model=UserMethod,
            form=forms.UsersForm,
        ),
        Rule(
            code="breeding",
            title=_("Figures of breeding"),
            meaning=_("When young of an animal are expected, and from which age on it bears."),
            model=Breeding,
            form=forms.BreedingForm,
            parts=("kind",),
        ),
    )
}
