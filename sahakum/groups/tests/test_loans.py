"""Loans beside meetings: rules, applications, workshops, new terms, given up and recovered."""

import datetime
from typing import Any
from uuid import UUID

import pytest
from django.utils import translation

from sahakum.accounts.models import User
from sahakum.capture.intake import Word
from sahakum.groups import chart
from sahakum.groups.models import Bylaws
from sahakum.groups.tests import loans_said
from sahakum.groups.tests.world import RULES, Village, a_group, everybody, saved, send, sentences_of
from sahakum.journal.models import Fact
from sahakum.journal.services import Entry, commit
from sahakum.journal.verify import verify
from sahakum.ledger.opening import new_transfer
from sahakum.ledger.tests.conftest import operation_of
from sahakum.lending.arrears import portfolio_of
from sahakum.lending.courses import courses_of
from sahakum.lending.models import Loan, LoanDecision, Reschedule
from sahakum.lib.dates import parse_day
from sahakum.places.models import Place


@pytest.fixture
def group(bopha: User, village: Place) -> Village:
    return a_group(bopha, village)


def ruled(who: User, village: Place, **rules: Any) -> Village:
    """A group with savings of 10,000 each, and other rules."""
    group = a_group(who, village, rules=RULES | rules)
    group.meet("2/2/2025", everybody(savings="10000"), counted="50000")
    return group


def lent(group: Village, amount: str = "30000", place: int = 0) -> Loan:
    """A loan of 2 March 2025 out of a box of 50,000."""
    left = str(50_000 - int(amount))
    group.meet("2/3/2025", {place: {"lent": amount}}, counted=left)
    return Loan.objects.get()


def refused(group: Village, kind: str, content: dict[str, Any]) -> str:
    """The sentences of what is not stored, in English."""
    with translation.override("en"):
        answer = send(kind, content, by=group.by)
    assert answer.word is Word.NEEDS_ATTENTION
    return sentences_of(answer)


def asks(group: Village, place: int = 0, **more: str) -> dict[str, str]:
    said = {"fund": str(group.fund.pk), "member": str(group.members[place].pk)}
    said |= {"amount": "25000", "purpose": "ទិញកូនជ្រូក", "asked_on": "3/2/2025"}
    return said | more


def decides(application: UUID, **more: str) -> dict[str, str]:
    said = {"application": str(application), "decided_on": "10/2/2025", "outcome": "approved"}
    return (
        said | {"amount": "20000", "decided_by": "committee", "minutes": "គណៈកម្មការ ៣ នាក់"} | more
    )


def workshop(group: Village, topic: str, *places: int, day: str = "20/2/2025") -> dict[str, Any]:
    rows = [{"member": str(group.members[place].pk)} for place in places]
    said = {"group": str(group.group.pk), "topic": topic, "held_on": day, "hours": "3"}
    return said | {"participants": rows}


def anew(loan: Loan, **more: str) -> dict[str, str]:
    said = {"loan": str(loan.pk), "decided_on": "2/6/2025", "instalments": "10", "unit": "month"}
    said |= {"first_due_on": "2/7/2025", "rate": "1", "interest": "added"}
    return said | {"minutes": "ទឹកជំនន់"} | more


def given_up(loan: Loan, day: str = "1/8/2025") -> dict[str, str]:
    return {"loan": str(loan.pk), "day": day, "minutes": "ស្លាប់"}


def recovered(loan: Loan, amount: str, day: str = "1/9/2025") -> dict[str, str]:
    return {"loan": str(loan.pk), "day": day, "amount": amount, "paid_by": "កូនប្រុស"}


def test_rules_that_nobody_wrote_are_the_usual_ones(group: Village) -> None:
    group.meet("2/2/2025", everybody(savings="10000"), counted="50000")
    loan = lent(group)
    assert loan.terms["grace"] == {"principal": 0, "interest_payment": 0, "interest_free": 0}
    assert loan.terms["fees"] == []
    assert loan.practice["prepayment"] == "amount"
    assert loan.practice["pay_off"] == "period"
    assert loan.practice["order"] == ["late_fee", "fee", "interest", "principal"]


