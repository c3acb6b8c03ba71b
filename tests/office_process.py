"""The other side of ``tests.office``: a warmed process that forks workers, and what they can do.

Started as ``python -m tests.office_process SOCKET``. Each line on its input forks one worker, which
serves one connection: a line of JSON in, a line of JSON out. It ends when its input ends.
"""

import json
import os
import resource
import signal
import socket
import sys
import traceback
from collections.abc import Callable
from contextlib import ExitStack
from typing import Any
from uuid import UUID

_held = ExitStack()
LONG_AGO = "2000-01-01"


def furnish(families: int) -> list[str]:
    """Makes an organisation, its supervisor Bopha and some families; gives the families' ids."""
    from sahakum.accounts.models import Organisation, Post, User
    from sahakum.places.selectors import by_code

    organisation = Organisation.objects.create(name_km="ភូមិស្រស់", name_en="A", kind="ngo")
    bopha = User.objects.create(
        username="bopha", name_km="ប", name_en="B", organisation=organisation, password="!"
    )
    Post.objects.create(user=bopha, role="supervisor", area=by_code("0204"), from_on=LONG_AGO)
    operations = [
        {"id": str(UUID(int=number + 1)), "kind": "household", "content": _family()}
        for number in range(families)
    ]
    assert {word for _, word in take_in(operations)} == {"SAVED"}
    return [str(operation["id"]) for operation in operations]


def furnish_again() -> str:
    """Registers one more family; gives its id."""
    from sahakum.lib.ids import uuid7

    operation = {"id": str(uuid7()), "kind": "household", "content": _family()}
    assert take_in([operation])[0][1] == "SAVED"
    return str(operation["id"])


def _family() -> dict[str, Any]:
    from conftest import family
    from sahakum.places.selectors import by_code

    village = by_code("02040101")
    assert village is not None
    return family(village)


def take_in(operations: list[dict[str, Any]]) -> list[list[str]]:
    """Takes in operations as Bopha; gives the id and the word of each."""
    from sahakum.accounts.models import User
    from sahakum.capture import intake

    submissions = [
        intake.Submission(id=UUID(one["id"]), kind=one["kind"], content=one["content"])
        for one in operations
    ]
    answers = intake.take_in(submissions, by=User.objects.get(username="bopha"))
    return [[str(answer.id), str(answer.word)] for answer in answers]


def furnish_bank() -> dict[str, Any]:
    """A group of five with the rules of the tests of groups, kept by Bopha."""
    from sahakum.accounts.models import User
    from sahakum.groups.tests import world
    from sahakum.places.selectors import by_code

    village = by_code("02040101")
    assert village is not None
    group = world.a_group(User.objects.get(username="bopha"), village)
    return {"fund": str(group.fund.pk), "members": [str(one.pk) for one in group.members]}


def bank() -> dict[str, Any]:
    """What is in the box of the only fund, what members saved, and how much each meeting stored."""
    from sahakum.groups import chart
    from sahakum.groups.models import Fund, Meeting
    from sahakum.groups.selectors import accounts_in
    from sahakum.ledger.models import Transfer

    fund = Fund.objects.get()
    return {
        "box": chart.accounts_of(fund)[chart.BOX].held(),
        "savings": [tie.savings.held() for tie in accounts_in(fund)],
        "meetings": {
            str(one.pk): [
                one.lines.count(),
                one.attestations.count(),
                Transfer.objects.filter(operation=one.operation_id).count(),
            ]
            for one in Meeting.objects.all()
        },
    }


def seal() -> int:
    """Seals what is committed; gives the last position."""
    from sahakum.journal import sealing

    return sealing.seal()


def state() -> dict[str, Any]:
    """What the database holds, and every disagreement that can be found in it."""
    from sahakum.journal.models import Fact, Operation
    from sahakum.journal.verify import verify
    from sahakum.registry.models import Membership
    from sahakum.support.models import HomeVisit, VisitState
    from tests.derived import wrong_projections

    operations = Operation.objects.order_by("position").values_list("id", "position")
    return {
        "operations": {str(id): position for id, position in operations},
        "facts": sorted(str(id) for id in Fact.objects.values_list("operation_id", flat=True)),
        "visits": sorted(str(id) for id in HomeVisit.objects.values_list("pk", flat=True)),
        "states": {str(row.pk): row.visits for row in VisitState.objects.all()},
        "memberships": [str(row.pk) for row in Membership.objects.order_by("pk")],
        "wrong": [str(finding) for finding in verify()] + wrong_projections() + _integrity(),
    }


def _integrity() -> list[str]:
    from django.db import connection

    if connection.vendor == "postgresql":
        return []
    found = [row[0] for row in query("PRAGMA integrity_check")]
    return [text for text in found if text != "ok"]


def query(statement: str) -> list[Any]:
    """Runs one statement."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(statement)
        return [list(row) for row in cursor.fetchall()] if cursor.description else []


def hold(households: list[str]) -> None:
    """Begins a transaction that locks households, and keeps it open until ``let_go``."""
    from django.db import transaction

    from sahakum.registry.models import Household

    _held.enter_context(transaction.atomic())
    list(Household.objects.filter(pk__in=households).select_for_update())


def let_go() -> None:
    """Ends what ``hold`` began."""
    _held.close()


def be_impatient(seconds: float) -> None:
    """Waits for locks no longer than this from now on."""
    from django.db import connection

    if connection.vendor == "postgresql":
        query(f"SET lock_timeout = '{int(seconds * 1000)}ms'")
    else:
        connection.settings_dict["OPTIONS"]["timeout"] = seconds


def limit_files(size: int) -> None:
    """Lets no file grow beyond a size, as if the disk were full there; -1 takes the limit away."""
    most = resource.RLIM_INFINITY if size < 0 else size
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))


_all = (furnish, furnish_again, furnish_bank, bank, take_in, seal, state, query, hold, let_go)
DOINGS: dict[str, Callable[..., Any]] = {
    doing.__name__: doing for doing in (*_all, be_impatient, limit_files)
}


def serve(listener: socket.socket) -> None:
    """Serves one connection until it is closed."""
    connection, _ = listener.accept()
    with connection, connection.makefile("rwb") as stream:
        _say(stream, {"pid": os.getpid()})
        for line in stream:
            _say(stream, _done(json.loads(line)))


def _done(command: dict[str, Any]) -> Any:
    try:
        return DOINGS[command.pop("do")](**command)
    except Exception:
        return {"fault": traceback.format_exc()}


def _say(stream: Any, words: Any) -> None:
    stream.write(json.dumps(words, default=str).encode() + b"\n")
    stream.flush()


def main() -> None:
    """Warms up, then forks a worker for each line on the input."""
    import django

    django.setup()
    # Loads what a worker needs, so that a fork begins to work at once.
    import conftest  # noqa: F401
    import sahakum.journal.verify  # noqa: F401
    import tests.derived  # noqa: F401

    listener = socket.socket(socket.AF_UNIX)
    listener.bind(sys.argv[1])
    listener.listen(64)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    os.write(1, b"ready\n")
    while os.read(0, 1):
        if os.fork() == 0:
            try:
                serve(listener)
            finally:
                os._exit(0)


if __name__ == "__main__":
    main()
