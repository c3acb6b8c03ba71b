"""Share-outs: cases worked out by hand, and laws that hold for every group."""

import json
import random
from argparse import Namespace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sahakum.groups import command
from sahakum.groups.reading import read_group
from sahakum.groups.shareout import NOTES, ShareOut, share_out
from sahakum.groups.splitting import notes, split

THREE = {
    "cash": 1_100_000,
    "members": [
        {"id": "1", "name": "សុខ ដារ៉ា", "savings": 500_000, "interest_paid": 60_000},
        {"id": "2", "name": "ចាន់ ធីតា", "savings": 300_000, "interest_paid": 0},
        {"id": "3", "name": "កែវ បូផា", "savings": 200_000, "interest_paid": 30_000},
    ],
}


def shared(said: dict[str, Any] = THREE, **rules: Any) -> ShareOut:
    group, found = read_group(said | {"rules": rules})
    return share_out(group, found)


def column(name: str, found: ShareOut) -> list[int]:
    return [getattr(part, name) for part in found.parts]


def test_by_savings() -> None:
    """100,000 of surplus on 1,000,000 saved: a tenth for everybody."""
    found = shared()
    assert column("surplus", found) == [50_000, 30_000, 20_000]
    assert column("paid", found) == [550_000, 330_000, 220_000]
    assert found.stays == 0


def test_equal() -> None:
    found = shared(surplus="equal", unit=1)
    assert column("surplus", found) == [33_334, 33_333, 33_333]


def test_equal_in_notes_of_a_hundred() -> None:
    found = shared(surplus="equal")
    assert column("paid", found) == [533_300, 333_300, 233_300]
    assert column("unpaid_rest", found) == [34, 33, 33]
    assert found.stays == 100


def test_interest_back_and_the_rest_by_savings() -> None:
    """90,000 came back as interest; of the other 10,000 half, three and two tenths."""
    found = shared(surplus="interest_back")
    assert column("surplus", found) == [65_000, 3_000, 32_000]


def test_ten_thirty_sixty() -> None:
    """As CWS groups in Cambodia split interest: 10 % administration, 30 % capital, 60 % members."""
    found = shared(funds={"administration": 10, "capital": 30})
    assert found.funds == {"administration": 10_000, "capital": 30_000}
    assert column("surplus", found) == [30_000, 18_000, 12_000]
    assert found.stays == 40_000


def test_a_loan_is_netted_and_who_owes_more_still_owes() -> None:
    members = [dict(one) for one in THREE["members"]]  # type: ignore[attr-defined]
    members[1]["owes"], members[2]["owes"] = 100_000, 250_000
    found = shared({"cash": 750_000, "members": members})
    assert found.surplus == 100_000
    assert column("paid", found) == [550_000, 230_000, 0]
    assert column("still_owes", found) == [0, 0, 30_000]
    # What is not paid back yet is not in the box: it lacks before everybody can be paid.
    assert found.stays == -30_000


def test_a_loss_is_borne_by_what_was_saved() -> None:
    found = shared(THREE | {"cash": 900_000}, surplus="equal", funds={"administration": 10})
    assert found.funds == {}
    assert column("surplus", found) == [-50_000, -30_000, -20_000]
    assert found.paid == 900_000


def test_the_social_fund_stays_unless_it_is_shared() -> None:
    kept = shared(THREE | {"social": 30_000})
    assert (kept.paid, kept.stays) == (1_100_000, 30_000)
    given_away = shared(THREE | {"social": 30_000}, share_social=True)
    assert column("social", given_away) == [10_000] * 3
    assert given_away.stays == 0


def test_what_rolls_over_is_not_paid() -> None:
    found = shared(roll_over=True)
    assert column("rolls_over", found) == [550_000, 330_000, 220_000]
    assert (found.paid, found.stays) == (0, 1_100_000)


def test_only_what_was_earned_is_paid_and_loans_go_on() -> None:
    members = [dict(one) for one in THREE["members"]]  # type: ignore[attr-defined]
    members[1]["owes"] = 400_000
    found = shared({"cash": 700_000, "members": members}, savings_stay=True)
    assert column("paid", found) == [50_000, 30_000, 20_000]
    assert column("rolls_over", found) == [500_000, 300_000, 200_000]
    assert column("still_owes", found) == [0, 400_000, 0]
    assert found.stays == 600_000
    saved = shared({"cash": 700_000, "members": members}, savings_stay=True, roll_over=True)
    assert column("rolls_over", saved) == [550_000, 330_000, 220_000]
    lost = shared({"cash": 500_000, "members": members}, savings_stay=True)
    assert column("rolls_over", lost) == [450_000, 270_000, 180_000]
    assert lost.paid == 0


def test_a_sum_or_a_part_of_each_payout_stays() -> None:
    fixed = shared(keep=100_000)
    assert column("rolls_over", fixed) == [100_000] * 3
    assert column("paid", fixed) == [450_000, 230_000, 120_000]
    assert column("rolls_over", shared(keep_percent=50)) == [275_000, 165_000, 110_000]
    assert column("paid", shared(keep=400_000, keep_percent=10)) == [150_000, 0, 0]