def test_every_rule_is_frozen_on_a_loan_and_decides_it(bopha: User, village: Place) -> None:
    """Every 14 days, half a percent kept back, 300 riel each time, a fee of 500 for lateness."""
    rules = {"unit": "day", "every": "14", "counting": "day", "day_count": "actual/360"}
    rules |= {"start_fee_percent": "0.5", "row_fee": "300", "late_fee": "500"}
    rules |= {"late_after_days": "3", "late_interest": "day", "grace_principal": "1"}
    rules |= {"order": "interest_first", "prepayment": "next", "rounding_mode": "up"}
    group = ruled(bopha, village, **rules)
    group.meet("2/3/2025", {0: {"lent": "30000"}}, counted="20150")
    loan = Loan.objects.get()
    assert (loan.terms["every"], loan.terms["unit"], loan.terms["by"]) == (14, "day", "day")
    assert loan.practice["late_fee"] == {"amount": 500, "after_days": 3}
    assert loan.practice["late_interest"] == "day"
    rows = courses_of([loan])[0].service.rows
    assert [row.due_on.isoformat() for row in rows[1:3]] == ["2025-03-16", "2025-03-30"]
    assert [row.due["principal"] for row in rows[1:3]] == [0, 7_500]
    # 24 % a year for 14 days of 360: exactly 280.
    assert rows[1].due == {"late_fee": 0, "fee": 300, "interest": 280, "principal": 0}
    assert group.holds(chart.FINES) == 150


@pytest.mark.parametrize(
    ("rules", "sentence"),
    [
        ({"grace_interest": "2"}, "pays the next instalments"),
        ({"method": "flat", "late_interest": "day"}, "Late principal bears interest only"),
        ({"late_fee": "500", "late_fee_percent": "2"}, "not both"),
        ({"amortisation": "equal_instalments", "rounding_rest": "first"}, "cannot take the rest"),
        ({"amortisation": "equal_instalments", "rounding_interest": "sum"}, "rounded one by one"),
        ({"grace_principal": "5"}, "Grace must end"),
        ({"least_loan": "9000", "most_loan": "8000"}, "larger than the largest"),
        ({"start_fee": "1.5"}, "smallest part"),
        ({"workshops": ["cooking"]}, "offered"),
        ({"every": "400"}, "366"),
    ],
)
def test_rules_that_do_not_go_together_are_one_sentence(
    group: Village, rules: dict[str, Any], sentence: str
) -> None:
    said = {"fund": str(group.fund.pk), "from_on": "1/2/2025"} | RULES | rules
    assert sentence in refused(group, "bylaws", said)
    assert Bylaws.objects.count() == 1


def test_a_loan_smaller_than_the_rules_say_is_refused(bopha: User, village: Place) -> None:
    group = ruled(bopha, village, least_loan="១០០០០")
    content = group.content("2/3/2025", {0: {"lent": "5000"}}, counted="45000")
    assert "at least 10,000" in refused(group, "meeting", content)


def test_what_is_approved_beforehand_is_lent_once_and_not_more(bopha: User, village: Place) -> None:
    group = ruled(bopha, village, approval="beforehand", approval_days="30")
    first = group.content("2/3/2025", {0: {"lent": "20000"}}, counted="30000")
    assert "no approved application" in refused(group, "meeting", first)
    application = saved("loan_application", asks(group), by=group.by)
    assert "waits for a decision" in refused(group, "loan_application", asks(group))
    saved("loan_decision", decides(application), by=group.by)
    assert "decided before" in refused(group, "loan_decision", decides(application))
    over = group.content("2/3/2025", {0: {"lent": "20100"}}, counted="29900")
    assert "20,000" in refused(group, "meeting", over)
    late = group.content("20/3/2025", {0: {"lent": "20000"}}, counted="30000")
    assert "no approved application" in refused(group, "meeting", late)
    group.meet("2/3/2025", {0: {"lent": "20000"}}, counted="30000")
    loan = Loan.objects.get()
    assert loan.decision == LoanDecision.objects.get()
    assert loan.purpose == "ទិញកូនជ្រូក"
    again = group.content("3/3/2025", {0: {"lent": "5000"}}, counted="25000")
    assert "no approved application" in refused(group, "meeting", again)


