"""Pages of business grants, as a social worker, a supervisor and a neighbour use them."""

from collections.abc import Callable
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from sahakum.accounts.models import User
from sahakum.grants.models import BusinessGrant, GrantFund, GrantProof
from sahakum.grants.tests.world import Asked, a_family, a_fund, asked, saved
from sahakum.groups.tests.world import a_group
from sahakum.journal.models import View
from sahakum.lib.ids import uuid7
from sahakum.places.models import Place
from sahakum.registry.models import Membership

SignedIn = Callable[[User], Client]


@pytest.fixture
def grant(bopha: User, dara: User, village: Place) -> Asked:
    """Bopha wrote the application down; Dara decides."""
    return asked(bopha, dara, village)


def text_of(client: Client, name: str, *parts: object, **asked: str) -> str:
    """A page that must be there."""
    answer = client.get(reverse(name, args=parts), asked)
    assert answer.status_code == 200, (name, answer.status_code)
    return answer.content.decode()


def post(client: Client, name: str, *parts: object, **said: str) -> tuple[int, str]:
    """Sends a form; the status, and where it leads or what it shows."""
    content = {"operation": str(uuid7())} | {
        key.replace("__", "-"): one for key, one in said.items()
    }
    answer = client.post(reverse(name, args=parts), content)
    return answer.status_code, answer.headers.get("Location") or answer.content.decode()


def filled(text: str) -> int:
    """How many filled buttons a page has."""
    return text.count('class="btn"')


def test_from_an_empty_office_to_a_closed_grant(
    bopha: User, dara: User, village: Place, signed_in: SignedIn
) -> None:
    worker, leader = signed_in(bopha), signed_in(dara)
    household, person = a_family(bopha, village)
    assert "មិនទាន់មានមូលនិធិ" in text_of(worker, "new-business-grant", household)
    said = {"name_km": "មូលនិធិជំនួយ", "village": str(village.pk), "commodity": "USD"}
    status, address = post(leader, "new-grant-fund", **said, kept="bank", opened_on="1/1/2026")
    fund = GrantFund.objects.get()
    assert (status, address) == (302, reverse("grant-fund", args=[fund.pk]))
    money = {"received_on": "2/1/2026", "amount": "១.០០០", "source": "មិត្តភូមិ"}
    assert post(leader, "new-grant-money", fund.pk, **money)[0] == 302
    assert "១.០០០" in text_of(leader, "grant-fund", fund.pk)

    form = {"fund": str(fund.pk), "person": str(person), "applied_on": "5/2/2026"}
    form |= {"venture": "ទ្រុងជ្រូក", "asked": "៨០០", "own": "50"}
    form |= {"budget__0__what": "ទ្រុង", "budget__0__quantity": "1", "budget__0__price": "850"}
    status, address = post(worker, "new-business-grant", household, **form)
    grant = BusinessGrant.objects.get()
    assert (status, address) == (302, reverse("business-grant", args=[grant.pk]))
    for client in (worker, leader):
        text = text_of(client, "business-grant", grant.pk)
        assert filled(text) == 1
        assert reverse("appraise-business-grant", args=[grant.pk]) in text

    look = {"appraised_on": "10/2/2026", "appraised_by": "បុប្ផា", "findings": "ល្អ"}
    assert post(worker, "appraise-business-grant", grant.pk, **look)[0] == 302
    decide = reverse("decide-business-grant", args=[grant.pk])
    assert decide not in text_of(worker, "business-grant", grant.pk)
    assert decide in text_of(leader, "business-grant", grant.pk)
    assert 'value="៨០០"' in text_of(leader, "decide-business-grant", grant.pk)
    decided = {"decided_on": "15/2/2026", "outcome": "granted", "amount": "800"}
    assert post(leader, "decide-business-grant", grant.pk, **decided, decided_by="ប្រធាន")[0] == 302

    pay = {"paid_on": "20/2/2026", "amount": "800", "person": str(person), "number": "1"}
    assert post(worker, "pay-business-grant", grant.pk, **pay)[0] == 302
    text_of(worker, "prove-business-grant", grant.pk)
    proof = {"seen_on": "5/3/2026", "receipts__0__what": "ទ្រុង", "receipts__0__amount": "790"}
    assert post(worker, "prove-business-grant", grant.pk, **proof)[0] == 302
    back = {"returned_on": "6/3/2026", "amount": "10"}
    assert post(worker, "return-business-grant", grant.pk, **back)[0] == 302
    for day in ("20/5/2026", "20/8/2026"):
        said = {"asked_on": day, "fares": "well"}
        assert post(worker, "follow-business-grant", grant.pk, **said)[0] == 302
    assert post(leader, "close-business-grant", grant.pk, closed_on="1/9/2026")[0] == 302
    text = text_of(worker, "business-grant", grant.pk)
    assert "បានបិទ" in text
    assert filled(text) == 0


