"""Pages of what lasts, of the catalogue, and of deliveries to people, schools and villages."""

from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from conftest import Take, family
from sahakum.accounts.models import User
from sahakum.assets.models import Asset, AssetCheck, AssetFamily, AssetRepair
from sahakum.assets.services import OTHER_COMMUNE
from sahakum.assistance.models import Delivery, Good
from sahakum.capture import holding
from sahakum.capture.models import HeldContent
from sahakum.journal.models import View
from sahakum.lib.ids import uuid7
from sahakum.places.models import Place
from sahakum.registry.models import Membership
from sahakum.web.tests import SignIn

NEW = {"good": "borehole", "how": "built", "done_on": "១/៣/២០២៦", "done_by": "ជាងខួង"}
NETS = {"good": "mosquito_net", "quantity": "២", "delivered_on": "2/3/2026"}


def text_of(client: Client, name: str, *parts: object) -> str:
    answer = client.get(reverse(name, args=parts))
    assert answer.status_code == 200, answer
    return answer.content.decode()


def post(client: Client, name: str, part: object, **said: object) -> int:
    content = {"operation": str(uuid7())} | said
    return client.post(reverse(name, args=[part] if part else []), content).status_code


@pytest.fixture
def well(bopha: User, village: Place, household_id: UUID, signed_in: SignIn) -> UUID:
    """A borehole for Bopha's family, typed on the page of its village."""
    said = NEW | {"household": str(household_id), "others_told": "40"}
    assert post(signed_in(bopha), "new-asset", village.pk, **said) == 302
    return Asset.objects.get().pk


def test_what_is_built_stands_on_the_pages_of_village_asset_and_family(
    well: UUID, bopha: User, village: Place, household_id: UUID, signed_in: SignIn
) -> None:
    client = signed_in(bopha)
    assert reverse("asset", args=[well]) in text_of(client, "assets", village.pk)
    assert reverse("asset", args=[well]) in text_of(client, "family", household_id)
    assert reverse("assets", args=[village.pk]) in text_of(client, "village", village.pk)
    page = text_of(client, "asset", well)
    assert "គ្រួសារ ម៉ៅ ស្រីមុំ" in page
    assert "<dd>៣</dd>" in page
    assert "<dd>៤០</dd>" in page
    assert View.objects.filter(page="asset", subject_id=household_id).exists()


def test_a_check_and_a_repair_are_typed_on_the_page(
    well: UUID, bopha: User, signed_in: SignIn
) -> None:
    client = signed_in(bopha)
    wrong = {"checked_on": "2/6/2026", "state": "broken"}
    assert post(client, "asset-check", well, **wrong) == 422
    assert not AssetCheck.objects.exists()
    assert post(client, "asset-check", well, **wrong, wrong="ដៃស្នប់បាក់") == 302
    assert "ដៃស្នប់បាក់" in text_of(client, "asset", well)
    mended = {"repaired_on": "5/6/2026", "state": "works", "done_by": "ជាង", "what": "ដៃថ្មី"}
    assert post(client, "asset-repair", well, **mended, cost="20", currency="USD") == 302
    assert AssetRepair.objects.get().asset.state.state == "works"
    assert "ដៃថ្មី" in text_of(client, "asset", well)


def test_families_are_ticked_and_unticked(
    well: UUID, bopha: User, household_id: UUID, signed_in: SignIn
) -> None:
    client = signed_in(bopha)
    before = AssetFamily.objects.count()
    same = {"household": str(household_id), "from_on": "2/6/2026"}
    assert post(client, "asset-families", well, **same) == 302
    assert AssetFamily.objects.count() == before
    assert post(client, "asset-families", well, from_on="1/1/2026") == 422
    assert post(client, "asset-families", well, from_on="2/6/2026") == 302
    assert not AssetFamily.objects.latest("from_on").uses
    assert "គ្រួសារ ម៉ៅ ស្រីមុំ" not in text_of(client, "asset", well)


def test_a_family_that_moved_away_under_the_hand_is_said_and_not_dropped(
    well: UUID, dara: User, far_village: Place, household_id: UUID, take: Take, signed_in: SignIn
) -> None:
    far = take("household", family(far_village), by=dara).id
    said = {"household": [str(household_id), str(far)], "from_on": "2/6/2026"}
    answer: Any = signed_in(dara).post(reverse("asset-families", args=[well]), said)
    assert answer.status_code == 422
    assert answer.context["sentences"] == [str(OTHER_COMMUNE)]
    assert holding.opened(HeldContent.objects.get()).content["household"] == str(far)


def test_a_wrong_form_keeps_what_was_typed(bopha: User, village: Place, signed_in: SignIn) -> None:
    client, operation = signed_in(bopha), str(uuid7())
    said = NEW | {"operation": operation, "done_on": "31/2/2026"}
    answer = client.post(reverse("new-asset", args=[village.pk]), said)
    assert answer.status_code == 422
    assert 'value="ជាងខួង"' in answer.content.decode()
    waiting = text_of(client, "attention")
    assert f"{reverse('new-asset', args=[village.pk])}?held={operation}" in waiting


def test_each_ticked_member_receives(bopha: User, household_id: UUID, signed_in: SignIn) -> None:
    people = Membership.objects.filter(household=household_id, relation="child")
    ticked = [str(one.person_id) for one in people]
    client, said = signed_in(bopha), NETS | {"person": ticked, "operation": str(uuid7())}
    for _ in range(2):
        answer = client.post(reverse("new-delivery", args=[household_id]), said)
        assert answer.status_code == 302
    rows = Delivery.objects.all()
    assert {str(row.person_id) for row in rows} == set(ticked)
    assert {row.household_id for row in rows} == {household_id}
    assert people[0].person.name in text_of(client, "family", household_id)
    wrong = said | {"quantity": "0", "operation": str(uuid7())}
    assert client.post(reverse("new-delivery", args=[household_id]), wrong).status_code == 422