def test_an_approval_that_a_loan_used_is_not_voided(bopha: User, village: Place) -> None:
    group = ruled(bopha, village, approval="beforehand")
    decision = saved(
        "loan_decision", decides(saved("loan_application", asks(group), by=bopha)), by=bopha
    )
    met = group.meet("2/3/2025", {0: {"lent": "20000"}}, counted="30000")
    void = {"operation": str(decision), "reason": "ច្រឡំ"}
    assert send("void", void, by=bopha).word is Word.NEEDS_ATTENTION
    for one in (met, decision):
        saved("void", {"operation": str(one), "reason": "ច្រឡំ"}, by=bopha)


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"amount": "26000"}, "25,000"),
        ({"amount": ""}, "how much is approved"),
        ({"amount": "0"}, "how much is approved"),
        ({"decided_on": "1/2/2025"}, "before 03/02/2025"),
        ({"amount": "១៥០០០,៥"}, "smallest part"),
    ],
)
def test_a_decision_that_cannot_be_is_one_sentence(
    group: Village, more: dict[str, str], sentence: str
) -> None:
    application = saved("loan_application", asks(group), by=group.by)
    assert sentence in refused(group, "loan_decision", decides(application, **more))
    assert not LoanDecision.objects.exists()


def test_what_is_declined_is_lent_nothing(bopha: User, village: Place) -> None:
    group = ruled(bopha, village, approval="beforehand")
    application = saved("loan_application", asks(group), by=bopha)
    saved("loan_decision", decides(application, outcome="declined", amount="20000"), by=bopha)
    decision = LoanDecision.objects.get()
    assert (decision.amount, decision.until_on) == (0, None)
    content = group.content("2/3/2025", {0: {"lent": "5000"}}, counted="45000")
    assert "no approved application" in refused(group, "meeting", content)


def test_who_misses_a_workshop_gets_no_first_loan(bopha: User, village: Place) -> None:
    group = ruled(bopha, village, workshops=["business", "profit"])
    saved("workshop", workshop(group, "business", 0, 1), by=bopha)
    content = group.content("2/3/2025", {0: {"lent": "10000"}}, counted="40000")
    assert "Reckoning profit" in refused(group, "meeting", content)
    # A workshop after the meeting does not count for it.
    saved("workshop", workshop(group, "profit", 0, day="5/3/2025"), by=bopha)
    assert "Reckoning profit" in refused(group, "meeting", content)
    group.meet("6/3/2025", {0: {"lent": "10000"}}, counted="40000")
    lines = {2: {"lent": "10000"}}
    both = refused(group, "meeting", group.content("7/3/2025", lines, counted="30000"))
    assert "Running a small business, Reckoning profit" in both
    # A second loan asks for nothing more.
    group.meet("8/3/2025", {0: {"lent": "5000"}}, counted="35000")


def test_a_workshop_is_told_once_of_each_who_took_part(group: Village) -> None:
    saved("workshop", workshop(group, "rice", 0, 1, 2), by=group.by)
    facts = Fact.objects.filter(kind="group_workshop_part", item="rice")
    assert facts.count() == 3
    assert Fact.objects.filter(kind="group_workshop").count() == 1
    assert "topic and day" in refused(group, "workshop", workshop(group, "rice", 0))
    twice = workshop(group, "finance", 0, 0)
    assert "twice" in refused(group, "workshop", twice)
    early = workshop(group, "finance", 0, day="1/1/2025")
    assert "was not a member" in refused(group, "workshop", early)
    assert "1" in refused(group, "workshop", workshop(group, "finance"))


