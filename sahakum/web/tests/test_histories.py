"""The history of a record, and voiding it."""

from uuid import UUID

import pytest
from django.urls import reverse

from sahakum.accounts.models import User
from sahakum.journal import sealing
from sahakum.support.models import HomeVisit
from sahakum.web.tests import SignIn, Take


@pytest.fixture
def visit_id(bopha: User, household_id: UUID, take: Take) -> UUID:
    """A visit that Bopha recorded."""
    content = {
        "household": str(household_id),
        "visited_on": "2/2/2026",
        "met": "head",
        "progress": "same",
    }
    return UUID(str(take("home_visit", content, by=bopha).id))


def test_a_history_says_who_and_carries_the_seal(
    signed_in: SignIn, bopha: User, visit_id: UUID
) -> None:
    sealing.seal()
    page = signed_in(bopha).get(reverse("history", args=[visit_id]))
    assert "ស៊ុន បុប្ផា" in page.content.decode()
    assert page.context["page"].hash in page.content.decode()


def test_another_organisation_finds_no_history(
    signed_in: SignIn, chantha: User, visit_id: UUID
) -> None:
    assert signed_in(chantha).get(reverse("history", args=[visit_id])).status_code == 404


def test_voiding_needs_a_reason(signed_in: SignIn, bopha: User, visit_id: UUID) -> None:
    page = signed_in(bopha).post(reverse("void", args=[visit_id]), {"reason": ""})
    assert page.status_code == 422
    assert HomeVisit.objects.get().voided_by is None


def test_a_voided_visit_stays_readable(
    signed_in: SignIn, bopha: User, household_id: UUID, visit_id: UUID
) -> None:
    browser = signed_in(bopha)
    browser.post(reverse("void", args=[visit_id]), {"reason": "គ្រួសារខុស"})
    assert HomeVisit.objects.get().voided_by is not None
    page = browser.get(reverse("history", args=[visit_id])).content.decode()
    assert "គ្រួសារខុស" in page
    assert 'class="void"' in browser.get(reverse("family", args=[household_id])).content.decode()


def test_the_chief_reads_no_history(signed_in: SignIn, rithy: User, visit_id: UUID) -> None:
    assert signed_in(rithy).get(reverse("history", args=[visit_id])).status_code == 403
