"""What the page of a member shows: who it is, since when here, and the mother."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext as _

from sahakum.accounts.models import User
from sahakum.circumstances import selectors as circumstances
from sahakum.journal import clock
from sahakum.journal.services import log_view
from sahakum.lib.dates import Day, age_on, format_day
from sahakum.registry import kinship
from sahakum.registry import selectors as registry
from sahakum.registry.models import Birth, Departure, Household, Membership, Person, Relative
from sahakum.web import family_whole, ties_page, wording
from sahakum.web.rows import Row
from sahakum.web.rows_of import joined
from sahakum.web.ties_page import TieLine


@dataclass(frozen=True, kw_only=True)
class MemberPage:
    """One person of one family; ``elsewhere`` tells of a relative who has no family here."""

    household: Household
    person: Person
    facts: list[tuple[str, str]]
    stays: list[Row]
    elsewhere: Relative | None
    record_id: UUID
    may_change: bool
    ties: list[TieLine]
    carer: Row | None
    kept: list[Row]

    @property
    def new_tie(self) -> str:
        """The address of the form that adds a tie."""
        return ties_page.adding(self.household, self.person.pk, "tie")

    @property
    def new_relative(self) -> str:
        """The address of the form that adds a relative who lives elsewhere."""
        return ties_page.adding(self.household, self.person.pk, "relative")

    @property
    def new_whereabouts(self) -> str:
        """The address of the form that says where a relative lives now."""
        return ties_page.adding(self.household, self.person.pk, "relative_change", as_="relative")

    @property
    def coming_home(self) -> str:
        """The address of the form by which a relative joins the family."""
        return ties_page.adding(self.household, self.person.pk, "joining", as_="person")


def of(user: User, household_id: UUID, person_id: UUID) -> MemberPage:
    """The page of somebody who belongs or belonged to a visible family, or is known through it.

    Raises:
        Http404: the user may not see the family, or the person has nothing to do with it.
    """
    household = registry.household_for(user, household_id)
    stays = registry.stays_of(household, person_id)
    elsewhere = None if stays else kinship.relative_known(household, person_id)
    person = stays[0].person if stays else elsewhere.person if elsewhere else None
    if person is None:
        raise Http404
    log_view(actor_id=user.id, subject_kind="person", subject_id=person_id, page="member")
    facts = [*_facts(person), (_("Lives"), ties_page.where(user, elsewhere) if elsewhere else "")]
    return MemberPage(
        household=household,
        person=person,
        facts=[(label, text) for label, text in facts if text],
        stays=[_stay(one) for one in stays],
        elsewhere=elsewhere,
        record_id=person.operation_id,
        # A grant of the family does not open the names of its members to change.
        may_change=bool(Person.objects.named_to(user, [person.pk])),
        ties=ties_page.of_member(user, household, person.pk),
        carer=_carer(user, household, person.pk),
        kept=family_whole.of_person(user, person.pk),
    )


def _facts(person: Person) -> list[tuple[str, str]]:
    birth = registry.birth_of(person)
    mother = birth.mother.name if birth and birth.mother else ""
    registered = str(Birth(registered=birth.registered).get_registered_display()) if birth else ""
    return [
        (_("Sex"), str(person.get_sex_display())),
        (_("Born"), _born(person)),
        (_("Name in Latin letters"), person.latin_name),
        (_("Mother"), mother),
        (_("Birth certificate"), registered),
    ]


def _born(person: Person) -> str:
    if person.born_on is None:
        return ""
    day = Day(person.born_on, person.born_precision or "day")  # type: ignore[arg-type]
    age = wording.years_old(age_on(person.born_on, clock.today()))
    return joined(format_day(day, wording.language()), age)


def _carer(user: User, household: Household, person_id: UUID) -> Row | None:
    """Who looks after a child left behind."""
    told = circumstances.carer_of(user, household, person_id)
    if told is None:
        return None
    since = _("since %(day)s") % {"day": wording.day_in_words(told.from_on)}
    return Row(mark="heart", name=told.carer.name if told.carer else told.neighbour, reason=since)


def _stay(membership: Membership) -> Row:
    left = registry.departure_of(membership)
    # Who goes on as another member did not leave.
    stays = left is None or left.reason == Departure.Reason.GOES_ON
    why = "" if left is None or stays else str(left.get_reason_display())
    return Row(
        mark="house",
        name=str(membership.get_relation_display()),
        reason=joined(_days(membership), why),
    )


def _days(membership: Membership) -> str:
    since = wording.day_in_words(membership.from_on)
    if membership.to_on is None:
        return _("since %(day)s") % {"day": since}
    return f"{since} – {wording.day_in_words(membership.to_on)}"
