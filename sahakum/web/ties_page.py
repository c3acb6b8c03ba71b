"""What the pages of a family and of a member show of family ties."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from sahakum.accounts import permissions
from sahakum.accounts.models import User
from sahakum.lib.dates import Day, format_day
from sahakum.registry import kinship
from sahakum.registry.kinship import Elsewhere, Seen
from sahakum.registry.models import Household, Membership, Relative
from sahakum.registry.tie_choices import Kin
from sahakum.web import wording
from sahakum.web.rows import Row
from sahakum.web.rows_of import joined

# Being somebody's child does not end; that a relative elsewhere died is said of the tie.
MAY_END = frozenset({Kin.SPOUSE, Kin.GUARDIAN, Kin.WARD})


@dataclass(frozen=True, kw_only=True)
class TieLine:
    """One tie, and where its end is said; empty where it does not end or ended."""

    row: Row
    end_address: str


def of_member(user: User, household: Household, person_id: UUID) -> list[TieLine]:
    """The ties of a member that the user may see, those that last first."""
    seen = kinship.kin_of(user, household, person_id)
    whole = user.may(permissions.SEE_CIRCUMSTANCES)
    lines = [_line(one, household, person_id, whole=whole) for one in seen]
    return sorted(lines, key=lambda line: line.row.done)


def elsewhere(user: User, household: Household, members: Iterable[Membership]) -> list[Row]:
    """Relatives of a visible family who live elsewhere: whose, and where as far as one may see."""
    names = {row.person_id: row.person.name for row in members}
    whole = user.may(permissions.SEE_CIRCUMSTANCES)
    known = kinship.known_elsewhere(household, names.keys())
    return [_relative(one, household, names, whole=whole) for one in known]


def _relative(one: Elsewhere, household: Household, names: dict[UUID, str], *, whole: bool) -> Row:
    said = [
        _("%(kin)s of %(name)s") % {"kin": kin.label, "name": names[member]}
        for kin, member in one.to
    ]
    return Row(
        mark="away",
        name=one.known.person.name,
        reason=joined(", ".join(said), _where(one.known, whole=whole)),
        address=reverse("member", args=[household.pk, one.known.person_id]),
    )


def adding(household: Household, person_id: UUID, kind: str, *, as_: str = "member") -> str:
    """The address of the form that says something of a person; ``as_`` is that person's answer."""
    address = reverse("new-happening", args=[household.pk, kind])
    return f"{address}?{urlencode({as_: person_id})}"


def _line(one: Seen, household: Household, person_id: UUID, *, whole: bool) -> TieLine:
    place = "" if one.elsewhere is None else _where(one.elsewhere, whole=whole)
    row = Row(
        mark="away" if one.elsewhere else "people",
        name=one.person.name,
        reason=joined(str(one.kin.label), _days(one), _why(one), place),
        address=_page(one, household),
        done=one.end is not None,
    )
    return TieLine(row=row, end_address=_ending(one, household, person_id))


def _page(one: Seen, household: Household) -> str:
    if one.home is None:
        known = one.elsewhere is not None and one.elsewhere.household_id in household.same_ids
        return reverse("member", args=[household.pk, one.person.pk]) if known else ""
    return reverse("member", args=[one.home.same_as or one.home.pk, one.person.pk])


def _ending(one: Seen, household: Household, person_id: UUID) -> str:
    if one.end is not None or (one.kin not in MAY_END and one.elsewhere is None):
        return ""
    said = urlencode({"tie": one.tie.pk, "member": person_id})
    return f"{reverse('new-happening', args=[household.pk, 'tie_end'])}?{said}"


def where(user: User, known: Relative) -> str:
    """Where a relative lives, as far as the user may know."""
    return _where(known, whole=user.may(permissions.SEE_CIRCUMSTANCES))


def _where(known: Relative, *, whole: bool) -> str:
    """Place, country and how to reach a relative; only that she is elsewhere unless ``whole``."""
    if not whole:
        return _("lives elsewhere")
    place = ", ".join(part for part in (known.place, str(known.get_country_display())) if part)
    return joined(place, known.contact)


def _days(one: Seen) -> str:
    begin = kinship.began(one.tie)
    if one.end is None:
        return _("since %(day)s") % {"day": _day(begin)} if begin else ""
    until = _day(kinship.ended(one.end))
    return f"{_day(begin)} – {until}" if begin else _("until %(day)s") % {"day": until}


def _why(one: Seen) -> str:
    return "" if one.end is None else str(one.end.get_why_display())


def _day(day: Day) -> str:
    return format_day(day, wording.language())
