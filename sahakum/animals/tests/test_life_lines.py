"""What cannot have happened is answered with one sentence, and nothing of it is stored."""

from typing import Any
from uuid import UUID

import pytest
from django.utils import translation

from conftest import Take
from sahakum.accounts.models import User
from sahakum.animals.models import Animal, AnimalSource, HerdRules, LifeEvent
from sahakum.animals.tests.world import RULES, Bank, a_bank
from sahakum.capture.intake import Word
from sahakum.groups import chart
from sahakum.groups.tests.world import saved, send, sentences_of
from sahakum.journal.models import Fact
from sahakum.journal.verify import verify
from sahakum.ledger.models import Account, Transfer
from sahakum.places.models import Place


@pytest.fixture
def bank(bopha: User, village: Place) -> Bank:
    """One cow with the first member, and another one with nobody."""
    bank = a_bank(bopha, village)
    bank.comes("ក", "10/1/2024", born_on="1/2021")
    bank.comes("ខ", "10/1/2024", born_on="1/2021")
    bank.tell("ក", "placed", "1/2/2024", to=0)
    return bank


def test_events_that_contradict_the_life_line_get_a_sentence_each(bank: Bank) -> None:
    bank.bears("ក", "1/6/2024", គ="female")
    bank.tell("គ", "passed_on", "1/1/2025", to=1)
    bank.tell("គ", "died", "1/3/2025", cause="illness", fault="no")
    stored = LifeEvent.objects.count(), Animal.objects.count(), Transfer.objects.count()
    young = [{"tag": "ឃ", "sex": "male"}]
    impossible: list[tuple[str, str, str, dict[str, Any]]] = [
        ("ក", "placed", "1/3/2024", {"to": 2}),
        ("ក", "passed_on", "1/3/2024", {"to": 0}),
        ("ខ", "returned", "1/3/2024", {}),
        ("ខ", "title", "1/3/2024", {}),
        ("ខ", "vaccinated", "9/1/2024", {"what": "FMD"}),
        ("គ", "passed_on", "2/3/2025", {"to": 2}),
        ("គ", "sold", "2/3/2025", {"price": "100000", "currency": "KHR"}),
        ("គ", "born", "1/2/2025", {"young": young}),
        ("ក", "born", "1/8/2024", {"young": young}),
        ("ក", "born", "1/5/2024", {"young": young}),
        ("ក", "died", "1/3/2024", {"cause": "illness", "fault": "no"}),
        ("ក", "title", "1/6/2024", {"stray": "yes"}),
    ]
    expected = [
        "stands with somebody since 01/02/2024",
        "stands with this family already",
        "stands with nobody",
        "stands with nobody",
        "came on 10/01/2024",
        "gone since 01/03/2025",
        "gone since 01/03/2025",
        "too young",
        "gave birth on 01/06/2024",
        "later birth",
        "Void those first",
        "stray",
    ]
    with translation.override("en"):
        for (tag, sort, day, more), words in zip(impossible, expected, strict=True):
            assert words in bank.refused(tag, sort, day, **dict(more)), (tag, sort)
    assert stored == (
        LifeEvent.objects.count(),
        Animal.objects.count(),
        Transfer.objects.count(),
    )
    assert not list(verify())


def test_what_is_missing_or_too_much_is_named(bank: Bank) -> None:
    riel = {"currency": "KHR"}
    wrong: list[tuple[str, dict[str, Any], str]] = [
        ("died", {}, "died of"),
        ("died", {"cause": "illness"}, "to blame"),
        ("lost", {}, "to blame"),
        ("born", {}, "young were born"),
        ("born", {"young": [{"tag": "គ", "sex": "male"}] * 2}, "stands there twice"),
        ("born", {"young": [{"tag": "ខ", "sex": "male"}]}, "has the tag ខ"),
        ("sold", {}, "price and its currency"),
        ("sold", {"price": "100000"}, "needs its currency"),
        ("sold", {"price": "100.5", **riel}, "smallest part"),
        ("sold", {"price": "១០០", "bank_part": "១០១", **riel}, "more than the price"),
        ("sold", {"price": "100", "currency": "COW"}, ""),
        ("vaccinated", {}, "against what"),
        ("pregnant", {"next_on": "1/3/2024"}, "before what happened"),
        ("passed_on", {}, "who receives it"),
        ("danced", {}, ""),
    ]
    with translation.override("en"):
        for sort, more, words in wrong:
            answer = send("animal_event", bank.said("ក", sort, "5/6/2024", **more), by=bank.by)
            assert answer.word is Word.NEEDS_ATTENTION, (sort, more)
            assert words in sentences_of(answer), (sort, sentences_of(answer))
    assert LifeEvent.objects.count() == 1