def test_what_is_wrong_stands_at_its_row_and_nothing_typed_is_lost(
    bopha: User, dara: User, village: Place, signed_in: SignedIn
) -> None:
    fund = a_fund(dara, village)
    household, person = a_family(bopha, village)
    client = signed_in(bopha)
    form = {"fund": str(fund.pk), "person": str(person), "applied_on": "5/2/2026"}
    form |= {"venture": "ទ្រុងជ្រូក", "asked": "800"}
    form |= {"budget__0__what": "ទ្រុង", "budget__0__quantity": "1", "budget__0__price": "850"}
    form |= {"budget__1__what": "ចំណី", "budget__1__quantity": "x"}
    status, text = post(client, "new-business-grant", household, **form)
    assert status == 422
    assert "នេះមិនមែនជាលេខទេ" in text or "លេខ" in text
    assert 'value="ចំណី"' in text
    assert 'value="850"' in text
    more = form | {"more": "1", "rows": "3"}
    status, text = post(client, "new-business-grant", household, **more)
    assert status == 200
    assert 'name="budget-5-what"' in text
    assert not BusinessGrant.objects.exists()
    # It waits, and opens again from the page of what waits.
    waiting = text_of(client, "attention")
    address = reverse("new-business-grant", args=[household])
    assert f"{address}?held=" in waiting


def test_the_list_shows_the_late_proof_first_with_its_days(
    grant: Asked, bopha: User, dara: User, village: Place, signed_in: SignedIn
) -> None:
    other = asked(bopha, dara, village, fund=grant.grant.fund, venture="ម៉ាស៊ីនដេរ")
    grant.appraise()
    grant.decide()
    grant.pay("500", "20/2/2026")
    text = text_of(signed_in(bopha), "business-grants")
    first = text.index(reverse("business-grant", args=[grant.grant.pk]))
    assert first < text.index(reverse("business-grant", args=[other.grant.pk]))
    assert "badge late" in text
    near = text_of(signed_in(bopha), "village-business-grants", village.pk)
    assert reverse("business-grant", args=[other.grant.pk]) in near


def test_every_figure_leads_to_the_rows_of_this_grant(
    grant: Asked, bopha: User, dara: User, village: Place, signed_in: SignedIn
) -> None:
    other = asked(bopha, dara, village, fund=grant.grant.fund)
    for one in (grant, other):
        one.appraise()
        one.decide()
    grant.pay("500")
    other.pay("70")
    grant.prove("120", day="5/3/2026")
    client = signed_in(bopha)
    page = client.get(reverse("business-grant", args=[grant.grant.pk]))
    figures = {one.shown: one.address for one in page.context["page"].figures}
    unproven = client.get(figures["៣៨០\N{NO-BREAK SPACE}ដុល្លារ"])
    shown = unproven.context["page"]
    assert shown.total == "៣៨០\N{NO-BREAK SPACE}ដុល្លារ"
    assert len(shown.lines) == 2
    whole = client.get(reverse("grant-statement", args=[shown.account.pk]))
    assert whole.context["page"].held == "៤៥០\N{NO-BREAK SPACE}ដុល្លារ"
    assert len(whole.context["page"].lines) == 3


def test_a_statement_names_only_families_in_sight(
    grant: Asked, sreymom: User, signed_in: SignedIn
) -> None:
    grant.appraise()
    grant.decide()
    grant.pay("500")
    client = signed_in(sreymom)
    account = grant.course.grant.fund.book.accounts.get(number=2)
    text = text_of(client, "grant-statement", account.pk)
    assert grant.grant.household.name not in text
    assert client.get(reverse("business-grant", args=[grant.grant.pk])).status_code == 404
    assert grant.grant.household.name not in text_of(client, "business-grants")


def test_another_organisation_sees_nothing(
    grant: Asked, chantha: User, rithy: User, signed_in: SignedIn
) -> None:
    client = signed_in(chantha)
    for name in ("business-grant", "pay-business-grant", "prove-business-grant"):
        for key in (grant.grant.pk, uuid7()):
            assert client.get(reverse(name, args=[key])).status_code == 404
    assert client.get(reverse("grant-fund", args=[grant.grant.fund_id])).status_code == 404
    assert str(grant.grant.pk) not in text_of(client, "business-grants")
    assert signed_in(rithy).get(reverse("business-grants")).status_code == 403


