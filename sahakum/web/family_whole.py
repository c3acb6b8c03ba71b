"""The family as a whole: what it has with the village's bank, and how it stood before and now."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from sahakum.accounts.models import User
from sahakum.circumstances import compared
from sahakum.circumstances.models import Debt
from sahakum.groups.of_people import Kept, kept_by
from sahakum.journal import clock
from sahakum.ledger.amounts import said
from sahakum.registry.models import Household
from sahakum.web import circumstances_wording, wording
from sahakum.web.rows import Row, State
from sahakum.web.rows_of import joined


@dataclass(frozen=True, kw_only=True)
class ThenLine:
    """One thing before and now, each with the day on which it was told."""

    name: str
    first: list[str]
    first_told: str
    last: list[str]
    last_told: str
    state: State | None


@dataclass(frozen=True, kw_only=True)
class Whole:
    """What is shown; empty where the reader may see nothing of it, or there is nothing.

    ``kept`` are the family's places in groups, side by side and never added. Animals stand in it
    too, where they are recorded.
    """

    kept: list[Row] = field(default_factory=list)
    then: list[ThenLine] = field(default_factory=list)
    stopped: str = ""

    @property
    def is_there(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.kept or self.then or self.stopped)


def of_family(user: User, household: Household, persons: Iterable[UUID]) -> Whole:
    """The whole of a family in sight; ``persons`` are those who belong to it now."""
    kept = _rows(kept_by(user, persons, on=clock.today()))
    told = compared.told_at_all(user, household)
    debts = _debts(user, household) if compared.DEBT in told else ()
    income = _income(user, household) if compared.INCOME in told else ()
    stopped = _stopped(user, household) if compared.TRIP in told else ""
    return Whole(kept=kept, then=[*debts, *income], stopped=stopped)


def of_person(user: User, person_id: UUID) -> list[Row]:
    """What one person has with groups."""
    return _rows(kept_by(user, [person_id], on=clock.today()))


def _rows(kept: list[Kept]) -> list[Row]:
    """Where there is something; of who has nothing anywhere, that she belongs to a group."""
    return [_kept(one) for one in kept if one.saved or one.owed] or [_kept(one) for one in kept[:1]]


def _kept(one: Kept) -> Row:
    member, commodity = one.tied.member, one.tied.fund.commodity
    saved = _("saved %(amount)s") % {"amount": said(one.saved, commodity)} if one.saved else ""
    owes = _("owes %(amount)s") % {"amount": said(one.owed, commodity)} if one.owed else ""
    return Row(
        mark="rice" if commodity.sort == "rice" else "money",
        name=joined(member.collective.name, member.name),
        reason=joined(str(commodity), saved or (_("nothing saved") if not owes else ""), owes),
        address=reverse("group-member", args=[member.pk]),
        state=_state(one),
    )


def _state(one: Kept) -> State | None:
    if one.days_late:
        return State(word=wording.days_late(one.days_late), icon="alert", tone="late")
    return State(word=_("nothing late"), icon="check", tone="ok") if one.owed else None


def _debts(user: User, household: Household) -> Iterator[ThenLine]:
    for lender, then in compared.debts_compared(user, household).items():
        name = _("Owed: %(lender)s") % {"lender": Debt.Lender(lender).label}
        yield _line(name, then, lower_is_better=True)


def _income(user: User, household: Household) -> Iterator[ThenLine]:
    then = compared.income_compared(user, household, on=clock.today())
    if then is not None:
        yield _line(_("Comes in each month"), then, lower_is_better=False)


def _line(name: str, then: compared.Then, *, lower_is_better: bool) -> ThenLine:
    first, last = then.first, then.last
    several = {*first.sums, *last.sums}
    changed = [last.sums.get(one, 0) - first.sums.get(one, 0) for one in several]
    good = all(one <= 0 if lower_is_better else one >= 0 for one in changed)
    return ThenLine(
        name=name,
        first=_sums(first),
        first_told=wording.day_in_numbers(first.on),
        last=_sums(last),
        last_told=wording.day_in_numbers(last.on),
        state=State(word=_("better"), icon="check", tone="ok") if good and any(changed) else None,
    )


def _sums(told: compared.Told) -> list[str]:
    """Each currency on a line of its own, since none is added to another; a debt that was paid
    back is said in words."""
    amounts = [
        circumstances_wording.money(amount, currency)
        for currency, amount in sorted(told.sums.items())
        if amount
    ]
    return amounts or [_("nothing")]


def _stopped(user: User, household: Household) -> str:
    since = compared.stopped_since(user, household, on=clock.today())
    if since is None:
        return ""
    return _("No trip abroad with children since %(day)s: they have stopped.") % {
        "day": wording.day_in_words(since)
    }
