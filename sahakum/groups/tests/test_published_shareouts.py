"""Share-outs whose figures others published, each run through our command.

INTELLICASH: the cases of the share-out tests of IntelliCash, an application for savings groups
(github.com/Chrisphine10/intellicash-app, test/core/share_out_calculator_test.dart, 2fc4864; figures
only). Its pool holds what is lent out, so that our cash is the pool less what members owe.

REPORTED: figures of groups, and of those who teach them, from their pages. What is not published,
such as how 780,000 riel lie on 14 passbooks, is filled in; nothing that hangs on it is compared.
"""

import json
from argparse import Namespace
from pathlib import Path
from typing import Any

import pytest

from sahakum.groups import command

Said = dict[str, Any]


def group(pool: int, *members: tuple[Any, ...], **said: Any) -> Said:
    """A group of so much in cash and loans; each member has her savings and what she owes."""
    rules = {"unit": 1} | said.pop("rules", {})
    listed = [{"id": one[0], "savings": one[1], "owes": sum(one[2:])} for one in members]
    owed = sum(one["owes"] for one in listed)
    return {"cash": pool - owed, "members": listed, "rules": rules} | said


INTELLICASH: dict[str, tuple[Said, Said]] = {
    "in proportion to shares": (
        group(100_000, ("A", 60_000), ("B", 40_000)),
        {"paid": [60_000, 40_000]},
    ),
    "the larger remainder": (group(10, ("A", 1), ("B", 1), ("C", 8)), {"paid": [1, 1, 8]}),
    "eighteen percent": (
        group(118_000, ("A", 50_000), ("B", 50_000)),
        {"surplus": [9_000, 9_000], "paid": [59_000, 59_000]},
    ),
    "a loan is netted": (
        group(100_000, ("A", 50_000, 20_000), ("B", 50_000)),
        {"paid": [30_000, 50_000], "still_owes": [0, 0]},
    ),
    "who owes more than her part": (
        group(100_000, ("A", 10_000, 40_000), ("B", 90_000)),
        {"paid": [0, 90_000], "still_owes": [30_000, 0]},
    ),
    "welfare equally": (
        group(
            100_000,
            ("A", 70_000),
            ("B", 30_000),
            ("C", 0),
            social=300,
            rules={"share_social": True},
        ),
        {"social": [100, 100, 100], "paid": [70_100, 30_100, 100]},
    ),
    "welfare is kept": (
        group(100_000, ("A", 50_000), ("B", 50_000), social=50_000),
        {"social": [0, 0], "paid": [50_000, 50_000]},
    ),
    "nothing was saved": (group(0, ("A", 0), ("B", 0)), {"paid": [0, 0]}),
    "a member alone": (group(99_999, ("A", 12_345)), {"paid": [99_999]}),
}
REPORTED: dict[str, tuple[Said, Said]] = {
    # 2pinklines.com, "Understanding Formulas Used": 37.05, 16.32, 42.11 and 4.52 % of 5,000,000.
    "four who saved a million": (
        group(6_000_000, ("A", 370_500), ("B", 163_200), ("C", 421_100), ("D", 45_200)),
        {"surplus": [1_852_500, 816_000, 2_105_500, 226_000]},
    ),
}


def run(said: Said, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    file = tmp_path / "group.json"
    file.write_text(json.dumps(said))
    assert command.run(Namespace(terms=file, json=True)) == 0
    printed: dict[str, Any] = json.loads(capsys.readouterr().out)
    return printed


def column(name: str, printed: dict[str, Any]) -> list[int]:
    return [line[name] for line in printed["members"]]


@pytest.mark.parametrize("case", [*INTELLICASH.items(), *REPORTED.items()], ids=lambda one: one[0])
def test_a_published_share_out(
    case: tuple[str, tuple[Said, Said]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said, published = case[1]
    printed = run(said, tmp_path, capsys)
    assert {name: column(name, printed) for name in published} == published


def test_no_cent_is_lost(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """IntelliCash: 1.00 over three who saved alike, 5,000.00 over unlike savings, a welfare fund.

    Who gets the odd cent is the rule of each program; that two get 33 and one 34 is not.
    """
    three = [(name, 100) for name in "ABC"]
    assert sorted(column("paid", run(group(100, *three), tmp_path, capsys))) == [33, 33, 34]
    unlike = group(500_000, ("A", 12_345), ("B", 67_890), ("C", 1), ("D", 999))
    assert sum(column("paid", run(unlike, tmp_path, capsys))) == 500_000
    welfare = group(3, ("A", 1), ("B", 1), ("C", 1), social=100, rules={"share_social": True})
    assert sorted(column("social", run(welfare, tmp_path, capsys))) == [33, 33, 34]
    owed = [("A", 50_000, 12_000), ("B", 30_000), ("C", 20_000, 5_000)]
    all_in_all = group(130_000, *owed, social=9_000, rules={"share_social": True})
    assert run(all_in_all, tmp_path, capsys)["paid"] == 130_000 + 9_000 - 17_000


def test_twenty_seven_members_who_get_alike(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Lord Howe Central Community Savings, World Vision, 2018: 168,595.00 Solomon dollars.

    27 members had "over 6,244.00" each. What each saved is not published; alike, as what they got.
    """
    members = [(f"{number:02}", 100_000) for number in range(27)]
    printed = run(group(16_859_500, *members, commodity="SBD"), tmp_path, capsys)
    assert printed["paid"] == 16_859_500
    assert all(624_400 < paid < 624_500 for paid in column("paid", printed))


def test_fourteen_women_who_shared_nothing_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Phnom Den, Partners in Compassion: 780,000 riel of shares and 58,000 of interest stay."""
    members = [(f"{number:02}", 55_000) for number in range(1, 14)] + [("14", 65_000)]
    printed = run(group(838_000, *members, rules={"roll_over": True}), tmp_path, capsys)
    assert (printed["surplus"], printed["paid"], printed["stays"]) == (58_000, 0, 838_000)
