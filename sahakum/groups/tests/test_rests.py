"""Rests of a share-out: what cannot be split or paid goes to one whom the group named or drew."""

import json
from argparse import Namespace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sahakum.accounts.models import User
from sahakum.capture.intake import Word
from sahakum.groups import chart, command
from sahakum.groups.models import ShareOutLine, ShareOutRest
from sahakum.groups.tests.test_cycles import shared as wished
from sahakum.groups.tests.test_shareout import THREE, column, shared
from sahakum.groups.tests.world import Village, a_group, everybody, saved, send, sentences_of
from sahakum.journal.verify import verify
from sahakum.places.models import Place


@pytest.fixture
def group(bopha: User, village: Place) -> Village:
    return a_group(bopha, village)


def test_all_rests_go_to_whom_the_group_names() -> None:
    found = shared(surplus="equal", rest="named", rest_to="3")
    # A third of 100,000 is 33,333; what cannot be split is hers too, and 33 of each other.
    assert column("surplus", found) == [33_333, 33_333, 33_334]
    assert column("moved_rest", found) == [-33, -33, 66]
    assert column("paid", found) == [533_300, 333_300, 233_400]
    assert (column("unpaid_rest", found), found.stays) == ([0, 0, 0], 0)


def test_what_cannot_be_paid_to_her_either_stays_hers() -> None:
    found = shared(THREE | {"cash": 1_100_050}, surplus="equal", rest="drawn", rest_to="1")
    assert column("paid", found) == [533_400, 333_300, 233_300]
    assert column("unpaid_rest", found) == [50, 0, 0]
    assert found.stays == 50


def test_rests_pay_her_loan_first() -> None:
    members = [dict(one) for one in THREE["members"]]  # type: ignore[attr-defined]
    members[2]["owes"] = 250_000
    said = {"cash": 850_000, "members": members}
    found = shared(said, surplus="equal", rest="named", rest_to="3")
    assert column("still_owes", found) == [0, 0, 16_600]
    assert column("moved_rest", found) == [-33, -33, 66]


