"""The kinds of records that circumstances announce."""

from functools import partial
from typing import Any

from django.utils.translation import gettext_lazy as _

from sahakum.accounts import permissions
from sahakum.capture.kinds import Kind
from sahakum.circumstances import forms, models, services
from sahakum.circumstances.references import fetch


def kinds() -> list[Kind]:
    """Everything that may be said of a family's circumstances."""
    return [*_of_children(), *_of_the_absent(), *_of_living(), *_of_papers(), *_of_the_family()]


def _kind(name: str, title: Any, form: Any, record: Any, **more: Any) -> Kind:
    return Kind(
        name=name,
        title=title,
        permission=permissions.RECORD_CIRCUMSTANCE,
        form=form,
        fetch=fetch,
        record=record,
        happened="told_on",
        **more,
    )


def _plain(model: type[models.Circumstance]) -> Any:
    return partial(services.record_plain, model)


def _of_children() -> list[Kind]:
    return [
        _kind("schooling", _("Schooling"), forms.SchoolingForm, _plain(models.Schooling)),
        _kind("child_work", _("Work of a child"), forms.ChildWorkForm, _plain(models.ChildWork)),
    ]


def _of_the_absent() -> list[Kind]:
    undone = {"after_void": services.after_void}
    return [
        _kind("trip", _("Migration trip"), forms.TripForm, services.record_trips, **undone),
        _kind(
            "trip_return",
            _("Return from a trip"),
            forms.TripReturnForm,
            services.record_trip_returns,
            **undone,
        ),
        _kind("absence", _("Member away"), forms.AbsenceForm, services.record_absences, **undone),
        _kind(
            "absence_end",
            _("Member back home"),
            forms.AbsenceEndForm,
            services.record_absence_ends,
            **undone,
        ),
        _kind("remittance", _("Money sent home"), forms.RemittanceForm, _plain(models.Remittance)),
        _kind("carer", _("Carer of a child"), forms.CarerForm, services.record_carers),
    ]


def _of_living() -> list[Kind]:
    return [
        _kind("livelihood", _("Livelihood"), forms.LivelihoodForm, _plain(models.Livelihood)),
        _kind("income", _("Income"), forms.IncomeForm, services.record_incomes),
        _kind("spending", _("Spending"), forms.SpendingForm, _plain(models.Spending)),
        _kind("debt", _("Debt"), forms.DebtForm, _plain(models.Debt)),
        _kind(
            "debt_state",
            _("State of a debt"),
            forms.DebtStateForm,
            services.record_debt_states,
        ),
        _kind(
            "family_saving",
            _("What a family has put by"),
            forms.FamilySavingForm,
            _plain(models.FamilySaving),
        ),
    ]


def _of_papers() -> list[Kind]:
    return [
        _kind(
            "identity_paper",
            _("Identity paper"),
            forms.IdentityPaperForm,
            _plain(models.IdentityPaper),
        ),
        _kind(
            "poverty_card",
            _("IDPoor card"),
            forms.PovertyCardForm,
            services.record_poverty_cards,
            after_void=services.after_void_of_card,
        ),
    ]


def _of_the_family() -> list[Kind]:
    return [
        _kind("disaster", _("Misfortune"), forms.DisasterForm, _plain(models.Disaster)),
        _kind("safe_contact", _("Safe contact"), forms.SafeContactForm, _plain(models.SafeContact)),
        _kind("heard_of_us", _("Heard of us"), forms.HeardOfUsForm, _plain(models.HeardOfUs)),
    ]
