"""The receipt of a count of the monitor: which families it counts, as far as one may see them."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from sahakum.accounts.models import User
from sahakum.journal.services import log_view
from sahakum.reports.targeting.question import NOT_ASSESSED, Cell, Trait
from sahakum.reports.targeting.receipts import PAGE, CountReceipt, Named
from sahakum.reports.targeting.selectors import Reach, count_behind
from sahakum.web import areas, rows_of, wording
from sahakum.web.report_choice import Choice
from sahakum.web.rows import Row

SHOWN_DIGEST = 12


@dataclass(frozen=True, kw_only=True)
class BehindPage:
    """The receipt of a count."""

    word: str
    name: str
    known_at: int
    last_position: int
    digest: str
    rows: list[Row]
    outside: int
    further: str
    close: str


def behind_page(user: User, found: Reach, choice: Choice) -> BehindPage:
    """The receipt that the address asks for; which families it names is written down before.

    Raises:
        PermissionDenied: the reader may not see assessments.
        Http404: there is no such count.
    """
    behind = count_behind(
        choice.receipt,
        on=choice.period.last,
        area=choice.area,
        offset=choice.offset,
        known=choice.known,
        by=user,
    )
    _write_down(user, behind)
    return BehindPage(
        word=wording.number(behind.families),
        name=_name_of(behind.cell, found),
        known_at=behind.known_at,
        last_position=behind.last_position,
        digest=behind.digest[:SHOWN_DIGEST],
        rows=[_row(one) for one in behind.page],
        outside=behind.outside,
        further=_further(behind, choice),
        close=f"{choice.address()}#bands",
    )


def _write_down(user: User, behind: CountReceipt) -> None:
    with transaction.atomic():
        for one in behind.page:
            log_view(
                actor_id=user.id,
                subject_kind="household",
                subject_id=one.household.pk,
                page="receipt",
            )


def _name_of(cell: Cell, found: Reach) -> str:
    traits = {
        Trait.ALL: "",
        Trait.UNSERVED: _("no support"),
        Trait.STALE: _("assessed too long ago"),
        Trait.UNASSESSED_SERVED: _("supported, never assessed"),
    }
    village = areas.full_name(cell.village) if cell.village else ""
    return rows_of.joined(_band_name(cell.band, found), traits[cell.trait], village)


def _band_name(code: str | None, found: Reach) -> str:
    if code is None:
        return _("Families")
    if code == NOT_ASSESSED:
        return _("Not assessed")
    return next((str(band.name) for band in found.bands if band.code == code), code)


def _row(one: Named) -> Row:
    if one.assessed_on is None:
        return rows_of.family(one.household)
    day = wording.day_in_words(one.assessed_on)
    return rows_of.family(one.household, because=_("assessed on %(day)s") % {"day": day})


def _further(behind: CountReceipt, choice: Choice) -> str:
    seen = choice.offset + PAGE
    if seen >= behind.seen:
        return ""
    return f"{choice.address(receipt=choice.receipt, offset=seen)}#receipt"
