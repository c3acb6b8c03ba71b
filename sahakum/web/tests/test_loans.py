"""Pages of loans and workshops, as a social worker and a treasurer use them."""

import re
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sahakum.accounts.models import User
from sahakum.collectives.models import Participation
from sahakum.groups.models import Bylaws
from sahakum.groups.tests.test_loans import anew, asks, decides, given_up, recovered, workshop
from sahakum.groups.tests.world import RULES, Village, a_group, everybody, saved
from sahakum.lending.models import Loan, LoanApplication, LoanDecision, Recovery, Reschedule
from sahakum.places.models import Place
from sahakum.web.tests.test_groups import text_of

SignedIn = Callable[[User], Client]


@pytest.fixture
def group(bopha: User, village: Place) -> Village:
    rules = RULES | {"rate": "3", "approval": "beforehand", "workshops": ["profit"]}
    group = a_group(bopha, village, rules=rules)
    group.meet("2/2/2025", everybody(savings="10000"), counted="50000")
    return group


@pytest.fixture
def english(bopha: User, signed_in: SignedIn) -> Client:
    client = signed_in(bopha)
    client.cookies["django_language"] = "en"
    return client


@pytest.fixture
def loan(group: Village) -> Loan:
    saved("workshop", workshop(group, "profit", 0), by=group.by)
    application = saved("loan_application", asks(group), by=group.by)
    saved("loan_decision", decides(application), by=group.by)
    group.meet("2/3/2025", {0: {"lent": "20000"}}, counted="30000")
    return Loan.objects.get()


def test_from_asking_to_deciding(group: Village, english: Client) -> None:
    page = text_of(english, reverse("group", args=[group.group.pk])).replace("\xa0", " ")
    assert "3 % a month, 36 % a year" in page
    assert "above 18 % a year" in page
    assert "B7.017.109" in page
    asking = reverse("new-application", args=[group.fund.pk])
    assert "ស៊ុំ ចាន់ធូ" in text_of(english, asking)
    said = {"member": str(group.members[0].pk), "amount": "25000.5", "purpose": "ទិញកូនជ្រូក"}
    assert english.post(asking, said | {"asked_on": "3/2/2025"}).status_code == 422
    assert (
        english.post(asking, said | {"amount": "២៥០០០", "asked_on": "3/2/2025"}).status_code == 302
    )
    application = LoanApplication.objects.get()
    page = text_of(english, reverse("group", args=[group.group.pk]))
    assert "to decide" in page
    assert "still to come: Reckoning profit" in page
    deciding = reverse("decide-application", args=[application.pk])
    assert "25,000" in text_of(english, deciding)
    decided = {"decided_on": "4/2/2025", "outcome": "approved", "decided_by": "committee"}
    answer = english.post(deciding, decided | {"amount": "25001", "minutes": "m"})
    assert "More is not approved" in answer.content.decode()
    assert english.post(deciding, decided | {"amount": "20000", "minutes": "m"}).status_code == 302
    assert LoanDecision.objects.get().amount == 20_000


def ticked(page: str) -> int:
    """How many members are ticked."""
    return len(re.findall(r'name="member" value="[^"]+" checked', page))


def test_a_workshop_is_recorded_with_everybody_ticked(group: Village, english: Client) -> None:
    address = reverse("new-workshop", args=[group.group.pk])
    page = text_of(english, address)
    assert ticked(page) == 5
    keys = [str(member.pk) for member in group.members[:4]]
    said = {"topic": "profit", "held_on": "៥/២/២០២៥", "hours": "25", "member": keys}
    answer = english.post(address, said)
    assert answer.status_code == 422
    assert ticked(answer.content.decode()) == 4
    assert english.post(address, said | {"hours": "2.5"}).status_code == 302
    assert Participation.objects.count() == 4
    assert "Reckoning profit" in text_of(english, reverse("group", args=[group.group.pk]))
    member = reverse("group-member", args=[group.members[0].pk])
    assert "Reckoning profit" in text_of(english, member)
    absent = reverse("group-member", args=[group.members[4].pk])
    assert "Reckoning profit" not in text_of(english, absent)


