"""Who can be chosen in the forms of family ties."""

from collections.abc import Iterable
from uuid import UUID

from django import forms

from sahakum.accounts.models import User
from sahakum.journal import clock
from sahakum.lib.dates import age_on
from sahakum.registry import kinship
from sahakum.registry import selectors as registry
from sahakum.registry.models import Household, Person, Tie
from sahakum.registry.searching import search_members
from sahakum.web import areas, wording


def named(person: Person) -> str:
    """The name, with the age where a birth is known."""
    if person.born_on is None:
        return person.name
    return f"{person.name}, {wording.years_old(age_on(person.born_on, clock.today()))}"


def members(household: Household, by: User) -> forms.Widget:
    """Who lives in the family, and its relatives elsewhere: two parents abroad are married too."""
    living = [one.person for one in registry.members_of(household)]
    return _choice([*living, *kinship.relatives_of(household)])


def everybody(
    household: Household, by: User, *, besides: str, text: str, said: object
) -> forms.Widget:
    """As ``members``, with those who left, and members of other families found by a text first;
    not somebody who is asked about already. ``said`` was chosen already and stays.
    """
    living = [one.person for one in registry.members_of(household)]
    left = [one.person for one in registry.left_from(household)]
    own = [*living, *kinship.relatives_of(household), *left]
    others = _of_others(by, text=text, said=said, without={one.pk for one in own})
    by_id = others | {str(one.pk): named(one) for one in own}
    return forms.RadioSelect(choices=[one for one in by_id.items() if one[0] != besides])


def _of_others(by: User, *, text: str, said: object, without: set[UUID]) -> dict[str, str]:
    chosen = id_of(said)
    found = registry.living_in_sight(by, chosen) if chosen else []
    found += search_members(by, text) if text else []
    return {
        str(one.person_id): f"{named(one.person)} · {areas.address(one.household.village_id)}"
        for one in found
        if one.person_id not in without
    }


def open_ties(household: Household, by: User, *, asked: object) -> forms.Widget:
    """Marriages and guardianships that last, and the tie for which the form was opened."""
    ties = kinship.open_ties(by, household, also=id_of(asked))
    return forms.RadioSelect(choices=[(str(tie.pk), _line(tie)) for tie in ties])


def _choice(people: Iterable[Person]) -> forms.Widget:
    by_id = {str(one.pk): named(one) for one in people}
    return forms.RadioSelect(choices=list(by_id.items()))


def _line(tie: Tie) -> str:
    return f"{tie.person.name} – {tie.other.name}: {tie.get_kin_display()}"


def id_of(text: object) -> UUID | None:
    """The id that a text is; None for anything else."""
    try:
        return UUID(str(text))
    except ValueError:
        return None