def test_a_stranger_to_the_family_is_not_ticked(
    bopha: User, household_id: UUID, signed_in: SignIn
) -> None:
    said = NETS | {"person": str(uuid7())}
    assert post(signed_in(bopha), "new-delivery", household_id, **said) == 302
    row = Delivery.objects.get()
    assert (row.household_id, row.person_id) == (household_id, None)


def test_a_school_and_the_village_receive(
    bopha: User, village: Place, take: Take, signed_in: SignIn
) -> None:
    said = {"village": str(village.pk), "sort": "school", "name_km": "បឋមសិក្សាបវេល"}
    school = take("site", said | {"noted_on": "1/2/2026"}, by=bopha).id
    client = signed_in(bopha)
    assert post(client, "place-delivery", village.pk, **NETS, site=str(school)) == 302
    assert post(client, "place-delivery", village.pk, **NETS, site="") == 302
    assert {row.site_id for row in Delivery.objects.all()} == {school, None}
    page = text_of(client, "place-delivery", village.pk)
    assert page.count("បឋមសិក្សាបវេល") == 2
    assert post(client, "place-delivery", village.pk, **NETS, site=str(uuid7())) == 422


@pytest.mark.parametrize("to_school", [True, False])
def test_a_held_delivery_to_a_school_or_village_is_corrected_on_its_page(
    to_school: bool, bopha: User, village: Place, take: Take, signed_in: SignIn
) -> None:
    said = {"village": str(village.pk), "sort": "school", "name_km": "បឋមសិក្សាបវេល"}
    school = take("site", said | {"noted_on": "1/2/2026"}, by=bopha).id
    client, held = signed_in(bopha), uuid7()
    receiver = {"site": str(school) if to_school else ""}
    wrong = NETS | receiver | {"quantity": "០", "operation": str(held)}
    assert post(client, "place-delivery", village.pk, **wrong) == 422
    address = f"{reverse('place-delivery', args=[village.pk])}?held={held}"
    assert address in text_of(client, "attention")
    page = client.get(address)
    assert page.context["site"] == receiver["site"]
    assert str(held) in page.content.decode()
    assert post(client, "place-delivery", village.pk, **wrong | {"quantity": "៣"}) == 302
    assert Delivery.objects.get().quantity == 3
    assert address not in text_of(client, "attention")


def test_a_held_delivery_to_a_person_is_corrected_on_the_page_of_the_family(
    bopha: User, household_id: UUID, signed_in: SignIn
) -> None:
    client = signed_in(bopha)
    person = Membership.objects.filter(household=household_id)[1].person_id
    page = reverse("new-delivery", args=[household_id])
    wrong = NETS | {"person": str(person), "quantity": "០", "note": "ថ្មី", "operation": str(uuid7())}
    assert client.post(page, wrong).status_code == 422
    held = HeldContent.objects.get().operation_id
    address = f"{page}?held={held}"
    assert address in text_of(client, "attention")
    opened = client.get(address).content.decode()
    assert f'value="{person}" checked' in opened
    assert opened.count('name="person"') == 1
    assert "ថ្មី" in opened
    right = wrong | {"quantity": "៣", "operation": str(held)}
    assert [client.post(address, right).status_code for _ in range(2)] == [302, 302]
    delivery = Delivery.objects.get()
    assert (delivery.person_id, delivery.household_id) == (person, household_id)
    assert delivery.quantity == 3
    assert address not in text_of(client, "attention")


def test_a_held_family_of_what_lasts_is_corrected_alone(
    well: UUID, household_id: UUID, bopha: User, signed_in: SignIn
) -> None:
    client = signed_in(bopha)
    page = reverse("asset-families", args=[well])
    said = {"operation": str(uuid7()), "from_on": "31/2/2026"}
    assert client.post(page, said).status_code == 422
    held = HeldContent.objects.get().operation_id
    address = f"{page}?held={held}"
    assert address in text_of(client, "attention")
    opened = client.get(address).content.decode()
    assert "31/2/2026" in opened
    assert str(held) in opened
    right = {"operation": str(held), "household": str(household_id), "uses": "no"}
    right |= {"from_on": "5/3/2026"}
    assert [client.post(address, right).status_code for _ in range(2)] == [302, 302]
    assert AssetFamily.objects.filter(operation=held).count() == 1
    assert address not in text_of(client, "attention")
    assert client.get(address).headers["Location"] == page


def test_an_officer_keeps_the_catalogue(vuthy: User, bopha: User, signed_in: SignIn) -> None:
    client = signed_in(vuthy)
    kit = {"code": "kit", "sort": "used_up", "name_km": "ឈុត", "name_en": "Kit"}
    kit |= {"unit_km": "ឈុត", "unit_en": "kits", "from_on": "1/3/2026"}
    assert post(client, "new-good", None, **kit | {"code": "A b"}) == 422
    assert post(client, "new-good", None, **kit) == 302
    name = {"name_km": "ឈុតថ្មី", "name_en": "New kit", "from_on": "1/4/2026"}
    assert post(client, "good-name", "kit", **name) == 302
    assert Good.objects.get(pk="kit").name_km == "ឈុតថ្មី"
    page = text_of(client, "catalogue")
    assert "ហៅថា ឈុត រហូតដល់" in page
    assert reverse("catalogue") in text_of(client, "more")
    assert signed_in(bopha).get(reverse("catalogue")).status_code in (403, 404)
    assert reverse("catalogue") not in text_of(signed_in(bopha), "more")