def test_new_terms_are_apart_in_what_is_at_risk(group: Village) -> None:
    """30,000 in five parts at 2 %: nothing paid until June: 600 + 480 + 360 of interest."""
    group.meet("2/2/2025", everybody(savings="10000"), counted="50000")
    loan = lent(group)
    saved("loan_reschedule", anew(loan), by=group.by)
    course = courses_of([loan])[0]
    assert course.rescheduled
    assert [row.due["principal"] for row in course.service.rows[1:]] == [3_000] * 10
    assert course.service.rows[1].due["fee"] == 1_440
    assert course.service.rows[1].due["interest"] == 300
    found = portfolio_of([course], on=parse_day("3/6/2025").date)
    assert found.par30 == 0
    assert found.par30_with_rescheduled == 1
    assert found.rescheduled == 30_000
    group.meet("2/7/2025", {0: {"repaid": "4740"}}, counted="24740")
    assert group.owed_by(0) == 27_000
    assert not list(verify())


def test_new_terms_are_voided_after_what_followed_them(group: Village) -> None:
    group.meet("2/2/2025", everybody(savings="10000"), counted="50000")
    loan = lent(group)
    done = saved("loan_reschedule", anew(loan, interest="kept"), by=group.by)
    assert "recorded for 02/06/2025" in refused(group, "loan_reschedule", anew(loan))
    paid = group.meet("2/7/2025", {0: {"repaid": "1440"}}, counted="21440")
    assert group.owed_by(0) == 30_000
    void = {"operation": str(done), "reason": "ច្រឡំ"}
    assert "became of one of these loans" in refused(group, "void", void)
    for one in (paid, done):
        saved("void", {"operation": str(one), "reason": "ច្រឡំ"}, by=group.by)
    assert not courses_of([loan])[0].rescheduled
    assert not list(verify())


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"decided_on": "1/3/2025"}, "given on 02/03/2025"),
        ({"first_due_on": "2/6/2025"}, "after the day of the decision"),
        ({"instalments": "0"}, "1"),
        ({"rate": "1.23456"}, "3"),
        ({"instalments": "ដប់"}, "number"),
    ],
)
def test_new_terms_that_cannot_be_are_one_sentence(
    group: Village, more: dict[str, str], sentence: str
) -> None:
    group.meet("2/2/2025", everybody(savings="10000"), counted="50000")
    assert sentence in refused(group, "loan_reschedule", anew(lent(group), **more))
    assert not Reschedule.objects.exists()


def test_what_was_given_up_and_comes_back_is_income_and_the_loan_stays_closed(
    group: Village,
) -> None:
    group.meet("2/2/2025", everybody(savings="10000"), counted="50000")
    loan = lent(group)
    assert "not given up" in refused(group, "loan_recovery", recovered(loan, "500"))
    done = saved("loan_write_off", given_up(loan), by=group.by)
    assert "before it" in refused(group, "loan_recovery", recovered(loan, "500", "1/7/2025"))
    assert "30,000" in refused(group, "loan_recovery", recovered(loan, "30001"))
    back = saved("loan_recovery", recovered(loan, "១២០០០"), by=group.by)
    assert "18,000" in refused(group, "loan_recovery", recovered(loan, "18001"))
    assert group.holds(chart.RECOVERED) == 12_000
    assert group.holds(chart.BOX) == 32_000
    course = courses_of([loan])[0]
    assert (course.owed, course.recovered, course.is_open) == (0, 12_000, False)
    found = portfolio_of([course], on=parse_day("2/9/2025").date)
    assert (found.loans, found.written_off, found.recovered) == (0, 30_000, 12_000)
    assert Fact.objects.get(kind="group_recovered").quantity == 12_000
    assert not list(verify())
    void = {"operation": str(done), "reason": "ច្រឡំ"}
    assert send("void", void, by=group.by).word is Word.NEEDS_ATTENTION
    for one in (back, done):
        saved("void", {"operation": str(one), "reason": "ច្រឡំ"}, by=group.by)
    assert group.owed_by(0) == 30_000
    assert not list(verify())


