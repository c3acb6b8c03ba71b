"""Rules of cow banks as they are practised, each told as a story; none needs code of its own.

Numbers are those of the research on community finance (Cambodia, unless said otherwise).
"""

import pytest
from django.utils import translation

from sahakum.accounts.models import User
from sahakum.animals.models import Owner
from sahakum.animals.tests.world import Bank, a_bank
from sahakum.groups import chart
from sahakum.journal.verify import verify
from sahakum.places.models import Place

FIRST = {"sex": "any", "number": "1", "owner": "bank"}
SIX_MONTHS = {"age_from": "6", "age_until": "6"}
FALLS_AWAY = {"death_no_fault": "falls_away", "death_fault": "falls_away"}
REPLACED = {"death_no_fault": "replace", "death_fault": "replace"}


def _bank(by: User, village: Place, **rules: object) -> Bank:
    return a_bank(by, village, rules={"lottery": "no", "vet": "bank"} | rules)


def test_c1_every_first_born_calf_is_the_banks_and_a_dead_cow_is_replaced(
    bopha: User, village: Place
) -> None:
    """KOVC, Banan: two females a family; the first-born of each to the bank, the second its own."""
    bank = _bank(
        bopha,
        village,
        heads="2",
        repay="offspring",
        repay_sex="any",
        **SIX_MONTHS,
        offspring=[FIRST],
        title="never",
        **REPLACED,
    )
    for tag in ("ក", "ខ", "គ"):
        bank.comes(tag, "10/1/2024", born_on="2020")
    bank.tell("ក", "placed", "1/2/2024", to=0)
    bank.tell("ខ", "placed", "1/2/2024", to=0)
    with translation.override("en"):
        assert "as many as the rules" in bank.refused("គ", "placed", "1/2/2024", to=0)
    bank.bears("ក", "1/6/2024", ក១="male")
    bank.bears("ក", "1/7/2025", ក២="female")
    bank.bears("ខ", "1/7/2024", ខ១="female")
    owners = {tag: bank.animal(tag).owner for tag in ("ក១", "ក២", "ខ១")}
    assert owners == {"ក១": Owner.BANK, "ក២": Owner.FAMILY, "ខ១": Owner.BANK}
    assert bank.heads == 5
    bank.tell("ក១", "returned", "1/12/2024")
    assert bank.states("2/1/2025") == [("offspring", "kept"), ("offspring", "late")]
    bank.tell("ខ", "died", "5/1/2025", cause="accident", fault="no")
    assert ("replacement", "due") in bank.states("6/1/2025")
    bank.comes("ឃ", "1/3/2025", how="replaced", replaces=str(bank.animal("ខ").pk))
    assert ("replacement", "kept") in bank.states("2/3/2025")
    assert bank.holder("ឃ") == 0
    assert bank.heads == 5
    assert not list(verify())


def test_c2_a_male_calf_may_be_sold_and_a_part_of_the_price_is_paid_in(
    bopha: User, village: Place
) -> None:
    """KOVC after Cambodia News English: first female at six months; of a male a part in cash."""
    bank = _bank(
        bopha,
        village,
        repay="offspring",
        repay_sex="female",
        **SIX_MONTHS,
        offspring=[{"sex": "female", "number": "1", "owner": "bank"}],
        cash_percent="30",
        cash_sex="male",
        conditions="វគ្គបណ្ដុះបណ្ដាល ក្រោលគោ និងសន្យាមិនលក់",
        title="repaid",
        **REPLACED,
    )
    bank.comes("ក", "10/1/2024", born_on="2020")
    bank.tell("ក", "placed", "1/2/2024", to=0)
    bank.bears("ក", "1/6/2024", ក១="male")
    sold = {"price": "1500000", "currency": "KHR"}
    with translation.override("en"):
        sentence = bank.refused("ក១", "sold", "1/3/2025", **sold, bank_part="400000")
        assert "at least 450,000" in sentence
    bank.tell("ក១", "sold", "1/3/2025", **sold)
    assert chart.accounts_of(bank.money)[chart.BOX].held() == 450_000
    assert bank.states("2/3/2025") == [("offspring", "open")]
    bank.bears("ក", "1/7/2025", ក២="female")
    assert bank.states("31/12/2025") == [("offspring", "open")]
    assert bank.states("1/1/2026") == [("offspring", "due")]
    assert bank.states("2/1/2026") == [("offspring", "late")]
    assert not list(verify())


