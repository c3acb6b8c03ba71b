"""Telling a world: each batch at its moment through the one door, sealed at the end of each day."""

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain

from sahakum.accounts.models import User
from sahakum.capture.intake import Answer, Word, take_in
from sahakum.demonstration import (
    assessed,
    banks,
    families,
    gifts,
    lasting,
    leavers,
    lives,
    promises,
    registrations,
    rounds,
    schooled,
    slips,
    teng_mao,
)
from sahakum.demonstration.sayings import Batch, Saying
from sahakum.demonstration.wholesale import store
from sahakum.demonstration.worlds import World
from sahakum.journal import clock
from sahakum.journal.sealing import seal
from sahakum.programmes import demo as programmes

Progress = Callable[[int, int], None]
SEALED_AFTER = datetime.timedelta(minutes=5)


def sayings(world: World, places: Mapping[str, int]) -> Iterator[Saying]:
    """Everything that is said in an office, in no particular order."""
    supported = families.enrolled(world)
    neighbours, waiting = families.neighbours(world), families.candidates(world)
    others = families.others(world)
    everybody = chain(supported, neighbours, waiting, others)
    joined = [family for family in supported if family.in_livelihoods]
    return chain(
        registrations.registrations(everybody, places),
        registrations.enrolments(supported, programmes.FAMILY_SUPPORT),
        registrations.enrolments(joined, programmes.COMMUNITY_LIVELIHOODS),
        registrations.enrolments(others[::2], programmes.OTHER_SUPPORT),
        promises.targets(world, places),
        gifts.deliveries(world),
        lasting.lasting(world, supported, places),
        rounds.visits(supported, weekly=world.weekly),
        rounds.visits(others[::2], weekly=world.weekly // 4),
        assessed.assessed(supported, waiting),
        assessed.planned(supported),
        leavers.leavers(supported),
        lives.lives(supported),
        schooled.schooled(gifts.pupils(world, supported)),
        slips.slips(waiting),
        banks.banks(world, supported, places),
        teng_mao.teng_mao(world, places),
    )


def tell(
    told: Iterable[Batch],
    *,
    workers: Mapping[str, User],
    progress: Progress,
    total: int,
) -> int:
    """Takes in batches in order of time; returns how many operations were saved.

    Raises:
        ValueError: the door answered otherwise than the demonstration expects.
    """
    done, last = 0, None
    for batch in told:
        if last is not None and last.date() != batch.received_at.date():
            _seal(last)
        done += _said(batch, by=workers[batch.sayings[0].by])
        progress(done, total)
        last = batch.received_at
    if last is not None:
        _seal(last)
    return done


def _said(batch: Batch, *, by: User) -> int:
    with clock.at(batch.received_at):
        if batch.wholesale:
            return store(batch.sayings, by=by)
        answers = take_in([one.submission() for one in batch.sayings], by=by)
    return _checked(batch.sayings, answers)


def _seal(moment: datetime.datetime) -> None:
    with clock.at(moment + SEALED_AFTER):
        seal()


def _checked(batch: Sequence[Saying], answers: Sequence[Answer]) -> int:
    for saying, answer in zip(batch, answers, strict=True):
        wanted = Word.NEEDS_ATTENTION if saying.held else Word.SAVED
        if answer.word is not wanted:
            raise ValueError(f"{saying.kind} {saying.id}: {answer.word} {answer.sentences}")
    return sum(answer.word is Word.SAVED for answer in answers)
