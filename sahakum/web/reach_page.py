"""The page that tells whether support reaches who needs it."""

from dataclasses import dataclass

from sahakum.accounts.models import User
from sahakum.reports.models import TargetingRule
from sahakum.reports.targeting.selectors import reach
from sahakum.web import areas
from sahakum.web.reach_receipt import BehindPage, behind_page
from sahakum.web.reach_words import BandLine, ReachWords, Tile, VillageLine
from sahakum.web.report_choice import Choice
from sahakum.web.rows import State


@dataclass(frozen=True, kw_only=True)
class ReachPage:
    """Everything the page shows."""

    choice: Choice
    position: int
    sentence: str
    state: State | None
    tiles: list[Tile]
    bands: list[BandLine]
    columns: list[str]
    villages: list[VillageLine]
    number_of_villages: int
    rule: TargetingRule
    area_choices: list[tuple[int, str]]
    receipt: BehindPage | None


def of(user: User, choice: Choice) -> ReachPage:
    """The page as at the last day chosen.

    Raises:
        PermissionDenied: the roles do not include it, or not of this area.
        Http404: there is no such count.
    """
    found = reach(on=choice.period.last, area=choice.area, known=choice.known, by=user)
    words = ReachWords(found, choice)
    return ReachPage(
        choice=choice,
        position=found.monitor.position,
        sentence=words.sentence(),
        state=words.state(),
        tiles=words.tiles(),
        bands=words.bands(),
        columns=words.columns(),
        villages=words.villages(),
        number_of_villages=len(found.monitor.places),
        rule=found.rule,
        area_choices=areas.choices_holding(found.monitor.places, many=not found.monitor.villages),
        receipt=behind_page(user, found, choice) if choice.receipt else None,
    )