def test_a_loan_says_what_was_agreed_and_what_pays_it_off(loan: Loan, english: Client) -> None:
    assert reverse("loan", args=[loan.pk]) in text_of(
        english, reverse("group-member", args=[loan.member_id])
    )
    page = text_of(english, reverse("loan", args=[loan.pk]) + "?on=17/3/2025")
    page = page.replace("\xa0", " ")
    assert "20,290" in page  # 15 of 31 days at 600 riel, half up.
    assert "20,600" in page
    assert "the rest: The last instalment" in page
    assert "36 % a year" in page
    assert "ទិញកូនជ្រូក" in page
    wrong = text_of(english, reverse("loan", args=[loan.pk]) + "?on=tomorrow")
    assert "Please write a day" in wrong
    early = text_of(english, reverse("loan", args=[loan.pk]) + "?on=1/1/2025")
    assert "no day before it" in early


def test_new_terms_giving_up_and_recovery_from_the_page(loan: Loan, english: Client) -> None:
    address = reverse("reschedule-loan", args=[loan.pk])
    text_of(english, address)
    assert english.post(address, anew(loan)).status_code == 302
    assert Reschedule.objects.count() == 1
    page = text_of(english, reverse("loan", args=[loan.pk]))
    assert "ទឹកជំនន់" in page
    assert (
        english.post(reverse("write-off-loan", args=[loan.pk]), given_up(loan)).status_code == 302
    )
    back = reverse("recover-loan", args=[loan.pk])
    text_of(english, back)
    assert english.post(back, recovered(loan, "5000")).status_code == 302
    assert Recovery.objects.get().amount == 5_000
    assert "recovered: income" in text_of(english, reverse("loan", args=[loan.pk]))


def test_finer_rules_stand_folded_and_open_where_one_is_wrong(
    group: Village, english: Client
) -> None:
    address = reverse("new-bylaws", args=[group.fund.pk])
    page = text_of(english, address)
    assert "<details" in page
    assert '<details class="card" open' not in page
    said = RULES | {"from_on": "1/3/2025", "late_fee": "500", "late_fee_percent": "2"}
    answer = english.post(address, said)
    assert answer.status_code == 422
    assert answer.content.decode().count('<details class="card" open') == 1
    assert (
        english.post(address, RULES | {"from_on": "1/3/2025", "late_fee": "500"}).status_code == 302
    )
    newest = Bylaws.objects.latest("from_on")
    assert (newest.late_fee, newest.prepayment, newest.workshops) == (500, "amount", [])


def test_another_organisation_sees_no_loan_and_no_application(
    loan: Loan, chantha: User, signed_in: SignedIn
) -> None:
    client = signed_in(chantha)
    names = ("loan", "loan-contract", "reschedule-loan", "recover-loan")
    addresses = [reverse(name, args=[loan.pk]) for name in names]
    application = LoanApplication.objects.get()
    addresses.append(reverse("decide-application", args=[application.pk]))
    assert {client.get(address).status_code for address in addresses} == {404}


def test_who_only_reads_may_see_a_loan_and_change_nothing(
    loan: Loan, rithy: User, signed_in: SignedIn
) -> None:
    client = signed_in(rithy)
    assert client.get(reverse("loan", args=[loan.pk])).status_code == 200
    assert client.get(reverse("reschedule-loan", args=[loan.pk])).status_code == 403


def test_the_contract_is_a_paper_in_khmer(loan: Loan, english: Client) -> None:
    answer = english.get(reverse("loan-contract", args=[loan.pk]))
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")


def test_nothing_of_a_loan_that_was_given_up_is_late(
    group: Village, loan: Loan, english: Client
) -> None:
    member = reverse("group-member", args=[loan.member_id])
    pages = (reverse("loan", args=[loan.pk]), member)
    assert all("days late" in text_of(english, page) for page in pages)
    saved("loan_write_off", given_up(loan), by=group.by)
    assert not any("days late" in text_of(english, page) for page in pages)


def test_a_loan_page_asks_as_much_for_many_payments_as_for_one(
    group: Village, loan: Loan, english: Client
) -> None:
    page = reverse("loan", args=[loan.pk])
    found = set()
    for month in (4, 5, 6):
        counted = str(30_000 + 1_000 * (month - 3))
        group.meet(f"2/{month}/2025", {0: {"repaid": "1000"}}, counted=counted)
        with CaptureQueriesContext(connection) as asked:
            text_of(english, page)
        found.add(len(asked))
    assert len(found) == 1
