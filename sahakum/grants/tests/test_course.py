"""A grant from the application to its closing, through the door; and what is refused on the way."""

import datetime

import pytest

from sahakum.accounts.models import User
from sahakum.capture.intake import Word
from sahakum.grants import chart
from sahakum.grants.models import (
    BusinessGrant,
    GrantApplication,
    GrantItem,
    GrantPayout,
    GrantRhythm,
)
from sahakum.grants.steps import Step, next_of
from sahakum.grants.tests.world import (
    PEN,
    RECEIPTS,
    Asked,
    a_family,
    a_fund,
    application,
    asked,
    refused,
    saved,
    send,
)
from sahakum.journal import verify
from sahakum.journal.models import Fact
from sahakum.lib.ids import uuid7
from sahakum.places.models import Place

Day = datetime.date


@pytest.fixture
def grant(bopha: User, dara: User, village: Place) -> Asked:
    """Bopha wrote the application down; Dara decides."""
    return asked(bopha, dara, village)


def step(grant: Asked, on: str) -> Step:
    """What is next on a day."""
    rhythm = GrantRhythm.objects.get()
    return next_of(grant.course, rhythm, on=datetime.date.fromisoformat(on)).step


def findings() -> list[str]:
    """What verify finds wrong in books and grants."""
    return [f"{one.code}: {one.detail}" for one in verify.verify()]


def test_a_grant_goes_its_way_and_the_fund_with_it(grant: Asked) -> None:
    assert step(grant, "2026-02-06") is Step.APPRAISE
    grant.appraise()
    assert step(grant, "2026-02-11") is Step.DECIDE
    grant.decide("800")
    assert step(grant, "2026-02-16") is Step.PAY_OUT
    grant.pay("500", "20/2/2026")
    assert (grant.holds(chart.KEPT), grant.holds(chart.ADVANCES)) == (150_000, 50_000)
    grant.say("proof", seen_on="5/3/2026", receipts=RECEIPTS, note="ឃើញទ្រុងថ្មី")
    grant.pay("300", "6/3/2026")
    assert step(grant, "2026-03-20") is Step.PROVE
    grant.prove("150", "140", day="26/3/2026")
    grant.say("return", returned_on="27/3/2026", amount="10")
    assert step(grant, "2026-03-28") is Step.FOLLOW_UP
    assert grant.holds(chart.KEPT) == 121_000
    assert grant.holds(chart.ADVANCES) == 0
    assert grant.holds(chart.GIVEN) == 79_000
    for day in ("20/5/2026", "21/8/2026"):
        grant.say("follow_up", asked_on=day, fares="well")
    grant.say("closing", by=grant.leader, closed_on="1/9/2026")
    assert step(grant, "2026-09-02") is Step.CLOSED
    assert findings() == []


def test_facts_say_what_indicators_count(grant: Asked) -> None:
    grant.appraise()
    grant.decide("800")
    grant.pay("500", "20/2/2026")
    grant.pay("300", "1/3/2026")
    grant.prove("500", day="5/3/2026")
    grant.prove("300", day="11/3/2026")
    told = Fact.objects.filter(kind__startswith="business_grant").order_by("pk")
    assert [(fact.kind.removeprefix("business_grant_"), int(fact.quantity)) for fact in told] == [
        ("granted", 800),
        ("paid", 500),
        ("paid", 300),
        ("proven", 500),
        ("proven", 300),
        ("verified", 10),
    ]
    assert {(fact.item, fact.subject_id, fact.household_id) for fact in told} == {
        ("USD", grant.grant.pk, grant.grant.household_id)
    }


def test_an_application_keeps_its_budget_row_by_row(grant: Asked) -> None:
    items = GrantItem.objects.order_by("place").values_list("quantity", "price", "total")
    rows = [(int(quantity), price, total) for quantity, price, total in items]
    assert rows == [(1, 35_000, 35_000), (6, 6_000, 36_000), (1, 19_000, 19_000)]
    application = GrantApplication.objects.get()
    assert (application.asked, application.own) == (80_000, 10_000)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"asked": "700"}, "The budget comes to 900 dollars"),
        ({"asked": "850"}, "The budget comes to 900 dollars"),
        ({"total": "910"}, "The rows come to 900 dollars, and 910 dollars is written."),
        ({"budget": [PEN | {"quantity": "0.33", "price": "1.01"}]}, "Row 1: Quantity times price"),
        ({"budget": [PEN | {"price": "0"}]}, "Row 1: Please write an amount above zero."),
        ({"budget": [PEN | {"quantity": "0"}]}, "Row 1: Please write an amount above zero."),
        ({"budget": []}, "At least 1 row is needed."),
        ({"asked": "0"}, "Please write an amount above zero."),
        ({"asked": "800.005"}, "The smallest part of US dollar is 0.01."),
    ],
)
@pytest.mark.usefixtures("english")
def test_a_budget_that_does_not_add_up_is_one_sentence(
    bopha: User, dara: User, village: Place, changes: dict[str, object], sentence: str
) -> None:
    fund = a_fund(dara, village)
    household, person = a_family(bopha, village)
    said = application(fund, household, person, **changes)
    assert sentence in refused("business_grant", said, by=bopha)
    assert not BusinessGrant.objects.exists()


