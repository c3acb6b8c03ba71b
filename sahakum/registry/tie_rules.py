"""What family ties cannot be: to oneself, to an older child, after death, twice, two marriages."""

import datetime
from collections.abc import Iterator
from uuid import UUID

from django.utils.translation import gettext as _

from sahakum.capture.kinds import Refusal
from sahakum.journal import clock
from sahakum.lib.dates import Day
from sahakum.registry import kinship, merged
from sahakum.registry.deaths import died_on
from sahakum.registry.models import Person, Tie
from sahakum.registry.tie_choices import OLDER, Kin


class Pair:
    """A tie that is to be stored, or to last again, with the end that was said of it."""

    def __init__(self, tie: Tie, ended: Day | None) -> None:
        """Looks up under which other ids the two are known, and when they died."""
        self.tie, self.ended, self.began = tie, ended, kinship.began(tie)
        self.people = (tie.person, tie.other)

    def refuse_oneself(self) -> None:
        """Nobody is tied to herself, under whatever id."""
        if self.tie.person_id in _ids(self.tie.other):
            raise Refusal({"other": [_("Nobody is a relative of himself or herself.")]})

    def refuse_ages(self) -> None:
        """Parents and grandparents are born before their children; of inexact births what is
        possible is accepted."""
        elder, younger = self.people
        if self.tie.kin not in OLDER or elder.born_on is None or younger.born_on is None:
            return
        if elder.born_on >= _born(younger).last:
            sentence = _("%(elder)s is not older than %(younger)s. Check both births.")
            raise Refusal({"kin": [sentence % {"elder": elder.name, "younger": younger.name}]})

    def refuse_unordered(self) -> None:
        """Nothing ends before it began."""
        if self.began and self.ended and self.ended.last < self.began.date:
            raise Refusal({"ended": [_("This is before the beginning.")]})

    def refuse_not_alive(self) -> None:
        """Nothing begins before birth or after death."""
        for person in self.people if self.began else ():
            self._refuse_lifeless(person)

    def _refuse_lifeless(self, person: Person) -> None:
        assert self.began is not None
        name, death = {"name": person.name}, died_on(person)
        if person.born_on is not None and self.began.last < person.born_on:
            raise Refusal({"began": [_("This is before %(name)s was born.") % name]})
        if death is not None and death < self.began.date:
            raise Refusal({"began": [_("%(name)s died before this day.") % name]})

    def refuse_again(self, field: str) -> None:
        """The same is not said twice for the same time."""
        pair = {frozenset(_ids(one)) for one in self.people}
        for other in self._at_that_time(_ids(self.tie.person)):
            if {frozenset(_ids(other.person)), frozenset(_ids(other.other))} == pair:
                raise Refusal({field: [_("This tie is recorded already.")]})

    def refuse_second_spouse(self, field: str) -> None:
        """One marriage at a time. Whose the other is, is not said: it may not be seen by all."""
        for person in self.people if self.tie.kin == Kin.SPOUSE else ():
            if any(self._at_that_time(_ids(person))):
                sentence = _(
                    "%(name)s is married at that time by an earlier record. Record first when that"
                    " marriage ended."
                )
                raise Refusal({field: [sentence % {"name": person.name}]})

    def _at_that_time(self, people: set[UUID]) -> Iterator[Tie]:
        mine = _lasted(self.tie, self.ended)
        for other in kinship.ties_of(people).filter(kin=self.tie.kin).exclude(pk=self.tie.pk):
            end = kinship.end_of(other)
            theirs = _lasted(other, kinship.ended(end) if end else None)
            if max(mine[0], theirs[0]) < min(mine[1], theirs[1]):
                yield other


def check(tie: Tie, *, ended: Day | None, field: str = "other") -> None:
    """Looks whether a tie can be, with what else is recorded. ``field`` is to be mended.

    Raises:
        Refusal: it cannot.
    """
    pair = Pair(tie, ended)
    pair.refuse_oneself()
    pair.refuse_ages()
    pair.refuse_unordered()
    pair.refuse_not_alive()
    pair.refuse_again(field)
    pair.refuse_second_spouse(field)


def _lasted(tie: Tie, ended: Day | None) -> tuple[datetime.date, datetime.date]:
    # Being kin does not end with death, a marriage does.
    deaths = [died_on(one) for one in (tie.person, tie.other)] if tie.kin == Kin.SPOUSE else []
    died = min((one for one in deaths if one is not None), default=None)
    return kinship.sure_days(kinship.began(tie), ended, died=died, today=clock.today())


def _ids(person: Person) -> set[UUID]:
    return merged.with_merged(Person, [person.pk])


def _born(person: Person) -> Day:
    assert person.born_on is not None
    return Day(person.born_on, person.born_precision or "day")  # type: ignore[arg-type]
