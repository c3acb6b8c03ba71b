"""What may be said of the rules of a herd."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from sahakum.animals import texts
from sahakum.animals.models import HerdRules, Owner
from sahakum.capture.fields import (
    ChoiceField,
    DayField,
    NumberField,
    ReferenceField,
    RowsField,
    TextField,
)
from sahakum.capture.forms import RecordForm

Repay = HerdRules.Repay
OF_OFFSPRING = "repay = 'offspring'"
PAID_BACK = "repay != 'none'"
OWNS = [one for one in Owner.choices if one[0] != Owner.ORGANISATION]
DEFAULTS = {"heads": 1, "repay_number": 1, "repay_nth": 1, "replace_months": 12}


class OffspringForm(RecordForm):
    """Whose some of the young are."""

    number = NumberField(
        label=_("Which young? Leave empty for all that follow"), least=1, most=20, required=False
    )
    sex = ChoiceField(label=_("Of which sex?"), choices=HerdRules.Sexes.choices)
    owner = ChoiceField(label=_("Whose is it?"), choices=OWNS)


class HerdRulesForm(RecordForm):
    """A bank decides by which rules it gives animals from a day on."""

    herd = ReferenceField(to="herd", label=_("Herd of which bank?"))
    from_on = DayField(label=_("From which day on?"), future=True)
    heads = NumberField(
        label=_("How many animals does a family get?"), least=1, most=20, required=False
    )
    repay = ChoiceField(label=_("What does the family pay back?"), choices=Repay.choices)
    repay_number = NumberField(label=_("How many of them?"), least=1, most=20, required=False)
    repay_sex = ChoiceField(
        label=_("Of which sex?"), choices=HerdRules.Sexes.choices, required=False
    )
    repay_nth = NumberField(
        label=_("Beginning with which birth of that sex?"), least=1, most=9, required=False
    )
    age_from = NumberField(
        label=_("Due from which age on?"), most=120, unit=_("months"), required=False
    )
    age_until = NumberField(
        label=_("Late after which age?"), most=120, unit=_("months"), required=False
    )
    latest_months = NumberField(
        label=_("At the latest so long after it was received"),
        least=1,
        most=240,
        unit=_("months"),
        required=False,
    )
    repay_to = ChoiceField(
        label=_("To whom does it go?"), choices=HerdRules.To.choices, required=False
    )
    cash_percent = NumberField(
        label=_("The bank's share when young are sold"), most=100, unit=_("%"), required=False
    )
    cash_sex = ChoiceField(
        label=_("Of young of which sex?"), choices=HerdRules.Sexes.choices, required=False
    )
    offspring = RowsField(row=OffspringForm, label=_("Whose are the young?"), most=9)
    title = ChoiceField(
        label=_("When does the animal become the family's own?"), choices=HerdRules.Title.choices
    )
    vet = ChoiceField(label=_("Who pays medicine and the vet?"), choices=HerdRules.Vet.choices)
    death_no_fault = ChoiceField(
        label=_("It dies, and nobody is to blame"), choices=HerdRules.AtDeath.choices
    )
    death_fault = ChoiceField(
        label=_("It dies or is lost, and the holder is to blame"),
        choices=HerdRules.AtDeath.choices,
    )
    replace_months = NumberField(
        label=_("It is replaced within"), least=1, most=60, unit=_("months"), required=False
    )
    next_named = NumberField(
        label=_("How many next families are named beforehand?"), most=5, required=False
    )
    lottery = ChoiceField(label=_("How are families chosen?"), choices=HerdRules.Lottery.choices)
    conditions = TextField(
        label=_("What is asked before: shed, training, promises"),
        most=300,
        required=False,
        lines=3,
    )
    minutes = TextField(label=_("What the minutes say"), most=300, required=False, lines=3)

    show_if: ClassVar = {
        "repay_number": PAID_BACK,
        "repay_sex": "repay = 'offspring' or repay = 'cash'",
        "repay_nth": PAID_BACK,
        "age_from": PAID_BACK,
        "age_until": PAID_BACK,
        "latest_months": PAID_BACK,
        "repay_to": "repay = 'offspring' or repay = 'mother'",
    }

    def clean(self) -> dict[str, Any]:
        """Ages and the share of cash are said where they decide."""
        answers = dict(self.cleaned_data)
        first, last = answers.get("age_from"), answers.get("age_until")
        if answers.get("repay") not in (None, "", Repay.NONE):
            for name in ("age_from", "age_until"):
                if answers.get(name) is None and name not in self.errors:
                    self.add_error(name, texts.AGES_NEEDED)
        if first is not None and last is not None and last < first:
            self.add_error("age_until", texts.AGES_TURNED)
        if answers.get("repay") == Repay.CASH and not answers.get("cash_percent"):
            self.add_error("cash_percent", texts.PERCENT_NEEDED)
        return answers | self._settled(answers)

    def _settled(self, answers: dict[str, Any]) -> dict[str, Any]:
        """Numbers as they are stored; what was not said is what it means then."""
        names = ("age_from", "age_until", "latest_months")
        settled: dict[str, Any] = {name: _whole(answers.get(name)) for name in names}
        settled |= {name: _whole(answers.get(name)) or least for name, least in DEFAULTS.items()}
        for name in ("cash_percent", "next_named"):
            settled[name] = _whole(answers.get(name)) or 0
        for name in ("repay_sex", "cash_sex"):
            settled[name] = answers.get(name) or HerdRules.Sexes.ANY
        settled["repay_to"] = answers.get("repay_to") or HerdRules.To.BANK
        settled["offspring"] = [
            {"number": _whole(row["number"]), "sex": row["sex"], "owner": row["owner"]}
            for row in answers.get("offspring") or []
        ]
        return settled


def _whole(value: Any) -> int | None:
    return None if value is None else int(value)