def test_c3_after_the_first_female_calf_cow_and_later_calves_are_the_familys(
    bopha: User, village: Place
) -> None:
    """Allianz Mission (Vietnam): six to eight months; within 36 months of receiving the cow."""
    bank = _bank(
        bopha,
        village,
        repay="offspring",
        repay_sex="female",
        age_from="6",
        age_until="8",
        latest_months="36",
        offspring=[{"sex": "any", "owner": "bank"}],
        title="repaid",
        **FALLS_AWAY,
    )
    bank.comes("ក", "10/1/2024", born_on="2021")
    bank.tell("ក", "placed", "1/2/2024", to=0)
    assert bank.states("1/2/2027") == [("offspring", "open")]
    assert bank.states("2/2/2027") == [("offspring", "late")]
    bank.bears("ក", "1/11/2024", ក១="female")
    bank.tell("ក១", "passed_on", "1/6/2025", to=1)
    assert bank.states("2/6/2025", of=0) == [("offspring", "kept"), ("title", "due")]
    bank.tell("ក", "title", "3/6/2025")
    assert bank.states("4/6/2025", of=0) == [("offspring", "kept"), ("title", "kept")]
    bank.bears("ក", "1/12/2025", ក២="female")
    assert bank.animal("ក២").owner == Owner.FAMILY
    assert bank.heads == 1
    assert not list(verify())


def test_c4_a_pregnant_cow_leaves_its_calf_and_goes_back_after_weaning(
    bopha: User, village: Place
) -> None:
    """Cows for Cambodia: the family keeps the calf, the cow comes back for the next family."""
    bank = _bank(
        bopha,
        village,
        repay="mother",
        age_from="6",
        age_until="7",
        repay_to="bank",
        offspring=[{"sex": "any", "owner": "family"}],
        title="never",
        **FALLS_AWAY,
    )
    bank.comes("ក", "10/1/2024", born_on="2020")
    bank.tell("ក", "pregnant", "12/1/2024", next_on="1/4/2024")
    bank.tell("ក", "placed", "1/2/2024", to=0)
    assert str(bank.promises("2/2/2024")[0].expected_on) == "2024-10-01"
    bank.bears("ក", "3/4/2024", ក១="male")
    assert bank.states("3/10/2024") == [("mother", "due")]
    bank.tell("ក", "returned", "10/10/2024")
    assert bank.states("11/10/2024") == [("mother", "kept")]
    assert bank.animal("ក១").owner == Owner.FAMILY
    assert bank.holder("ក១") == 0
    bank.tell("ក", "placed", "11/10/2024", to=1)
    assert bank.heads == 1
    assert not list(verify())


def test_c5_heads_stay_the_organisations_and_a_public_lottery_decides(
    bopha: User, village: Place
) -> None:
    """Sorya: the cow stays property of the NGO, the family keeps calves."""
    bank = _bank(
        bopha,
        village,
        repay="none",
        offspring=[{"sex": "any", "owner": "family"}],
        title="never",
        lottery="yes",
        **FALLS_AWAY,
    )
    bank.comes("ក", "10/1/2024", born_on="2020", owner="organisation")
    assert bank.heads == 0
    with translation.override("en"):
        assert "lottery" in bank.refused("ក", "placed", "1/2/2024", to=3)
        bank.tell("ក", "placed", "1/2/2024", to=3, drawn="ចាប់ឆ្នោតនៅសាលាឃុំ ១/២/២០២៤")
        assert "never becomes" in bank.refused("ក", "title", "1/3/2024")
    bank.bears("ក", "1/6/2024", ក១="female")
    assert bank.animal("ក១").owner == Owner.FAMILY
    assert bank.stands("ក").owner == Owner.ORGANISATION
    assert bank.states("1/1/2026") == []
    assert bank.heads == 0
    assert not list(verify())


def test_c6_the_family_keeps_the_calf_and_the_mother_moves_to_the_next(
    bopha: User, village: Place
) -> None:
    """Hopeful Children Center; with C8: two next families are named beforehand."""
    bank = _bank(
        bopha,
        village,
        repay="mother",
        age_from="6",
        age_until="8",
        repay_to="next",
        next_named="2",
        offspring=[{"sex": "any", "owner": "family"}],
        title="never",
        **FALLS_AWAY,
    )
    bank.comes("ក", "10/1/2024", born_on="2020")
    named = [{"member": str(bank.members[place].pk)} for place in (1, 2)]
    with translation.override("en"):
        assert "2 families" in bank.refused("ក", "placed", "1/2/2024", to=0, named=named[:1])
    bank.tell("ក", "placed", "1/2/2024", to=0, named=named)
    assert list(bank.deals[0].named) == [bank.members[1].pk, bank.members[2].pk]
    bank.bears("ក", "1/6/2024", ក១="female")
    then = [{"member": str(bank.members[place].pk)} for place in (2, 3)]
    bank.tell("ក", "passed_on", "5/12/2024", to=1, named=then)
    assert bank.states("6/12/2024", of=0) == [("mother", "kept")]
    assert bank.states("6/12/2024", of=1) == [("mother", "open")]
    assert bank.holder("ក") == 1
    assert bank.heads == 1
    assert not list(verify())