def test_a_calf_is_not_older_than_its_mother_nor_born_after_her_death(bank: Bank) -> None:
    cow = str(bank.animal("ក").pk)
    bank.tell("ក", "died", "1/5/2024", cause="accident", fault="no")
    herd = {"herd": str(bank.herd.pk), "tag": "គ", "sex": "female", "how": "opening"}
    with translation.override("en"):
        for born_on, words in (
            ("2020", "older than its mother"),
            ("5/2022", "too young"),
            ("6/2024", "had died before"),
        ):
            said = herd | {"came_on": "1/7/2024", "born_on": born_on, "mother": cow}
            assert words in sentences_of(send("animal", said, by=bank.by)), born_on
    bank.comes("គ", "1/7/2024", born_on="4/2024", mother=cow)
    with translation.override("en"):
        # And the other way round: her death cannot come before a birth that is known.
        bank.comes("ង", "1/7/2024", born_on="15/6/2024", mother=str(bank.animal("ខ").pk))
        sentence = bank.refused("ខ", "died", "1/6/2024", cause="illness", fault="no")
        assert "born later" in sentence
    assert not list(verify())


def test_voiding_is_refused_while_later_events_build_on_it(bank: Bank) -> None:
    placed = LifeEvent.objects.get(sort="placed").operation_id
    birth = bank.bears("ក", "1/6/2024", គ="female")
    moved = bank.tell("គ", "passed_on", "1/1/2025", to=1)
    assert bank.heads == 3
    assert bank.void(placed).word is Word.NEEDS_ATTENTION
    assert bank.void(birth).word is Word.NEEDS_ATTENTION
    for operation in (moved, birth):
        assert bank.void(operation).word is Word.SAVED
    assert bank.heads == 2
    # A title under a death that was booked as the family's own loss.
    title = bank.tell("ក", "title", "1/6/2025")
    bank.tell("ក", "died", "1/7/2025", cause="illness", fault="no")
    with translation.override("en"):
        assert "Void those first" in sentences_of(bank.void(title))
        assert "gone since" in bank.refused("ក", "returned", "1/8/2025")
        # Late: between the two it would have come back before it was the family's own.
        assert "Void those first" in bank.refused("ក", "returned", "1/5/2025")
    assert bank.heads == 1
    assert not list(verify())


def test_a_tag_is_given_once_and_free_again_when_it_was_a_mistake(bank: Bank) -> None:
    herd = {"herd": str(bank.herd.pk), "tag": "ខ", "sex": "male", "how": "given"}
    said = herd | {"came_on": "1/3/2024"}
    with translation.override("en"):
        assert "has the tag ខ" in sentences_of(send("animal", said, by=bank.by))
    assert bank.void(bank.animal("ខ").operation_id).word is Word.SAVED
    saved("animal", said, by=bank.by)
    assert bank.heads == 2
    assert not list(verify())


def test_a_cow_is_bought_from_the_box_and_sold_back_into_it(bank: Bank) -> None:
    bought = {"how": "bought", "price": "2000000", "currency": "KHR"}
    said = {"herd": str(bank.herd.pk), "tag": "គ", "sex": "female", "came_on": "1/7/2024"}
    with translation.override("en"):
        assert "Cash box" in sentences_of(send("animal", said | bought, by=bank.by))
    assert bank.heads == 2
    bank.tell("ខ", "sold", "1/6/2024", price="2500000", currency="KHR")
    box = chart.accounts_of(bank.money)
    assert (box[chart.BOX].held(), box[chart.CAPITAL].held()) == (2_500_000, 2_500_000)
    saved("animal", said | bought, by=bank.by)
    box = chart.accounts_of(bank.money)
    # What is the group's own and not the members' goes up and down with it.
    assert (box[chart.BOX].held(), box[chart.CAPITAL].held()) == (500_000, 500_000)
    assert bank.heads == 2
    assert not list(verify())


def test_a_familys_own_cow_has_its_sources_and_stands_in_no_herd(
    bopha: User, household_id: UUID
) -> None:
    own: dict[str, Any] = {
        "household": str(household_id),
        "commodity": "COW",
        "tag": "ផ្កា",
        "sex": "female",
    }
    said = own | {"how": "bought", "came_on": "1/3/2025", "born_on": "2021"}
    said |= {
        "sources": [
            {"sort": "loan", "amount": "250", "currency": "USD", "told": "កម្ចីកម្មវិធី"},
            {"sort": "grant", "amount": "400.50", "currency": "USD"},
        ]
    }
    saved("animal", said, by=bopha)
    cow = Animal.objects.get()
    assert (cow.owner, cow.fund) == ("family", None)
    amounts = AnimalSource.objects.order_by("amount").values_list("amount", flat=True)
    assert list(amounts) == [25_000, 40_050]
    event = {"animal": str(cow.pk), "happened_on": "1/6/2025"}
    saved("animal_event", event | {"sort": "pregnant", "next_on": "1/9/2025"}, by=bopha)
    with translation.override("en"):
        answer = send("animal_event", event | {"sort": "returned"}, by=bopha)
        assert "in no bank's herd" in sentences_of(answer)
        price = {"price": "500", "bank_part": "1", "currency": "USD", "sort": "sold"}
        answer = send("animal_event", event | price, by=bopha)
        assert "bank has no part" in sentences_of(answer)
    young = {"sort": "born", "happened_on": "3/9/2025", "young": [{"tag": "ក", "sex": "male"}]}
    saved("animal_event", event | young, by=bopha)
    assert Animal.objects.get(tag="ក").household_id == household_id
    given = Fact.objects.filter(kind="animal_born", household_id=household_id)
    assert given.count() == 1
    assert not list(verify())


