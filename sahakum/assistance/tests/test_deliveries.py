"""Deliveries to people, sites and villages: who receives, where it counts, what is refused."""

from uuid import UUID

import pytest

from conftest import Take, family
from sahakum.accounts.models import User
from sahakum.assistance import selectors
from sahakum.assistance.forms import IT_LASTS, ONE_RECEIVER
from sahakum.assistance.models import Delivery
from sahakum.capture import texts
from sahakum.capture.intake import Answer, Word
from sahakum.journal.models import Fact, Operation
from sahakum.places.models import Place
from sahakum.registry.models import Household, Membership, Person

NETS = {"good": "mosquito_net", "quantity": "2", "delivered_on": "2/3/2026"}


def saved(answer: Answer) -> Delivery:
    assert answer.word is Word.SAVED, answer
    return Delivery.objects.get(pk=answer.id)


@pytest.fixture
def child(household_id: UUID) -> Person:
    """A child of the family."""
    memberships = Membership.objects.filter(household=household_id, relation="child")
    return memberships.earliest("person__born_on").person


@pytest.fixture
def school(bopha: User, village: Place, take: Take) -> UUID:
    """A school in the village."""
    said = {"village": str(village.pk), "sort": "school", "name_km": "សាលាបឋមសិក្សា"}
    answer = take("site", said | {"noted_on": "1/2/2026"}, by=bopha)
    assert answer.word is Word.SAVED, answer
    return answer.id


def test_a_person_is_counted_and_her_family_keeps_it(
    bopha: User, household_id: UUID, child: Person, take: Take
) -> None:
    row = saved(take("delivery", NETS | {"person": str(child.pk)}, by=bopha))
    assert (row.person_id, row.household_id) == (child.pk, household_id)
    facts = Fact.objects.filter(operation=row.operation_id).order_by("kind")
    assert [(one.kind, one.subject_id) for one in facts] == [
        ("delivery", household_id),
        ("delivery_to_person", child.pk),
    ]
    shown = selectors.deliveries_to(Household.objects.get(pk=household_id))
    assert list(shown) == [row]


def test_a_person_who_left_receives_without_her_family(
    bopha: User, household_id: UUID, child: Person, take: Take
) -> None:
    membership = Membership.objects.get(person=child)
    left = {"membership": str(membership.pk), "left_on": "1/3/2026", "reason": "moved"}
    assert take("departure", left, by=bopha).word is Word.SAVED
    before = saved(
        take("delivery", NETS | {"person": str(child.pk), "delivered_on": "1/3/2026"}, by=bopha)
    )
    after = saved(take("delivery", NETS | {"person": str(child.pk)}, by=bopha))
    assert (before.household_id, after.household_id) == (household_id, None)
    assert set(Fact.objects.filter(operation=after.operation_id).values_list("subject_id")) == {
        (child.pk,)
    }


def test_a_school_and_a_village_receive_in_the_name_of_who_records(
    bopha: User, chantha: User, village: Place, school: UUID, take: Take
) -> None:
    to_school = saved(take("delivery", NETS | {"site": str(school)}, by=bopha))
    to_village = saved(take("delivery", NETS | {"village": str(village.pk)}, by=bopha))
    for row in (to_school, to_village):
        assert (row.village_id, row.steward_id) == (village.pk, bopha.organisation_id)
        assert (row.household_id, row.person_id) == (None, None)
    assert (to_school.site_id, to_village.site_id) == (school, None)
    assert set(selectors.deliveries_in(bopha, village)) == {to_school, to_village}
    assert not selectors.deliveries_in(chantha, village).exists()


def test_there_is_one_receiver(bopha: User, household_id: UUID, village: Place, take: Take) -> None:
    nobody = take("delivery", NETS, by=bopha)
    assert nobody.sentences == {"household": [str(texts.REQUIRED)]}
    two = NETS | {"household": str(household_id), "village": str(village.pk)}
    assert take("delivery", two, by=bopha).sentences == {"": [str(ONE_RECEIVER)]}


@pytest.mark.parametrize("receiver", ["person", "site", "village"])
def test_forbidden_looks_like_missing(
    receiver: str, sreymom: User, village: Place, child: Person, school: UUID, take: Take
) -> None:
    keys = {"person": str(child.pk), "site": str(school), "village": str(village.pk)}
    for key in (keys[receiver], "00000000-0000-0000-0000-000000000000"):
        answer = take("delivery", NETS | {receiver: key}, by=sreymom)
        assert answer.sentences == {receiver: [str(texts.NOT_FOUND)]}


def test_another_organisation_delivers_to_no_person_of_ours(
    chantha: User, child: Person, take: Take
) -> None:
    answer = take("delivery", NETS | {"person": str(child.pk)}, by=chantha)
    assert answer.sentences == {"person": [str(texts.NOT_FOUND)]}


def test_what_lasts_is_no_delivery(bopha: User, household_id: UUID, take: Take) -> None:
    latrine = NETS | {"household": str(household_id), "good": "latrine"}
    assert take("delivery", latrine, by=bopha).sentences == {"good": [str(IT_LASTS)]}
    assert not Delivery.objects.exists()


def test_a_delivery_to_people_is_voided_like_any_other(
    bopha: User, child: Person, take: Take
) -> None:
    row = saved(take("delivery", NETS | {"person": str(child.pk)}, by=bopha))
    void = {"operation": str(row.pk), "reason": "ខុសក្មេង"}
    assert take("void", void, by=bopha).word is Word.SAVED
    row.refresh_from_db()
    assert row.voided_by_id is not None


def test_a_person_voided_meanwhile_receives_nothing(
    bopha: User, village: Place, take: Take
) -> None:
    made = take("household", family(village), by=bopha)
    person = Person.objects.filter(operation=made.id).earliest("pk")
    assert take("void", {"operation": str(made.id), "reason": "ខុស"}, by=bopha).word is Word.SAVED
    answer = take("delivery", NETS | {"person": str(person.pk)}, by=bopha)
    assert answer.sentences == {"person": [str(texts.NOT_FOUND)]}
    assert not Operation.objects.filter(kind="delivery").exists()
