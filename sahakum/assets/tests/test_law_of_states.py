"""Law: the state of an asset is its last check or repair by its own day, however they arrive."""

import datetime
from uuid import UUID

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import Take
from sahakum.accounts.models import User
from sahakum.assets.models import AssetState
from sahakum.capture.intake import Word
from sahakum.places.models import Place

BUILT = datetime.date(2026, 3, 1)
# Of one day the later in this list is believed: it was built, looked at, mended.
ORDER = (
    ("asset_check", "works"),
    ("asset_check", "partly"),
    ("asset_check", "broken"),
    ("asset_check", "gone"),
    ("asset_repair", "works"),
    ("asset_repair", "partly"),
)
EVENTS = st.lists(
    st.tuples(st.integers(0, 6), st.integers(0, len(ORDER) - 1), st.booleans()), max_size=7
)


def content(asset: UUID, days: int, which: int) -> tuple[str, dict[str, str]]:
    kind, state = ORDER[which]
    day = (BUILT + datetime.timedelta(days=days)).isoformat()
    said = {"asset": str(asset), "state": state}
    if kind == "asset_check":
        return kind, said | {"checked_on": day, "wrong": "pump"}
    return kind, said | {"repaired_on": day, "done_by": "Sok"}


@pytest.mark.django_db
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.data(), events=EVENTS)
def test_the_last_by_its_own_day_is_the_state(
    data: st.DataObject,
    events: list[tuple[int, int, bool]],
    bopha: User,
    village: Place,
    take: Take,
) -> None:
    arriving = data.draw(st.permutations(events))
    with transaction.atomic():
        new = {"good": "latrine", "village": str(village.pk), "how": "built"}
        said = take("asset", new | {"done_on": "1/3/2026", "done_by": "Sok"}, by=bopha)
        assert said.word is Word.SAVED, said
        for days, which, voided in arriving:
            answer = take(*content(said.id, days, which), by=bopha)
            assert answer.word is Word.SAVED, answer
            if voided:
                void = {"operation": str(answer.id), "reason": "wrong"}
                assert take("void", void, by=bopha).word is Word.SAVED
        stored = AssetState.objects.get(pk=said.id)
        living = [(days, which) for days, which, voided in events if not voided]
        days, which = max(living, default=(0, 0))
        expected = (ORDER[which][1], BUILT + datetime.timedelta(days=days))
        assert (stored.state, stored.seen_on) == expected
        transaction.set_rollback(True)