def test_two_piglets_are_passed_on_of_a_litter(bopha: User, village: Place) -> None:
    """Heifer, Siem Reap: piglets are passed on; which of a litter is seen when they are weaned."""
    rules = {
        "repay": "offspring",
        "repay_number": "2",
        "repay_sex": "female",
        "age_from": "2",
        "age_until": "4",
        "repay_to": "next",
        "title": "start",
        "vet": "family",
        "lottery": "no",
    } | FALLS_AWAY
    bank = a_bank(bopha, village, kind="PIG", rules=rules)
    bank.comes("ជ", "10/1/2024", born_on="1/2023")
    bank.tell("ជ", "placed", "1/2/2024", to=0)
    assert bank.heads == 0
    bank.bears("ជ", "1/5/2024", ជ១="female", ជ២="male", ជ៣="female", ជ៤="female")
    assert bank.states("2/7/2024") == [("offspring", "due"), ("offspring", "due")]
    bank.tell("ជ៤", "passed_on", "5/7/2024", to=1)
    assert sorted(bank.states("6/7/2024", of=0)) == [("offspring", "due"), ("offspring", "kept")]
    bank.tell("ជ១", "returned", "6/7/2024")
    assert bank.states("7/7/2024", of=0) == [("offspring", "kept")] * 2
    assert bank.heads == 1
    assert not list(verify())


def test_after_two_calvings_one_calf_is_given(bopha: User, village: Place) -> None:
    """Girinka (Rwanda), a variant: the second calf counts, whatever its sex."""
    bank = _bank(
        bopha,
        village,
        repay="offspring",
        repay_sex="any",
        repay_nth="2",
        age_from="8",
        age_until="10",
        offspring=[{"sex": "any", "number": "2", "owner": "bank"}],
        title="repaid",
        **FALLS_AWAY,
    )
    bank.comes("ក", "10/1/2024", born_on="2020")
    bank.tell("ក", "placed", "1/2/2024", to=0)
    bank.bears("ក", "1/6/2024", ក១="female")
    assert bank.states("1/6/2025") == [("offspring", "open")]
    bank.bears("ក", "1/7/2025", ក២="male")
    promise = bank.promises("1/4/2026")[0]
    assert promise.animal == bank.animal("ក២")
    assert promise.state == "due"


@pytest.mark.parametrize(("fault", "then"), [("no", "fallen"), ("yes", "open")])
def test_a_death_falls_away_or_is_replaced_by_whose_fault_it_was(
    bopha: User, village: Place, fault: str, then: str
) -> None:
    bank = _bank(
        bopha,
        village,
        repay="offspring",
        repay_sex="female",
        age_from="6",
        age_until="8",
        title="repaid",
        death_no_fault="falls_away",
        death_fault="replace",
    )
    bank.comes("ក", "10/1/2024", born_on="2020")
    bank.tell("ក", "placed", "1/2/2024", to=0)
    bank.tell("ក", "died", "1/3/2024", cause="hunger", fault=fault)
    states = bank.states("2/3/2024")
    assert states[0] == ("offspring", then)
    assert (("replacement", "due") in states) == (fault == "yes")
    assert bank.heads == 0
    assert not list(verify())


def test_a_share_of_cash_repays_when_young_are_sold(bopha: User, village: Place) -> None:
    """Send a Cow: money instead of an animal."""
    bank = _bank(
        bopha,
        village,
        repay="cash",
        repay_sex="any",
        age_from="6",
        age_until="18",
        cash_percent="50",
        title="repaid",
        **FALLS_AWAY,
    )
    bank.comes("ក", "10/1/2024", born_on="2020")
    bank.tell("ក", "placed", "1/2/2024", to=0)
    bank.bears("ក", "1/6/2024", ក១="female")
    assert bank.states("1/12/2024") == [("cash", "due")]
    bank.tell("ក១", "sold", "2/12/2024", price="1000001", currency="KHR")
    assert bank.states("3/12/2024") == [("cash", "kept"), ("title", "due")]
    assert chart.accounts_of(bank.money)[chart.BOX].held() == 500_001
    assert not list(verify())
