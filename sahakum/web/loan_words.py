"""The frozen terms of a loan in plain words, as they stand on its page and on the contract."""

from collections.abc import Iterator
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sahakum.groups.models import loan_rules
from sahakum.groups.models.funds import Bylaws
from sahakum.groups.terms import ORDERS
from sahakum.ledger.amounts import said
from sahakum.ledger.models import Commodity
from sahakum.lending.account import PARTS
from sahakum.lending.practice import LateFee, Practice
from sahakum.lending.terms import Fee, Terms
from sahakum.web import rows_of, wording

Said = tuple[str, str]


def words_of(terms: Terms, practice: Practice, commodity: Commodity) -> list[Said]:
    """Each rule with its name; rules that ask for nothing are left out."""
    found = (
        (_("Lent"), said(terms.principal, commodity)),
        (_("Interest"), interest(terms)),
        (_("Paid back"), _paid_back(terms)),
        (_("Grace"), _grace(terms)),
        (_("Rounding"), _rounding(terms, commodity)),
        (_("Fees"), rows_of.joined(*_fees(terms, commodity))),
        (_("When it is late"), rows_of.joined(*_late(terms, practice, commodity))),
        (_("A payment is taken for"), _order(practice)),
        (_("Paid before its day"), _label(loan_rules.Prepayment, practice.prepayment)),
        _pay_off(practice),
    )
    return [(name, text) for name, text in found if text]


def interest(terms: Terms) -> str:
    """ "2 % a month on what is still owed; 24 % a year"."""
    if terms.method == "none" or not terms.rate:
        return str(Bylaws.Method.NONE.label)
    shown = {"rate": _percent(terms.rate), "base": _label(Bylaws.Method, terms.method)}
    text = {
        "month": _("%(rate)s a month · %(base)s"),
        "year": _("%(rate)s a year · %(base)s"),
        "week": _("%(rate)s a week · %(base)s"),
        "day": _("%(rate)s a day · %(base)s"),
        "period": _("%(rate)s from one due day to the next · %(base)s"),
    }[terms.rate_period]
    return rows_of.joined(text % shown, _yearly(terms), _counted(terms))


def _yearly(terms: Terms) -> str:
    if terms.rate_period not in ("month", "week"):
        return ""
    times = {"month": 12, "week": 52}[terms.rate_period]
    return _("%(rate)s a year") % {"rate": _percent(terms.rate * times)}


def _counted(terms: Terms) -> str:
    if terms.by != "day":
        return ""
    return _("by days; a year: %(days)s") % {"days": _label(loan_rules.DayCount, terms.day_count)}


def _percent(share: Fraction) -> str:
    value = float(share * 100)
    return f"{wording.digits(f'{value:.3f}'.rstrip('0').rstrip('.'))}\N{NO-BREAK SPACE}%"


def _paid_back(terms: Terms) -> str:
    first, last = (wording.day_in_words(day) for day in (terms.due_on[0], terms.due_on[-1]))
    times = ngettext("once", "%(count)s times", terms.number)
    days = (
        first if terms.number == 1 else _("%(first)s to %(last)s") % {"first": first, "last": last}
    )
    shown = times % {"count": wording.number(terms.number)}
    return rows_of.joined(_label(Bylaws.Amortisation, terms.amortisation), shown, days)


def _grace(terms: Terms) -> str:
    grace = terms.grace
    words = (
        (grace.principal, _("no principal in the first %(count)s")),
        (grace.interest_payment, _("interest of the first %(count)s is paid with the next")),
        (grace.interest_free, _("no interest for the first %(count)s")),
    )
    return rows_of.joined(
        *(text % {"count": wording.number(count)} for count, text in words if count)
    )


def _rounding(terms: Terms, commodity: Commodity) -> str:
    rounding = terms.rounding
    whole = _("instalments to %(multiple)s, single amounts to %(unit)s") % {
        "multiple": said(max(terms.multiple, rounding.unit), commodity),
        "unit": said(rounding.unit, commodity),
    }
    rest = _("the rest: %(row)s") % {"row": _label(loan_rules.Rest, rounding.rest)}
    return rows_of.joined(whole, _label(loan_rules.Mode, rounding.mode), rest, *_finer(terms))


def _finer(terms: Terms) -> Iterator[str]:
    if terms.rounding.interest == "sum":
        yield _("the sum of all interest is rounded")
    if terms.rounding.segments == "each":
        yield _("each part of a month in which the debt changed is rounded alone")


def _fees(terms: Terms, commodity: Commodity) -> Iterator[str]:
    for fee in terms.fees:
        shown = {"fee": _fee(fee, commodity)}
        yield (
            _("%(fee)s kept back at the start") if fee.row == 0 else _("%(fee)s each time")
        ) % shown


def _fee(fee: Fee | LateFee, commodity: Commodity) -> str:
    return _percent(fee.share) if fee.share else said(fee.amount, commodity)


def _late(terms: Terms, practice: Practice, commodity: Commodity) -> Iterator[str]:
    fee = practice.late_fee
    if fee is not None:
        shown = {"fee": _fee(fee, commodity), "days": wording.number(fee.after_days)}
        yield _("%(fee)s for an instalment more than %(days)s days late") % shown
    if practice.late_interest == "day":
        yield _("late principal bears interest to the day")


def _order(practice: Practice) -> str:
    code = next((code for code, parts in ORDERS.items() if parts == practice.order), "")
    order = _label(loan_rules.Order, code) if code else ", ".join(practice.order)
    return rows_of.joined(order, _label(loan_rules.Across, practice.across))


def _pay_off(practice: Practice) -> Said:
    if practice.prepayment == "next":
        return _("Who pays all off early"), _("pays all instalments as they stand")
    code = "period" if practice.to_period_end else "day"
    return _("Who pays all off early pays interest"), _label(loan_rules.PayOff, code)


def _label(choices: type, code: str) -> str:
    return str(choices(code).label)


def parts_in_words(went: dict[str, int], commodity: Commodity) -> str:
    """Where a payment went: "principal 6,000 riel, interest 600 riel"."""
    names = {
        "late_fee": _("late fee %(amount)s"),
        "fee": _("fee %(amount)s"),
        "interest": _("interest %(amount)s"),
        "principal": _("principal %(amount)s"),
    }
    return ", ".join(
        names[part] % {"amount": said(went[part], commodity)}
        for part in reversed(PARTS)
        if went[part]
    )
