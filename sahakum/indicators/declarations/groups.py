"""Village groups: what they keep, how often they meet, what is lent and paid back.

Riel, dollars and rice are never added: what is counted by commodity says which. Loans and borrowers
are counted apart, since a borrower may have several loans.
"""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from sahakum.indicators.definitions import (
    OF_EVENTS,
    OF_HOUSEHOLDS,
    Indicator,
    PeriodRule,
    Unit,
)

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

THEME = _("Village groups")
RIEL, DOLLARS = ("KHR",), ("USD",)
RICE = ("RICE.FOOD", "RICE.SEED", "RICE.MILLED")
FUND_METHOD = _(
    "Books that groups of the village began to keep up to the end of the period, in the village of "
    "the group. A group that keeps riel and rice has two."
)
MEETING_METHOD = _("Meetings held in the period that were closed with a count of the box.")
LOAN_METHOD = _("New loans given at meetings in the period, each counted once.")
LENT_METHOD = _("The sum of new loans given at meetings in the period, without interest.")
PAID_METHOD = _("All that was paid back at meetings in the period, with interest and fees.")
SAVED_METHOD = _("All that was saved at meetings in the period, before anything taken out.")
BORROWER_METHOD = _(
    "Different members who were given a loan up to the end of the period. Who had several loans of "
    "one fund is counted once."
)
CLOSED_METHOD = _("Different members who paid a loan back to the end, up to the end of the period.")
WRITTEN_OFF_METHOD = _(
    "Principal of loans that meetings no longer expected back in the period, as their minutes say."
)
MISSING_METHOD = _(
    "What the book said less what was counted at the end of meetings in the period. Below zero "
    "where more was found than the book said."
)
JOINED_METHOD = _("Members who joined a group in the period.")
LEFT_METHOD = _("Members who left a group in the period, each time counted once.")
FAMILY_METHOD = _(
    "Different families of whom a member was given a loan of money at a meeting of a group, up to "
    "the end of the period. Members who are known to no family are not counted."
)


def _counted(
    code: str,
    name: "_StrPromise",
    kind: str,
    items: tuple[str, ...],
    method: "_StrPromise",
    *,
    unit: Unit = Unit.RECORDS,
    rule: PeriodRule = PeriodRule.WITHIN,
) -> Indicator:
    return Indicator(
        code=code,
        name=name,
        method=method,
        theme=THEME,
        unit=unit,
        kind=kind,
        items=items,
        period_rule=rule,
        splits=OF_EVENTS,
    )


def _until(
    code: str, name: "_StrPromise", kind: str, items: tuple[str, ...], method: "_StrPromise"
) -> Indicator:
    return _counted(code, name, kind, items, method, rule=PeriodRule.UNTIL)


def _added(
    code: str, name: "_StrPromise", kind: str, items: tuple[str, ...], method: "_StrPromise"
) -> Indicator:
    return _counted(code, name, kind, items, method, unit=Unit.QUANTITY)


def _borrowers(
    code: str, name: "_StrPromise", kind: str, items: tuple[str, ...], method: "_StrPromise"
) -> Indicator:
    return _counted(code, name, kind, items, method, unit=Unit.BORROWERS, rule=PeriodRule.LAST)


def counted_of(kind: str, commodity: str = "") -> Indicator:
    """What a side of a rate counts: a quantity of one commodity, or records where there is none."""
    items = (commodity,) if commodity else ()
    unit = Unit.QUANTITY if commodity else Unit.RECORDS
    code = f"{kind}.{commodity}" if commodity else kind
    # Only its receipt is shown: what it counts is said by its rate.
    return _counted(code, THEME, kind, items, THEME, unit=unit)


INDICATORS = (
    _until("saving_groups_riel", _("Saving groups"), "group_fund", RIEL, FUND_METHOD),
    _until("rice_banks", _("Rice banks"), "group_fund", RICE, FUND_METHOD),
    _counted("group_meetings", _("Meetings of groups"), "group_meeting", (), MEETING_METHOD),
    _added("saved_riel", _("Saved, riel"), "group_saved", RIEL, SAVED_METHOD),
    _counted("loans_riel", _("Loans in riel"), "group_lent", RIEL, LOAN_METHOD),
    _counted("loans_dollars", _("Loans in dollars"), "group_lent", DOLLARS, LOAN_METHOD),
    _counted("loans_rice", _("Loans of rice"), "group_lent", RICE, LOAN_METHOD),
    _added("lent_riel", _("Lent, riel"), "group_lent", RIEL, LENT_METHOD),
    _added("lent_dollars", _("Lent, dollars"), "group_lent", DOLLARS, LENT_METHOD),
    _added("lent_rice", _("Lent, kilos of rice"), "group_lent", RICE, LENT_METHOD),
    _added("repaid_riel", _("Paid back, riel"), "group_repaid", RIEL, PAID_METHOD),
    _added("repaid_rice", _("Paid back, kilos of rice"), "group_repaid", RICE, PAID_METHOD),
    _added("written_off_riel", _("Given up, riel"), "group_written_off", RIEL, WRITTEN_OFF_METHOD),
    _added(
        "written_off_dollars",
        _("Given up, dollars"),
        "group_written_off",
        DOLLARS,
        WRITTEN_OFF_METHOD,
    ),
    _added(
        "written_off_rice",
        _("Given up, kilos of rice"),
        "group_written_off",
        RICE,
        WRITTEN_OFF_METHOD,
    ),
    _added(
        "missing_rice",
        _("Missing at the count, kilos of rice"),
        "group_missing",
        RICE,
        MISSING_METHOD,
    ),
    _counted("members_joined", _("Members who joined a group"), "group_joined", (), JOINED_METHOD),
    _counted("members_left", _("Members who left a group"), "group_left", (), LEFT_METHOD),
    _borrowers(
        "borrowers_dollars", _("Borrowers of dollars"), "group_lent", DOLLARS, BORROWER_METHOD
    ),
    _borrowers("borrowers_riel", _("Borrowers of riel"), "group_lent", RIEL, BORROWER_METHOD),
    _borrowers(
        "paid_back_dollars",
        _("Borrowers who paid dollars back"),
        "group_loan_closed",
        DOLLARS,
        CLOSED_METHOD,
    ),
    Indicator(
        code="families_with_loans",
        name=_("Families with a loan of a group"),
        method=FAMILY_METHOD,
        theme=THEME,
        unit=Unit.HOUSEHOLDS,
        kind="group_lent",
        items=RIEL + DOLLARS,
        splits=OF_HOUSEHOLDS,
    ),
)
