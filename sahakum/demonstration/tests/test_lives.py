"""What the office's families tell and who left, looked at before anything is stored."""

from collections import Counter

from sahakum.demonstration import assessed, gifts, leavers, lives, rounds, schooled
from sahakum.demonstration.days import TODAY
from sahakum.demonstration.families import candidates, enrolled
from sahakum.demonstration.worlds import WORLDS

OFFICE = WORLDS["district"]


def test_who_left_is_visited_no_more_but_to_look_in_half_a_year_later() -> None:
    supported = enrolled(OFFICE)
    left = {str(one.id): one.left_on for one in supported if one.left_on is not None}
    assert len(left) == 30
    assert not any(one.in_livelihoods for one in supported if one.left_on is not None)
    for said in rounds.visits(supported, weekly=OFFICE.weekly):
        day = left.get(said.content["household"])
        assert day is None or said.content["visited_on"] <= day.isoformat()
    told = list(leavers.leavers(supported))
    assert Counter(said.kind for said in told)["leaving"] == len(left)
    for said in told:
        day = left[said.content["household"]]
        assert said.kind == "leaving" or said.content["visited_on"] > day.isoformat()
    for said in assessed.assessed(supported, candidates(OFFICE)):
        day = left.get(said.content["household"])
        assert day is None or said.content["assessed_on"] < day.isoformat()


def test_what_families_told_lies_in_the_past_and_comes_from_those_who_stayed() -> None:
    supported = enrolled(OFFICE)
    stayed = {str(one.id) for one in supported if one.left_on is None}
    told = list(lives.lives(supported))
    assert {said.kind for said in told} == {"trip", "absence", "relative", "disaster"}
    for said in told:
        assert said.content["household"] in stayed
        assert said.received_at.date() < TODAY
    trips = [said.content for said in told if said.kind == "trip"]
    assert [one["children"] != [] for one in trips].count(True) == 15
    assert all(one["returned_on"] < "2025" for one in trips if one["children"])


def test_schooling_is_told_of_every_supported_child() -> None:
    pupils = gifts.pupils(OFFICE, enrolled(OFFICE))
    told = [said.content for said in schooled.schooled(pupils)]
    assert len(told) == OFFICE.schooled == 134
    assert Counter(one["attending"] for one in told) == {"yes": 119, "back": 8, "left": 7}
    assert {int(one["grade"]) for one in told} <= set(range(1, 13))


def test_of_every_other_plan_the_first_task_is_done_before_it_is_told() -> None:
    said = list(assessed.planned(enrolled(OFFICE)))
    drawn = {one.content["household"]: one.content for one in said if one.kind == "plan"}
    done = [one for one in said if one.kind == "task_done"]
    assert 0 < len(done) < len(drawn)
    for one in done:
        plan = drawn[str(one.content["task"].household)]
        assert plan["drawn_on"] < one.content["said_on"] < one.received_at.date().isoformat()