@pytest.mark.usefixtures("english")
def test_who_wrote_it_down_does_not_decide(dara: User, village: Place, vuthy: User) -> None:
    grant = asked(dara, dara, village)
    grant.appraise()
    said = {"decided_on": "15/2/2026", "outcome": "granted", "amount": "800", "decided_by": "x"}
    assert "somebody else decides" in grant.fail("decision", **said)
    grant.say("decision", by=vuthy, **said)
    assert grant.course.granted == 80_000


@pytest.mark.usefixtures("english")
def test_a_social_worker_does_not_decide(grant: Asked) -> None:
    grant.appraise()
    said = {"decided_on": "15/2/2026", "outcome": "granted", "amount": "800", "decided_by": "x"}
    assert "Your role" in grant.fail("decision", **said)


@pytest.mark.usefixtures("english")
def test_nothing_is_decided_unseen_or_above_what_was_asked_or_twice(grant: Asked) -> None:
    said = {"decided_on": "15/2/2026", "outcome": "granted", "amount": "800", "decided_by": "x"}
    assert "looked at it" in grant.fail("decision", by=grant.leader, **said)
    grant.appraise("10/2/2026")
    more = said | {"amount": "801"}
    assert "asked for 800" in grant.fail("decision", by=grant.leader, **more)
    early = said | {"decided_on": "9/2/2026"}
    assert "10/02/2026" in grant.fail("decision", by=grant.leader, **early)
    none = said | {"amount": ""}
    assert "how much" in grant.fail("decision", by=grant.leader, **none)
    grant.say("decision", by=grant.leader, **said)
    assert "decided on 15/02/2026" in grant.fail("decision", by=grant.leader, **said)
    assert "decided on" in grant.fail(
        "appraisal", appraised_on="16/2/2026", findings="x", appraised_by="y"
    )


@pytest.mark.usefixtures("english")
def test_declined_means_that_nothing_is_paid_out(grant: Asked) -> None:
    said = {"decided_on": "15/2/2026", "outcome": "declined", "decided_by": "x"}
    assert "Please write why." in grant.fail("decision", by=grant.leader, **said)
    grant.say("decision", by=grant.leader, **said, minutes="គ្មានទីផ្សារ")
    assert step(grant, "2026-02-16") is Step.DECLINED
    pay = {"paid_on": "20/2/2026", "amount": "1", "person": str(grant.person)}
    assert "not granted" in grant.fail("payout", **pay)


@pytest.mark.usefixtures("english")
def test_what_was_sent_back_is_written_anew(grant: Asked) -> None:
    household = grant.grant.household_id
    anew = application(grant.grant.fund, household, grant.person, applied_on="20/2/2026")
    anew = {name: value for name, value in anew.items() if name not in ("fund", "household")}
    assert "only when it was sent back" in grant.fail("rewritten", **anew)
    grant.decide("", outcome="sent_back", minutes="តម្លៃកូនជ្រូកខ្ពស់ពេក")
    assert step(grant, "2026-02-16") is Step.WRITE_ANEW
    first = anew | {"applied_on": "14/2/2026"}
    assert "15/02/2026" in grant.fail("rewritten", **first)
    cheaper = {"asked": "700", "budget": [PEN | {"price": "800"}]}
    number = grant.say("rewritten", **anew | cheaper)
    assert step(grant, "2026-02-21") is Step.APPRAISE
    grant.appraise("22/2/2026")
    grant.decide("700", "25/2/2026")
    assert grant.course.granted == 70_000
    assert (
        send("void", {"operation": str(number), "reason": "x"}, by=grant.leader).word
        is not Word.SAVED
    )


@pytest.mark.usefixtures("english")
def test_payouts_stay_within_what_was_granted_and_what_the_fund_holds(
    bopha: User, dara: User, village: Place
) -> None:
    fund = a_fund(dara, village, holds="600")
    grant = asked(bopha, dara, village, fund=fund)
    grant.appraise()
    pay = {"paid_on": "20/2/2026", "person": str(grant.person)}
    assert "not granted" in grant.fail("payout", **pay, amount="100")
    grant.decide("800")
    assert "600 dollars; 50 dollars more" in grant.fail("payout", **pay, amount="650")
    assert "15/02/2026" in grant.fail("payout", **pay | {"paid_on": "14/2/2026"}, amount="1")
    grant.pay("500")
    assert "300 dollars is left" in grant.fail("payout", **pay, amount="301")
    assert (grant.holds(chart.KEPT), grant.holds(chart.ADVANCES)) == (10_000, 50_000)


@pytest.mark.usefixtures("english")
def test_money_is_paid_to_people_of_the_family(grant: Asked, village: Place) -> None:
    grant.appraise()
    grant.decide()
    _other, stranger = a_family(grant.worker, village)
    pay = {"paid_on": "20/2/2026", "amount": "100", "person": str(stranger)}
    assert "not found" in grant.fail("payout", **pay)