def test_a_closed_loan_takes_no_payment_and_no_new_terms(group: Village) -> None:
    group.meet("2/2/2025", everybody(savings="10000"), counted="50000")
    loan = lent(group)
    group.meet("2/4/2025", {0: {"repaid": "30600"}}, counted="50600")
    assert not courses_of([loan])[0].is_open
    content = group.content("2/5/2025", {0: {"repaid": "500"}}, counted="51100")
    assert "owes nothing" in refused(group, "meeting", content)
    assert "Nothing is owed" in refused(group, "loan_reschedule", anew(loan))
    assert "Nothing is owed" in refused(group, "loan_write_off", given_up(loan))
    early = group.content("1/3/2025", {0: {"repaid": "500"}}, counted="50500")
    assert early["held_on"] == "1/3/2025"
    assert "owes nothing" in refused(group, "meeting", early)


def test_a_payment_before_the_loan_is_named(group: Village) -> None:
    group.meet("2/2/2025", everybody(savings="10000"), counted="50000")
    lent(group)
    content = group.content("1/3/2025", {0: {"repaid": "500"}}, counted="50500")
    assert "02/03/2025" in refused(group, "meeting", content)


def test_a_book_without_stored_loans_keeps_its_accounts_of_loans_in_another_way(
    group: Village,
) -> None:
    """Its accounts of loans are not compared with loans that nobody stored."""
    group.meet("2/2/2025", everybody(savings="10000"), counted="50000")
    tied = chart.tied(group.fund, group.members)[group.members[1].pk]
    box = chart.accounts_of(group.fund)[chart.BOX]
    move = new_transfer(into=tied.loans, out_of=box, amount=500, day=datetime.date(2025, 2, 3))
    commit([Entry(operation=operation_of(group.by), rows=[move])])
    assert "wrong_loans" not in {finding.code for finding in verify()}
    group.meet("2/3/2025", {0: {"lent": "10000"}}, counted="39500")
    assert "wrong_loans" in {finding.code for finding in verify()}


def test_a_member_who_came_to_every_workshop_borrows_without_interest(
    bopha: User, village: Place
) -> None:
    """The microfinance of an organisation: workshops, a decision, 120 dollars in twelve parts."""
    rules = {"workshops": list(loans_said.BEFORE_A_FIRST_LOAN)} | loans_said.MICRO_LOAN
    group = a_group(bopha, village, commodity="USD", rules=rules)
    keys = [member.pk for member in group.members]
    group.meet("2/2/2025", {}, counted="500", gift="500", gift_from="អង្គការ")
    day = datetime.date(2025, 2, 5)
    for topic in loans_said.BEFORE_A_FIRST_LOAN:
        said = loans_said.workshop(
            group=group.group.pk, topic=topic, held_on=day, members=keys[:4], hours="3"
        )
        saved("workshop", said, by=bopha)
    asked = loans_said.application(
        fund=group.fund.pk, member=keys[0], amount="120", purpose="លក់បន្លែ", asked_on=day
    )
    number = saved("loan_application", asked, by=bopha)
    decided = loans_said.decision(
        application=number, decided_on=day, amount="120", decided_by="organisation", minutes="យល់ព្រម"
    )
    saved("loan_decision", decided, by=bopha)
    group.meet("2/3/2025", {0: {"lent": "120"}}, counted="380")
    assert len(Loan.objects.get().terms["fees"]) == 0
    assert [row.due["principal"] for row in courses_of(Loan.objects.all())[0].service.rows[1:]] == [
        1_000
    ] * 12
