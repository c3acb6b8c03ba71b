"""Says again, inside a trial's transaction, what the rows of a batch refer to."""

from collections.abc import Iterator, Sequence
from itertools import groupby, islice

from sahakum.accounts.models import User
from sahakum.capture.intake import MOST_AT_ONCE, Submission, take_in
from sahakum.imports.memo import Memo
from sahakum.imports.resolving import resolve
from sahakum.imports.units import Unit


def stand_in(units: Sequence[Unit], memo: Memo, *, by: User) -> None:
    """Stores what earlier files of the folder said of the families and things that units name.

    It lasts until the batch is over, when all of it is taken back. One kind after the other, so
    that a debt finds its family.
    """
    for some in _runs(memo.referred_to(units)):
        resolve(some, by=by)
        take_in(
            [Submission(id=unit.id, kind=unit.kind, content=unit.content) for unit in some],
            by=by,
            hold=False,
        )


def _runs(units: Sequence[Unit]) -> Iterator[list[Unit]]:
    for _, same in groupby(units, key=lambda unit: unit.kind):
        while some := list(islice(same, MOST_AT_ONCE)):
            yield some
