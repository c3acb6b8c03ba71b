"""Loading a demonstration into an empty database, and the sign-ins to try it with."""

import heapq
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import translation

from sahakum.accounts import demo as people
from sahakum.accounts.models import Organisation, User
from sahakum.demonstration import beyond, teng_mao
from sahakum.demonstration.days import TODAY
from sahakum.demonstration.sayings import batches
from sahakum.demonstration.spots import place_ids
from sahakum.demonstration.telling import sayings, tell
from sahakum.demonstration.wholesale import forget
from sahakum.demonstration.worlds import WORLDS, World
from sahakum.journal import clock
from sahakum.journal.models import Installation, Operation
from sahakum.programmes import demo as programmes

# Known to everybody who reads this line; it exists only where Installation.demonstration is set.
PASSWORD = "phum-sros-sabay-2026"


class DatabaseInUseError(Exception):
    """A demonstration is loaded into an empty database only."""

    def __init__(self) -> None:
        super().__init__("This database is in use: a demonstration needs an empty one.")


@dataclass(frozen=True, kw_only=True)
class SignIn:
    """Somebody made up, in whose name one may look around."""

    username: str
    password: str
    who: str


def _silent(done: int, total: int) -> None:
    """Progress for nobody."""


def load(
    *, size: str = "district", progress: Callable[[int, int], None] = _silent
) -> dict[str, Any]:
    """Makes the world of a size, all or nothing; returns what was made.

    ``progress`` is told how many operations are done, and of how many.

    Raises:
        DatabaseInUseError: there is something in the database already.
        KeyError: there is no such size.
    """
    world = WORLDS[size]
    with transaction.atomic():
        _refuse_unless_empty()
        Installation.objects.create(demonstration=True, today=TODAY)
        clock.forget()
        _found(world)
        workers = people.add_workers(_people(world), password=PASSWORD)
        places = place_ids((*world.spots, *teng_mao.spots(world)))
        said = list(sayings(world, places))
        told = heapq.merge(batches(said), beyond.batches(world), key=lambda one: one.received_at)
        done = tell(told, workers=workers, progress=progress, total=len(said) + 2 * world.beyond)
    forget()
    return {"size": size, "today": TODAY.isoformat(), "operations": done}


def _found(world: World) -> None:
    """Stores the organisations and their programmes."""
    people.add_organisations((people.FRESH_VILLAGE, people.RIVER_HOUSE, people.COUNCIL))
    if world.beyond:
        people.add_organisations((beyond.NETWORK,))
    programmes.add_programmes(organisation=people.FRESH_VILLAGE.code, other=people.RIVER_HOUSE.code)
    if world.self_help:
        people.add_organisations((people.VILLAGE_PARTNERS,))
        programmes.add_self_help(organisation=people.VILLAGE_PARTNERS.code)


def _people(world: World) -> tuple[people.MadeWorker, ...]:
    partners = teng_mao.PEOPLE if world.self_help else ()
    return (*people.PEOPLE, *partners, *(beyond.PEOPLE if world.beyond else ()))


def _refuse_unless_empty() -> None:
    tables = (Installation, Organisation, User, Operation)
    if any(table._default_manager.exists() for table in tables):
        raise DatabaseInUseError


def sign_ins() -> list[SignIn]:
    """Whom one may sign in as, in the order of their work; nobody in an office."""
    if not Installation.objects.filter(demonstration=True).exists():
        return []
    made = [
        one.username for one in (*people.PEOPLE, *teng_mao.PEOPLE, *beyond.PEOPLE) if one.signs_in
    ]
    found = User.objects.filter(username__in=made).select_related("organisation")
    by_name = {user.username: user for user in found.prefetch_related("posts")}
    with translation.override("en"):
        return [_sign_in(by_name[name]) for name in made if name in by_name]


def _sign_in(user: User) -> SignIn:
    roles = ", ".join(str(post.kind.display_name) for post in user.posts.all())
    who = f"{user.name}, {roles}, {user.organisation.name}"
    return SignIn(username=user.username, password=PASSWORD, who=who)