# What is slow is only the first draw of a session.
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(
    st.lists(st.tuples(*[st.integers(0, 10**7)] * 3), min_size=1, max_size=20),
    st.integers(0, 10**8),
    st.integers(0, 10**6),
    st.sampled_from(["savings", "equal", "interest_back"]),
    st.booleans(),
    st.booleans(),
    st.booleans(),
    st.sampled_from([1, 100, 500]),
    st.integers(0, 100),
    st.integers(0, 100),
    st.data(),
)
def test_nothing_is_lost_and_nobody_but_the_named_gets_a_rest(
    members: list[tuple[int, int, int]],
    cash: int,
    social: int,
    surplus: str,
    share_social: bool,
    stay: bool,
    roll_over: bool,
    unit: int,
    fund: int,
    keep: int,
    data: st.DataObject,
) -> None:
    listed = [
        {"id": f"{place:02}", "savings": one, "interest_paid": paid, "owes": owes}
        for place, (one, paid, owes) in enumerate(members)
    ]
    named = data.draw(st.sampled_from(listed))["id"]
    rules: dict[str, Any] = {"surplus": surplus, "share_social": share_social, "unit": unit}
    rules |= {"savings_stay": stay, "roll_over": roll_over, "keep_percent": keep}
    rules |= {"funds": {"reserve": fund}}
    said = {"cash": cash, "social": social, "members": listed}
    found = shared(said, **rules, rest="named", rest_to=named)
    entitled = sum(part.entitled for part in found.parts) + sum(found.funds.values())
    assert entitled == found.group.pool + (social if share_social else 0)
    assert sum(part.moved_rest for part in found.parts) == 0
    assert found.funds == shared(said, **rules).funds
    for part in found.parts:
        net = part.paid + part.rolls_over + part.unpaid_rest - part.still_owes
        assert net == part.entitled - part.member.owes
        assert min(part.paid, part.rolls_over, part.unpaid_rest, part.still_owes) >= 0
        assert part.paid % unit == 0
        if part.member.id != named:
            assert part.unpaid_rest == 0
            assert -unit < part.moved_rest <= 0
            assert part.social == (social // len(members) if share_social else 0)
            assert part.surplus <= _exact(part.member.id, said, found.surplus, found.funds, surplus)


def _exact(
    key: str, said: dict[str, Any], surplus: int, funds: dict[str, int], rule: str
) -> Fraction:
    """The share of a member as a fraction: nobody but the named may get more than that."""
    shared_among = Fraction(surplus - sum(funds.values()))
    members = said["members"]
    own = next(one for one in members if one["id"] == key)
    saved_by_all = sum(one["savings"] for one in members)
    by_savings = (
        Fraction(own["savings"], saved_by_all) if saved_by_all else Fraction(1, len(members))
    )
    if shared_among < 0 or rule == "savings":
        return shared_among * by_savings
    if rule == "equal":
        return shared_among / len(members)
    interest: int = sum(one["interest_paid"] for one in members)
    if shared_among <= interest:
        return shared_among * Fraction(own["interest_paid"], interest or 1)
    # Of interest that goes back whole, and of what is left, to the riel below.
    return Fraction(own["interest_paid"]) + (shared_among - interest) * by_savings


@pytest.mark.parametrize(
    ("rules", "start"),
    [
        ({"rest": "lost"}, "rest: one of"),
        ({"rest": "named"}, "rest_to: this is missing"),
        ({"rest": "drawn", "rest_to": "9"}, "rest_to: nobody of the members is 9"),
        ({"rest_to": "1"}, "rest_to: the rest stays with each"),
    ],
)
def test_the_command_names_what_is_wrong_with_a_rest(
    rules: dict[str, str], start: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "group.json"
    file.write_text(json.dumps(THREE | {"rules": rules}))
    assert command.run(Namespace(terms=file, json=True)) == 2
    assert capsys.readouterr().err.startswith(start)


def test_the_command_prints_where_rests_went(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "group.json"
    rules = {"surplus": "equal", "rest": "drawn", "rest_to": "2"}
    file.write_text(json.dumps(THREE | {"rules": rules}))
    assert command.run(Namespace(terms=file, json=True)) == 0
    printed = json.loads(capsys.readouterr().out)
    assert (printed["rest"], printed["rest_to"]) == ("drawn", "2")
    assert [line["moved_rest"] for line in printed["members"]] == [-33, 66, -33]
    assert printed["paid"] + printed["stays"] == printed["pool"]


def _earned(group: Village) -> dict[str, str]:
    """400 riel were earned, 80 for each of five equal savers: no note pays those."""
    group.meet("2/2/2025", everybody(savings="10000"), counted="50000")
    group.meet("2/3/2025", {0: {"lent": "10000"}, 1: {"lent": "10000"}}, counted="30000")
    group.meet("2/4/2025", {0: {"repaid": "2200"}, 1: {"repaid": "10200"}}, counted="42400")
    return wished(group, "2/4/2025")


def test_what_is_booked_goes_to_the_one_who_was_drawn(group: Village) -> None:
    content = _earned(group) | {"rest": "drawn", "rest_to": str(group.members[4].pk)}
    saved("share_out", content, by=group.by)
    lines = {line.member_id: line for line in ShareOutLine.objects.all()}
    paid = [int(lines[member.pk].paid) for member in group.members]
    assert paid == [2_000, 10_000, 10_000, 10_000, 10_400]
    assert [group.saved_by(place) for place in range(5)] == [0] * 5
    assert group.holds(chart.BOX) == 0
    rest = ShareOutRest.objects.get()
    assert (rest.member, rest.how, rest.amount) == (group.members[4], "drawn", 320)
    assert not list(verify())


def test_a_share_out_with_rests_can_be_voided(group: Village) -> None:
    content = _earned(group) | {"rest": "named", "rest_to": str(group.members[4].pk)}
    number = saved("share_out", content, by=group.by)
    saved("void", {"operation": str(number), "reason": "ខុសឈ្មោះ"}, by=group.by)
    assert [group.saved_by(place) for place in range(5)] == [10_000] * 5
    assert not ShareOutRest.objects.filter(voided_by=None).exists()
    assert not list(verify())


def test_who_gets_the_rest_is_said_and_shares_too(group: Village) -> None:
    content = _earned(group)
    said = {"group": str(group.group.pk), "name": "ថ្មី", "sex": "female"}
    new = saved("group_member", said | {"joined_on": "3/4/2025", "standing": "member"}, by=group.by)
    with translation.override("en"):
        for rest_to, words in (("", "which member"), (str(new), "nothing in this fund")):
            answer = send("share_out", content | {"rest": "named", "rest_to": rest_to}, by=group.by)
            assert answer.word is Word.NEEDS_ATTENTION
            assert list(answer.sentences) == ["rest_to"]
            assert words in sentences_of(answer)
    assert not ShareOutLine.objects.exists()