def test_a_look_at_a_grant_is_written_down(grant: Asked, bopha: User, signed_in: SignedIn) -> None:
    text_of(signed_in(bopha), "business-grant", grant.grant.pk)
    assert View.objects.filter(subject_id=grant.grant.pk, actor_id=bopha.pk).exists()


def test_income_before_and_after_is_read_from_circumstances(
    grant: Asked, bopha: User, rithy: User, signed_in: SignedIn
) -> None:
    household = str(grant.grant.household_id)
    told = {"household": household, "source": "animals", "own_produce": "no", "period": "month"}
    saved("income", told | {"told_on": "6/2/2026", "amount": "20", "currency": "USD"}, by=bopha)
    grant.appraise()
    grant.decide()
    grant.pay("800")
    saved("income", told | {"told_on": "22/5/2026", "amount": "65", "currency": "USD"}, by=bopha)
    page = signed_in(bopha).get(reverse("business-grant", args=[grant.grant.pk])).context["page"]
    assert [(one.when, one.told_on.isoformat()) for one in page.earned] == [
        ("មុន", "2026-02-06"),
        ("ក្រោយ ៣ ខែ", "2026-05-22"),
    ]
    assert "២០" in page.earned[0].shown
    assert "៦៥" in page.earned[1].shown


def test_a_loan_of_somebody_of_the_family_joins_the_venture(
    bopha: User, dara: User, village: Place, signed_in: SignedIn
) -> None:
    group = a_group(bopha, village)
    household, person = a_family(bopha, village)
    joins = {"group": str(group.group.pk), "person": str(person), "joined_on": "6/1/2025"}
    member = saved("group_member", joins | {"standing": "member"}, by=bopha)
    group.meet("2/2/2025", {place: {"savings": "100000"} for place in range(5)}, counted="500000")
    group.members = [*group.members, group.group.members.get(pk=member)]
    group.meet("2/3/2025", {5: {"savings": "100000", "lent": "200000"}}, counted="400000")
    loan = group.members[-1].loans.get()
    fund = a_fund(dara, village)
    client = signed_in(bopha)
    assert f'value="{loan.pk}"' in text_of(client, "new-business-grant", household)
    form = {"fund": str(fund.pk), "person": str(person), "applied_on": "5/2/2026"}
    form |= {"venture": "ម៉ាស៊ីនដេរ", "asked": "200", "loan": str(loan.pk)}
    form |= {"budget__0__what": "ម៉ាស៊ីន", "budget__0__quantity": "1", "budget__0__price": "250"}
    assert post(client, "new-business-grant", household, **form)[0] == 302
    text = text_of(client, "business-grant", BusinessGrant.objects.get().pk)
    assert "២០០.០០០" in text
    stranger, other = a_family(bopha, village)
    status, _text = post(client, "new-business-grant", stranger, **form | {"person": str(other)})
    assert status == 422


def test_a_home_visit_gives_the_day_of_what_was_seen(
    grant: Asked, bopha: User, village: Place, signed_in: SignedIn
) -> None:
    visit = {"household": str(grant.grant.household_id), "visited_on": "9/2/2026"}
    seen = saved("home_visit", visit | {"met": "head", "progress": "better"}, by=bopha)
    client = signed_in(bopha)
    assert f'value="{seen}"' in text_of(client, "appraise-business-grant", grant.grant.pk)
    look = {"visit": str(seen), "findings": "ល្អ"}
    assert post(client, "appraise-business-grant", grant.grant.pk, **look)[0] == 302
    assert grant.course.appraisal is not None
    assert grant.course.appraisal.appraised_on.isoformat() == "2026-02-09"
    grant.decide()
    grant.pay("500")
    again = saved("home_visit", visit | {"visited_on": "3/3/2026", "met": "nobody"}, by=bopha)
    proof = {"visit": str(again), "receipts__0__what": "x", "receipts__0__amount": "500"}
    assert post(client, "prove-business-grant", grant.grant.pk, **proof)[0] == 302
    assert GrantProof.objects.get().seen_on.isoformat() == "2026-03-03"


def test_the_page_of_a_family_shows_its_grants(
    grant: Asked, bopha: User, rithy: User, signed_in: SignedIn
) -> None:
    household: UUID = grant.grant.household_id
    address = reverse("business-grant", args=[grant.grant.pk])
    assert address in text_of(signed_in(bopha), "family", household)
    assert address not in text_of(signed_in(rithy), "family", household)
    assert Membership.objects.filter(household=household).count() == 3
