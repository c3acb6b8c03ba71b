"""What a member must have learnt before her first loan: whoever keeps trainings says who came.

A *source* of trainings is registered under a name: it answers, for members and a day, the topics in
which each took part until then. Workshops of collectives are one; a package above that keeps
trainings of people adds its own.
"""

import datetime
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TypeAlias
from uuid import UUID

from sahakum.collectives.models import Member

Day: TypeAlias = datetime.date
Source: TypeAlias = Callable[[Collection[Member], Day], Mapping[UUID, frozenset[str]]]

_sources: dict[str, Source] = {}


def register_source(name: str, source: Source) -> None:
    """Announces who took part in what. To be called once, when a package is made ready."""
    if name in _sources:
        raise ValueError(f"The source {name} of trainings is registered twice.")
    _sources[name] = source


def lacking(
    members: Collection[Member], topics: Sequence[str], *, on: Day
) -> dict[UUID, list[str]]:
    """Members who miss topics on a day, each with those that she misses, in the order asked.

    Asks each source once; members who miss nothing are left out.
    """
    if not topics or not members:
        return {}
    heard: dict[UUID, set[str]] = defaultdict(set)
    for source in _sources.values():
        for key, known in source(members, on).items():
            heard[key] |= known
    missing = {one.pk: [topic for topic in topics if topic not in heard[one.pk]] for one in members}
    return {key: found for key, found in missing.items() if found}