@pytest.mark.usefixtures("english")
def test_no_more_is_proven_than_was_paid_out_by_that_day(grant: Asked) -> None:
    grant.appraise()
    grant.decide()
    row = {"what": "ចំណី", "amount": "400"}
    assert "Nothing is left" in grant.fail("proof", seen_on="1/3/2026", receipts=[row])
    grant.pay("300", "20/2/2026")
    grant.pay("300", "10/3/2026")
    assert "Only 300 dollars" in grant.fail("proof", seen_on="1/3/2026", receipts=[row])
    assert "Only 300 dollars" in grant.fail("return", returned_on="1/3/2026", amount="301")
    grant.say("proof", seen_on="10/3/2026", receipts=[row | {"number": "7"}])
    again = {"receipts": [{"what": "x", "amount": "1", "number": "7"}], "seen_on": "11/3/2026"}
    assert "Receipt 7" in grant.fail("proof", **again)
    twice = {"receipts": [{"what": "x", "amount": "1", "number": "8"}] * 2, "seen_on": "11/3/2026"}
    assert "Receipt 8" in grant.fail("proof", **twice)


@pytest.mark.usefixtures("english")
def test_a_grant_is_closed_when_nothing_is_unproven_or_the_rest_is_given_up(grant: Asked) -> None:
    grant.appraise()
    grant.decide()
    grant.pay("500")
    grant.prove("480")
    end = {"closed_on": "1/6/2026", "by": grant.leader}
    assert "20 dollars is not proven yet" in grant.fail("closing", **end)
    assert "Exactly 20 dollars" in grant.fail("closing", **end, given_up="10", why="x")
    assert "Please write why." in grant.fail("closing", **end, given_up="20")
    closing = grant.say("closing", **end, given_up="20", why="ម្ចាស់តូបផ្លាស់ទៅឆ្ងាយ")
    assert (grant.holds(chart.ADVANCES), grant.holds(chart.GIVEN_UP)) == (0, 2_000)
    pay = {"paid_on": "2/6/2026", "amount": "1", "person": str(grant.person)}
    assert "closed on 01/06/2026" in grant.fail("payout", **pay)
    assert findings() == []
    saved("void", {"operation": str(closing), "reason": "ឃើញវិក្កយបត្រ"}, by=grant.leader)
    grant.prove("20", day="5/6/2026")
    assert (grant.holds(chart.GIVEN_UP), grant.holds(chart.GIVEN)) == (0, 50_000)
    assert findings() == []


def test_voiding_goes_back_step_by_step(grant: Asked) -> None:
    appraisal = grant.appraise()
    decision = grant.decide()
    payout = grant.pay("500")
    proof = grant.prove("500")
    for number in (appraisal, decision, payout):
        said = {"operation": str(number), "reason": "ច្រឡំ"}
        assert send("void", said, by=grant.leader).word is not Word.SAVED
    for number in (proof, payout, decision, appraisal):
        saved("void", {"operation": str(number), "reason": "ច្រឡំ"}, by=grant.leader)
    assert grant.holds(chart.KEPT) == 200_000
    assert findings() == []


def test_the_same_payout_sent_twice_is_booked_once(grant: Asked) -> None:
    grant.appraise()
    grant.decide()
    said = grant.content(paid_on="20/2/2026", amount="500", person=str(grant.person))
    number = uuid7()
    for _ in range(2):
        answer = send("business_grant_payout", said, by=grant.worker, number=number)
        assert answer.word is Word.SAVED
    assert grant.holds(chart.KEPT) == 150_000
    other = send("business_grant_payout", said | {"amount": "1"}, by=grant.worker, number=number)
    assert other.word is not Word.SAVED


def test_verify_finds_a_fund_that_says_something_else(grant: Asked) -> None:
    grant.appraise()
    grant.decide()
    payout = grant.pay("500")
    assert findings() == []
    GrantPayout.objects.filter(pk=payout).update(amount=40_000)
    assert any("wrong_grants" in one for one in findings())


def test_another_organisation_sees_and_records_nothing(grant: Asked, chantha: User) -> None:
    assert not BusinessGrant.objects.visible_to(chantha).exists()
    said = {"appraised_on": "10/2/2026", "appraised_by": "x", "findings": "y"}
    other = grant.fail("appraisal", by=chantha, **said)
    grant.grant.pk = uuid7()
    assert grant.fail("appraisal", by=chantha, **said) == other


@pytest.mark.usefixtures("english")
def test_the_fund_of_another_organisation_is_not_asked(
    bopha: User, dara: User, chantha: User, village: Place
) -> None:
    fund = a_fund(dara, village)
    household, person = a_family(chantha, village)
    said = application(fund, household, person)
    assert "not found" in refused("business_grant", said, by=chantha)


@pytest.mark.usefixtures("english")
def test_who_asks_belongs_to_the_family(bopha: User, dara: User, village: Place) -> None:
    fund = a_fund(dara, village)
    household, _person = a_family(bopha, village)
    _other, stranger = a_family(bopha, village)
    said = application(fund, household, stranger)
    assert "not found" in refused("business_grant", said, by=bopha)