def test_neither_two_registers_nor_none(bank: Bank, household_id: UUID) -> None:
    said = {"tag": "គ", "sex": "female", "how": "given", "came_on": "1/3/2025"}
    both = said | {"herd": str(bank.herd.pk), "household": str(household_id), "commodity": "COW"}
    with translation.override("en"):
        for content in (said, both):
            assert "Say either" in sentences_of(send("animal", content, by=bank.by))
        pig = said | {"herd": str(bank.herd.pk), "commodity": "PIG"}
        assert "no herd of this kind" in sentences_of(send("animal", pig, by=bank.by))
        money = said | {"household": str(household_id), "commodity": "KHR"}
        assert send("animal", money, by=bank.by).word is Word.NEEDS_ATTENTION


def test_another_organisation_sees_neither_animals_nor_herds(
    bank: Bank, chantha: User, take: Take
) -> None:
    content = bank.said("ក", "vaccinated", "1/6/2024", what="FMD")
    unknown = content | {"animal": str(bank.by.pk)}
    answers = [take("animal_event", one, by=chantha) for one in (content, unknown)]
    assert answers[0].sentences == answers[1].sentences
    assert answers[0].word is Word.NEEDS_ATTENTION
    assert not Animal.objects.visible_to(chantha).exists()


def test_who_waits_stands_in_order_until_she_received(bank: Bank) -> None:
    waits = {"herd": str(bank.herd.pk), "since_on": "1/3/2024"}
    for place, number in ((1, 2), (2, 1)):
        member = {"member": str(bank.members[number].pk), "place": str(place)}
        saved("herd_waiting", waits | member, by=bank.by)
    taken = waits | {"member": str(bank.members[3].pk), "place": "1"}
    again = waits | {"member": str(bank.members[2].pk), "place": "9"}
    with translation.override("en"):
        assert "is taken by" in sentences_of(send("herd_waiting", taken, by=bank.by))
        assert "waits already" in sentences_of(send("herd_waiting", again, by=bank.by))
    bank.tell("ខ", "placed", "1/4/2024", to=2)
    saved("herd_waiting", again | {"since_on": "2/4/2024"}, by=bank.by)


def test_rules_change_from_a_day_on_and_contracts_keep_their_own(bank: Bank) -> None:
    later = RULES | {"herd": str(bank.herd.pk), "from_on": "1/6/2024", "age_until": "12"}
    saved("herd_rules", later, by=bank.by)
    assert send("herd_rules", later, by=bank.by).word is Word.NEEDS_ATTENTION
    bank.tell("ខ", "placed", "1/7/2024", to=1)
    assert [deal.terms.age_until for deal in bank.deals] == [8, 12]
    broken = RULES | {"herd": str(bank.herd.pk), "from_on": "1/7/2024"}
    with translation.override("en"):
        turned = broken | {"age_from": "9"}
        assert "ends before" in sentences_of(send("herd_rules", turned, by=bank.by))
        nothing = broken | {"age_from": "", "age_until": ""}
        assert "from which month" in sentences_of(send("herd_rules", nothing, by=bank.by))
        cash = broken | {"repay": "cash"}
        assert "Say which share" in sentences_of(send("herd_rules", cash, by=bank.by))
    assert HerdRules.objects.count() == 2


def test_verify_finds_a_herd_that_counts_other_heads(bank: Bank) -> None:
    assert not list(verify())
    Animal.objects.filter(tag="ខ").update(owner="organisation")
    assert "wrong_herd" in {finding.code for finding in verify()}


def test_a_group_without_a_herd_lends_and_one_with_a_herd_saves_no_heads(bank: Bank) -> None:
    joins = {"group": str(bank.herd.collective_id), "name": "ម៉ៅ ស្រីមុំ", "sex": "female"}
    saved("group_member", joins | {"joined_on": "1/3/2024", "standing": "member"}, by=bank.by)
    held = Account.objects.filter(commodity="COW", role__in=("savings", "loans"))
    assert not held.exists()
    sheet = {"fund": str(bank.herd.pk), "held_on": "1/4/2024", "sheet": "1", "lines": []}
    assert send("meeting", sheet | {"counted": "2"}, by=bank.by).word is Word.NEEDS_ATTENTION