def test_notes() -> None:
    assert notes(188_600, NOTES["KHR"]) == (
        {100_000: 1, 50_000: 1, 20_000: 1, 10_000: 1, 5_000: 1, 2_000: 1, 1_000: 1, 500: 1, 100: 1},
        0,
    )
    assert notes(12_050, NOTES["USD"]) == ({10_000: 1, 2_000: 1}, 50)


def test_ties_go_to_whoever_stands_first() -> None:
    assert split(2, [1, 1, 1]) == [1, 1, 0]
    assert split(10, [0, 0]) == [5, 5]
    assert split(-10, [3, 1]) == [-8, -2]


@given(st.integers(0, 10**12), st.lists(st.integers(0, 10**9), min_size=1, max_size=40))
def test_parts_add_up_and_nobody_gets_less_than_her_floor(amount: int, weights: list[int]) -> None:
    parts = split(amount, weights)
    assert sum(parts) == amount
    total = sum(weights) or len(weights)
    for part, weight in zip(parts, weights if any(weights) else [1] * len(weights), strict=True):
        exact = Fraction(amount * weight, total)
        assert exact - 1 < part < exact + 1


AMOUNTS = st.integers(0, 10**8)
MEMBERS = st.lists(st.tuples(AMOUNTS, AMOUNTS, AMOUNTS), min_size=1, max_size=30)


@given(
    MEMBERS,
    AMOUNTS,
    AMOUNTS,
    st.sampled_from(["savings", "equal", "interest_back"]),
    st.booleans(),
    st.booleans(),
    st.sampled_from([1, 100, 500]),
    st.integers(0, 100),
    st.booleans(),
    AMOUNTS,
    st.integers(0, 100),
    st.randoms(),
)
def test_everything_is_somewhere(
    members: list[tuple[int, int, int]],
    cash: int,
    social: int,
    surplus: str,
    share_social: bool,
    roll_over: bool,
    unit: int,
    fund: int,
    stay: bool,
    keep: int,
    keep_percent: int,
    chance: random.Random,
) -> None:
    listed = [
        {"id": f"{number:03}", "savings": saved, "interest_paid": interest, "owes": owes}
        for number, (saved, interest, owes) in enumerate(members)
    ]
    rules = {"surplus": surplus, "share_social": share_social, "roll_over": roll_over}
    rules |= {"unit": unit, "funds": {"reserve": fund}, "savings_stay": stay}
    rules |= {"keep": keep, "keep_percent": keep_percent}
    said = {"cash": cash, "social": social, "members": listed}
    found = shared(said, **rules)
    pool = cash + sum(owes for _, _, owes in members)
    entitled = sum(part.entitled for part in found.parts)
    assert entitled + sum(found.funds.values()) == pool + (social if share_social else 0)
    for part in found.parts:
        net = part.paid + part.rolls_over + part.unpaid_rest - part.still_owes
        assert net == part.entitled - part.member.owes
        assert part.paid % unit == 0
        assert min(part.paid, part.rolls_over, part.unpaid_rest, part.still_owes) >= 0
        assert part.unpaid_rest < unit
    chance.shuffle(listed)
    assert shared(said, **rules).parts == found.parts


@pytest.mark.parametrize(
    ("said", "start"),
    [
        ({"open_meetings": 1}, "open_meetings: a meeting is still open"),
        ({"shared_before": True}, "shared_before: this cycle was shared out before"),
        ({"cash_counted": 1_000_000}, "cash_counted: the box holds 1000000 and the book says"),
        ({"members": []}, "members: a list"),
        ({"members": [{"id": "1", "savings": 5}] * 2}, "members: 1 stands there twice"),
        ({"members": [{"id": "1", "savings": 5.5}]}, "savings: a whole number"),
        ({"members": [{"id": "1", "savings": -5}]}, "savings: a whole number"),
        ({"cash": "many"}, "cash: 'many' is no number"),
        ({"rules": {"funds": {"a": 60, "b": 50}}}, "funds: together"),
        ({"rules": {"surplus": "lottery"}}, "surplus: one of"),
        ({"rules": {"roll_over": 1}}, "roll_over: true or false"),
        ({"speed": 1}, "the group: there is no value called 'speed'"),
    ],
)
def test_what_stands_in_the_way_is_named(
    said: dict[str, Any], start: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "group.json"
    file.write_text(json.dumps(THREE | said))
    assert command.run(Namespace(terms=file, json=True)) == 2
    printed = capsys.readouterr()
    assert printed.err.startswith(start)
    assert printed.out == ""


def test_a_named_difference_does_not_stand_in_the_way() -> None:
    named = {"cash_counted": 1_099_500, "difference": "ខ្វះ ៥០០ រៀល"}
    assert shared(THREE | named).paid == 1_100_000


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "group.json"
    file.write_text(json.dumps(THREE | {"cash": "១១០០០០០"}))
    assert command.run(Namespace(terms=file, json=True)) == 0
    printed = json.loads(capsys.readouterr().out)
    assert [line["paid"] for line in printed["members"]] == [550_000, 330_000, 220_000]
    assert printed["notes"] == {"100000": 10, "50000": 1, "20000": 2, "10000": 1}
    assert sum(int(value) * count for value, count in printed["notes"].items()) == printed["paid"]
    assert command.run(Namespace(terms=file, json=False)) == 0
    assert "surplus: 100000" in capsys.readouterr().out
