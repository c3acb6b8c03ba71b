"""Photographs of animals: stored once, encrypted, compared, voided, erased."""

from collections.abc import Iterator
from hashlib import sha256
from typing import Any
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation

from sahakum.accounts.models import Organisation, User
from sahakum.animals.models import Animal, AnimalPhotograph
from sahakum.animals.tests.world import Bank, a_bank
from sahakum.capture import photographs
from sahakum.capture.intake import Answer, Word
from sahakum.capture.models import HeldContent, PhotographBytes
from sahakum.groups.tests.world import send, sentences_of
from sahakum.journal.models import Fact, Operation
from sahakum.journal.sealing import seal
from sahakum.journal.verify import verify
from sahakum.lib.ids import uuid7
from sahakum.places.models import Place
from tests import pictures


@pytest.fixture
def english() -> Iterator[None]:
    """Sentences in English."""
    with translation.override("en"):
        yield


@pytest.fixture
def bank(bopha: User, village: Place) -> Bank:
    """A bank with one cow."""
    bank = a_bank(bopha, village)
    bank.comes("ក", "10/1/2024", born_on="3/2021")
    return bank


def photographed(bank: Bank, *, number: UUID | None = None, **changes: Any) -> Answer:
    """The cow is photographed."""
    said = {"animal": str(bank.animal("ក").pk), "taken_on": "1/3/2026"}
    said |= {"photograph": pictures.PHOTOGRAPH}
    return send("animal_photograph", said | changes, by=bank.by, number=number)


def one(bank: Bank) -> AnimalPhotograph:
    """The photograph that was just stored."""
    return AnimalPhotograph.objects.get(pk=photographed(bank).id)


def findings() -> list[str]:
    return [finding.code for finding in verify()]


def test_it_is_stored_with_its_picture_encrypted_beside_it(bank: Bank) -> None:
    facts = Fact.objects.count()
    stored = one(bank)
    assert stored.animal == bank.animal("ក")
    assert (stored.width_px, stored.height_px) == (64, 48)
    operation = Operation.objects.get(pk=stored.pk)
    assert str(operation.happened_on) == "2026-03-01"
    assert operation.touched == [str(stored.animal_id), str(bank.herd.collective_id)]
    kept = PhotographBytes.objects.get(pk=stored.pk)
    for size in photographs.SIZES:
        jpeg = photographs.picture_of(stored, size)
        assert jpeg is not None
        assert pictures.opened(jpeg).format == "JPEG"
        assert jpeg[:3] not in bytes(getattr(kept, size))[:40]
        assert b"JFIF" not in bytes(getattr(kept, size))
    full = photographs.picture_of(stored, "full")
    assert sha256(full or b"").hexdigest() == stored.sha256
    assert Fact.objects.count() == facts
    seal()
    assert findings() == []


def test_the_same_id_twice_is_stored_once(bank: Bank) -> None:
    number = uuid7()
    words = [photographed(bank, number=number).word for _ in range(2)]
    assert words == [Word.SAVED, Word.SAVED]
    assert AnimalPhotograph.objects.count() == PhotographBytes.objects.count() == 1
    other = photographed(bank, number=number, photograph=pictures.text(pictures.png()))
    assert other.word is Word.REFUSED
    assert AnimalPhotograph.objects.count() == PhotographBytes.objects.count() == 1


@pytest.mark.usefixtures("english")
def test_nobody_photographs_what_is_not_born(bank: Bank) -> None:
    answer = photographed(bank, taken_on="28/2/2021")
    assert "not yet born" in sentences_of(answer)
    assert "still to come" in sentences_of(photographed(bank, taken_on="1/1/2099"))
    assert photographed(bank, taken_on="1/3/2021").word is Word.SAVED


def test_what_has_died_is_photographed_too(bank: Bank) -> None:
    bank.tell("ក", "died", "1/2/2026", cause="illness", fault="no")
    assert photographed(bank).word is Word.SAVED


@pytest.mark.parametrize("name", ["chantha", "sreymom", "rithy", "sokha"])
def test_others_do_not_find_the_animal(
    name: str, bank: Bank, request: pytest.FixtureRequest, river_house: Organisation
) -> None:
    bank.by, of = request.getfixturevalue(name), str(bank.animal("ក").pk)
    assert photographed(bank, animal=of).word in (Word.NEEDS_ATTENTION, Word.REFUSED)
    assert not AnimalPhotograph.objects.exists()
    assert not PhotographBytes.objects.exists()


