"""How circumstances stand in a line: a name, and what was said."""

import datetime
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from sahakum.circumstances import models
from sahakum.circumstances.monthly import Totals
from sahakum.web import wording
from sahakum.web.rows_of import joined

Line = tuple[str, str]


def money(amount: Decimal, currency: str) -> str:
    """ "២០.០០០ រៀល" or "20,000 riel"."""
    return f"{wording.number(amount)} {models.Currency(currency).label}"


def timed(row: models.TimedAmount) -> str:
    """ "២០.០០០ រៀល មួយថ្ងៃ" or "20,000 riel a day"."""
    return f"{money(row.amount, row.currency)} {row.get_period_display()}"


def monthly(totals: Totals) -> str:
    """The monthly sums, each in its own money."""
    sums = [money(amount, currency) for currency, amount in sorted(totals.items())]
    return _("%(sums)s a month") % {"sums": " + ".join(sums)} if sums else ""


def since(day: datetime.date) -> str:
    """ "តាំងពី ១ មីនា ២០២៦" or "since 1 March 2026"."""
    return _("since %(day)s") % {"day": wording.day_in_words(day)}


def until(day: datetime.date | None) -> str:
    """ "until 1 March 2026"; empty for none."""
    return _("until %(day)s") % {"day": wording.day_in_words(day)} if day else ""


def line(row: models.Circumstance) -> Line:
    """Name and reason of a row in a list; nothing of a trip, and no number of a paper."""
    shown: Any = row
    match row:
        case models.Schooling():
            return row.person.name, _schooling(shown)
        case models.ChildWork():
            hours = _("%(hours)s hours a week") % {"hours": wording.number(row.hours_a_week)}
            return row.person.name, joined(
                shown.get_sort_display(), shown.get_where_display(), hours
            )
        case models.Carer():
            carer = row.carer.name if row.carer else row.neighbour
            return row.person.name, joined(_("with %(name)s") % {"name": carer}, since(row.from_on))
        case models.Absence():
            return row.person.name, _absence(shown)
        case models.Remittance():
            return row.person.name if row.person else row.sender, timed(row)
    return _line_of_family(row)


def _line_of_family(row: models.Circumstance) -> Line:
    shown: Any = row
    match row:
        case models.Livelihood():
            return shown.get_work_display(), joined(since(row.since_on), until(row.until_on))
        case models.Income():
            own = _("own produce") if row.own_produce else ""
            return shown.get_source_display(), joined(timed(row), own)
        case models.Spending():
            return shown.get_purpose_display(), timed(row)
        case models.Debt():
            return shown.get_lender_display(), _debt(shown)
        case models.FamilySaving():
            return shown.get_kept_display(), money(row.amount, row.currency)
        case models.IdentityPaper():
            paper = joined(shown.get_paper_display(), shown.get_state_display())
            return row.person.name, joined(paper, until(row.until_on))
    return _line_of_rest(row)


def _line_of_rest(row: models.Circumstance) -> Line:
    shown: Any = row
    match row:
        case models.PovertyCard():
            number = wording.number(row.round) if row.round else ""
            of_round = _("round %(number)s") % {"number": number} if number else ""
            return shown.get_level_display(), joined(of_round, until(row.until_on))
        case models.Disaster():
            loss = "" if row.loss is None else money(row.loss, row.currency)
            return shown.get_sort_display(), joined(wording.day_in_words(row.struck_on), loss)
        case models.SafeContact():
            return chosen(models.SafeContact.Way, row.ways), joined(
                chosen(models.SafeContact.Time, row.times), row.note
            )
        case models.HeardOfUs():
            return shown.get_how_display(), row.note
        case models.Trip():
            return _trip(shown)
    raise TypeError(type(row).__name__)


def chosen(choices: Any, codes: list[str]) -> str:
    """The labels of several answers."""
    return ", ".join(str(choices(code).label) for code in codes)


def _schooling(row: Any) -> str:
    rank = ""
    if row.rank:
        said = {"rank": wording.number(row.rank), "size": wording.number(row.class_size)}
        rank = _("rank %(rank)s of %(size)s") % said
    year = wording.digits(f"{row.school_year}/{(row.school_year + 1) % 100:02}")
    attending = "" if row.attending == models.Attending.YES else row.get_attending_display()
    return joined(row.get_grade_display(), row.school, year, rank, attending)


def _absence(row: Any) -> str:
    where = ", ".join(part for part in (row.place, row.get_country_display()) if part)
    if row.to_on:
        days = f"{wording.day_in_words(row.from_on)} – {wording.day_in_words(row.to_on)}"
        return joined(where, row.get_work_display(), days)
    return joined(where, row.get_work_display(), since(row.from_on), row.get_rhythm_display())


def _debt(row: Any) -> str:
    interest = ""
    if row.interest_percent is not None:
        interest = _("%(percent)s %% a month") % {"percent": wording.number(row.interest_percent)}
    security = "" if row.security == models.Debt.Security.NONE else row.get_security_display()
    return joined(money(row.amount, row.currency), interest, security, since(row.since_on))


def _trip(row: Any) -> Line:
    where = ", ".join(part for part in (row.place, row.get_country_display()) if part)
    until_when = wording.day_in_words(row.to_on) if row.to_on else _("still away")
    days = f"{wording.day_in_words(row.from_on)} – {until_when}"
    return where, joined(days, row.get_work_display())