def test_voided_it_stays_in_the_chain_and_its_animal_can_be_voided(bank: Bank) -> None:
    stored = one(bank)
    cow = Animal.objects.get(pk=stored.animal_id)
    assert bank.void(cow.operation_id).word is not Word.SAVED
    assert bank.void(stored.operation_id).word is Word.SAVED
    stored.refresh_from_db()
    assert stored.voided_by is not None
    assert bank.void(cow.operation_id).word is Word.SAVED
    seal()
    assert findings() == []


def test_erased_it_leaves_its_record_and_nothing_to_find(bank: Bank, dara: User) -> None:
    stored = one(bank)
    seal()
    content = {"photograph": str(stored.pk), "reason": "មុខកុមារ", "understood": "yes"}
    assert send("photograph_erasure", content, by=dara).word is Word.SAVED
    kept = PhotographBytes.objects.get(pk=stored.pk)
    assert (kept.full, kept.small) == (None, None)
    assert kept.erased_at is not None
    assert photographs.picture_of(stored, "full") is None
    assert findings() == []
    assert send("photograph_erasure", content, by=dara).word is Word.NEEDS_ATTENTION
    again = PhotographBytes.objects.get(pk=stored.pk)
    assert again.erased_at == kept.erased_at


def test_a_changed_byte_is_found(bank: Bank) -> None:
    stored = one(bank)
    for size in photographs.SIZES:
        kept = PhotographBytes.objects.get(pk=stored.pk)
        right = bytes(getattr(kept, size))
        for at in (0, 20, len(right) - 1):
            wrong = right[:at] + bytes([right[at] ^ 1]) + right[at + 1 :]
            PhotographBytes.objects.filter(pk=stored.pk).update(**{size: wrong})
            assert findings() == ["altered_photograph"]
        PhotographBytes.objects.filter(pk=stored.pk).update(**{size: right})
    assert findings() == []


def test_a_picture_in_the_place_of_another_is_found(bank: Bank) -> None:
    first = one(bank)
    second = photographed(bank, photograph=pictures.text(pictures.jpeg(80, 60)))
    other = PhotographBytes.objects.get(pk=second.id)
    PhotographBytes.objects.filter(pk=first.pk).update(full=other.full, small=other.small)
    assert findings() == ["altered_photograph"]
    # Also by somebody who has the key.
    jpeg = photographs.picture_of(AnimalPhotograph.objects.get(pk=second.id), "full")
    sealed = photographs._sealed(first.pk, "full", jpeg or b"")
    small = photographs._sealed(first.pk, "small", jpeg or b"")
    PhotographBytes.objects.filter(pk=first.pk).update(full=sealed, small=small)
    assert findings() == ["altered_photograph"]


def test_a_record_that_was_made_to_fit_is_found(bank: Bank) -> None:
    stored = one(bank)
    AnimalPhotograph.objects.filter(pk=stored.pk).update(sha256="0" * 64)
    assert sorted(findings()) == ["altered_photograph", "altered_row"]


def test_a_picture_that_is_gone_or_of_nothing_is_found(bank: Bank) -> None:
    stored = one(bank)
    PhotographBytes.objects.filter(pk=stored.pk).delete()
    assert findings() == ["lost_photograph"]
    PhotographBytes.objects.create(photograph_id=uuid7(), full=b"x", small=b"x")
    assert sorted(findings()) == ["lost_photograph", "stray_photograph"]


def test_half_a_picture_cannot_be_stored(bank: Bank) -> None:
    stored = one(bank)
    for half in ({"full": None}, {"small": None}, {"full": None, "small": None}):
        with pytest.raises(IntegrityError), transaction.atomic():
            PhotographBytes.objects.filter(pk=stored.pk).update(**half)


def test_what_needs_attention_is_held_small_and_without_its_place(bank: Bank) -> None:
    large = pictures.jpeg(3000, 2000)
    answer = photographed(bank, taken_on="31/2/2026", photograph=pictures.text(large))
    assert answer.word is Word.NEEDS_ATTENTION
    assert not AnimalPhotograph.objects.exists()
    assert not PhotographBytes.objects.exists()
    held = HeldContent.objects.get(pk=answer.id)
    assert len(bytes(held.sealed)) < len(large)
    assert photographed(bank, number=answer.id).word is Word.SAVED
    assert not HeldContent.objects.exists()
