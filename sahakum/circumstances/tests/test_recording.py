"""Every kind of circumstance, said by named people through intake."""

from decimal import Decimal
from uuid import UUID

import pytest

from conftest import Take
from sahakum.accounts.models import User
from sahakum.capture.intake import Answer, Word
from sahakum.circumstances import models, selectors
from sahakum.circumstances.kinds import kinds
from sahakum.circumstances.tests import said
from sahakum.journal.models import Fact, Operation
from sahakum.journal.sealing import seal
from sahakum.journal.verify import verify
from sahakum.registry.models import Household, HouseholdVersion


def sentence(answer: Answer, field: str) -> str:
    assert answer.word is Word.NEEDS_ATTENTION, answer
    (only,) = answer.sentences[field]
    return only


def void(answer: Answer, take: Take, by: User) -> Answer:
    return take("void", {"operation": str(answer.id), "reason": "ខុស"}, by=by)


def everything(household_id: UUID) -> dict[str, said.Content]:
    return {
        "schooling": said.schooling(household_id),
        "trip": said.trip(household_id),
        "absence": said.absence(household_id),
        "income": said.income(household_id),
        "debt": said.debt(household_id),
        **said.others(household_id),
    }


def test_every_kind_is_stored_with_facts_and_verified(
    household_id: UUID, bopha: User, take: Take
) -> None:
    contents = everything(household_id)
    for kind, content in contents.items():
        answer = take(kind, content, by=bopha)
        assert answer.word is Word.SAVED, (kind, answer)
        without_facts = kind in ("safe_contact", "heard_of_us")
        assert Fact.objects.filter(operation=answer.id).exists() != without_facts, kind
    endings = {"trip_return", "absence_end", "debt_state"}
    assert contents.keys() | endings == {kind.name for kind in kinds()}
    seal()
    assert [str(finding) for finding in verify()] == []


def test_a_card_gives_the_family_its_level_and_voiding_takes_it_back(
    household_id: UUID, bopha: User, take: Take
) -> None:
    card = take("poverty_card", said.others(household_id)["poverty_card"], by=bopha)
    assert Household.objects.get(pk=household_id).poverty == "poor_2"
    assert void(card, take, bopha).word is Word.SAVED
    assert Household.objects.get(pk=household_id).poverty == "poor_1"


def test_the_same_level_seen_on_two_days_is_said_twice_and_on_one_day_once(
    household_id: UUID, bopha: User, take: Take
) -> None:
    content = said.others(household_id)["poverty_card"] | {"level": "poor_1"}
    for _ in range(2):
        assert take("poverty_card", content, by=bopha).word is Word.SAVED
    assert HouseholdVersion.objects.filter(household=household_id).count() == 2


def test_another_level_on_the_day_of_registration_is_asked_about(
    household_id: UUID, bopha: User, take: Take
) -> None:
    content = said.others(household_id)["poverty_card"] | {"told_on": "1/2/2026"}
    assert sentence(take("poverty_card", content, by=bopha), "level")


def test_a_debt_is_followed_to_its_end(household_id: UUID, bopha: User, take: Take) -> None:
    made = take("debt", said.debt(household_id), by=bopha)
    state = {"household": str(household_id), "told_on": said.TOLD, "debt": str(made.id)}
    later = take("debt_state", state | {"outstanding": "900", "paid": "600"}, by=bopha)
    assert later.word is Word.SAVED
    assert models.DebtState.objects.get().debt_id == made.id
    assert void(made, take, bopha).word is Word.NEEDS_ATTENTION
    assert void(later, take, bopha).word is Word.SAVED
    assert void(made, take, bopha).word is Word.SAVED


def test_a_debt_of_another_family_is_not_found(
    household_id: UUID, bopha: User, chantha: User, village: object, take: Take
) -> None:
    from conftest import family

    other = take("household", family(village), by=chantha).id  # type: ignore[arg-type]
    theirs = take("debt", said.debt(other), by=chantha)
    state = {"household": str(household_id), "told_on": said.TOLD, "debt": str(theirs.id)}
    assert sentence(take("debt_state", state | {"outstanding": "9"}, by=bopha), "debt")


@pytest.mark.parametrize("name", ["chantha", "sreymom", "rithy", "sokha"])
def test_others_neither_say_nor_see(
    name: str, household_id: UUID, bopha: User, take: Take, request: pytest.FixtureRequest
) -> None:
    take("debt", said.debt(household_id), by=bopha)
    other = request.getfixturevalue(name)
    answer = take("schooling", said.schooling(household_id), by=other)
    assert answer.word in (Word.REFUSED, Word.NEEDS_ATTENTION)
    assert not models.Schooling.objects.exists()
    assert not models.Debt.objects.visible_to(other).exists()
    assert models.Debt.objects.visible_to(bopha).count() == 1


def test_khmer_digits_and_money_words_are_read(household_id: UUID, bopha: User, take: Take) -> None:
    take("income", said.income(household_id), by=bopha)
    assert models.Income.objects.get().amount == Decimal(20_000)
    take("disaster", said.others(household_id)["disaster"], by=bopha)
    loss = models.Disaster.objects.get()
    assert (loss.loss, loss.currency) == (Decimal(500_000), "KHR")


def test_currencies_stay_apart(household_id: UUID, bopha: User, take: Take) -> None:
    for changes in (
        {"amount": "100", "currency": "USD", "period": "month", "source": "wages"},
        {"amount": "3000", "currency": "THB", "period": "month", "source": "wages"},
        {"amount": "60000", "period": "week", "own_produce": "yes"},
        {"amount": "1", "currency": "USD", "source": "wages", "told_on": "1/10/2026"},
    ):
        assert take("income", said.income(household_id, **changes), by=bopha).word is Word.SAVED
    household = Household.objects.get(pk=household_id)
    day = models.Income.objects.latest("told_on").told_on
    found = selectors.monthly_totals(bopha, models.Income, household, on=day)
    assert found == {"USD": Decimal(100), "THB": Decimal(3000), "KHR": Decimal(261_000)}


BAD: list[tuple[str, dict[str, object], str, str]] = [
    ("schooling", {"rank": "43"}, "rank", "greater than the number of children"),
    ("schooling", {"class_size": ""}, "class_size", "how many children"),
    ("schooling", {"school_year": "2015"}, "school_year", "before"),
    ("schooling", {"school_year": "2027"}, "school_year", "not begun"),
    ("schooling", {"school_year": "2026", "month": "១២"}, "month", "later"),
    ("schooling", {"attending": "left"}, "changed_on", "day on which the child left"),
    ("schooling", {"month": "13"}, "month", "too much"),
    ("trip", {"returned_on": "1/1/2025"}, "returned_on", "before the beginning"),
    ("trip", {"members": []}, "members", "fill this in"),
    ("trip", {"how": ""}, "how", "how they returned"),
    ("absence", {"returned_on": "1/1/2026"}, "returned_on", "before the beginning"),
    ("absence", {"from_on": "1/1/1991", "member": "child"}, "from_on", "was born"),
    ("income", {"currency": ""}, "currency", "in which money"),
    ("income", {"amount": "20 USD"}, "currency", "another money"),
    ("income", {"amount": "ច្រើន"}, "amount", "not a number"),
    ("income", {"amount": "20 USD 30 KHR"}, "amount", "not a number"),
    ("income", {"amount": "-5"}, "amount", "too small"),
    ("income", {"amount": [5]}, "amount", "text"),
    ("debt", {"since_on": "2/11/2026"}, "since_on", "after the day"),
    ("carer", {"neighbour": ""}, "carer", "choose one"),
    ("carer", {"carer": "child", "neighbour": ""}, "carer", "own carer"),
    ("remittance", {"sender": "ពូ"}, "member", "member who sends"),
    ("identity_paper", {"since_on": ""}, "since_on", "since when"),
    ("poverty_card", {"issued_on": "2/2/2026", "until_on": "2/2/2025"}, "until_on", "beginning"),
    ("disaster", {"loss": "100"}, "currency", "in which money"),
    ("livelihood", {"until_on": "1/1/2025"}, "until_on", "before the beginning"),
    ("child_work", {"hours_a_week": "200"}, "hours_a_week", "too much"),
]


@pytest.mark.parametrize(("kind", "changes", "field", "part"), BAD)
def test_what_is_wrong_gets_one_clear_sentence(
    kind: str,
    changes: dict[str, object],
    field: str,
    part: str,
    household_id: UUID,
    bopha: User,
    take: Take,
) -> None:
    from django.utils import translation

    child = said.person(household_id, given="ធីតា")
    content = everything(household_id)[kind]
    content |= {name: child if value == "child" else value for name, value in changes.items()}
    with translation.override("en"):
        assert part in sentence(take(kind, content, by=bopha), field)
    assert not Operation.objects.filter(kind=kind).exists()


def test_somebody_who_left_the_family_is_no_member(
    household_id: UUID, bopha: User, take: Take
) -> None:
    from sahakum.registry.models import Membership

    content = said.schooling(household_id)
    membership = Membership.objects.get(person=content["member"])
    left = {"membership": str(membership.pk), "left_on": "1/3/2026", "reason": "moved"}
    assert take("departure", left, by=bopha).word is Word.SAVED
    assert sentence(take("schooling", content, by=bopha), "member")


@pytest.mark.parametrize(
    ("amount", "currency", "chi"),
    [("២ ជី", "", 2), ("1.5", "GOLD", Decimal("1.5")), ("១ ដំឡឹង", "", 10), ("3 chi", "GOLD", 3)],
)
def test_gold_is_counted_in_chi(
    household_id: UUID, bopha: User, take: Take, amount: str, currency: str, chi: object
) -> None:
    about = {"household": str(household_id), "told_on": said.TOLD, "kept": "gold"}
    answer = take("family_saving", about | {"amount": amount, "currency": currency}, by=bopha)
    kept = models.FamilySaving.objects.get(operation=answer.id)
    assert (kept.amount, kept.currency) == (chi, "GOLD")
    owed = said.debt(household_id) | {"amount": amount, "currency": currency}
    debt = take("debt", owed, by=bopha)
    assert models.Debt.objects.get(operation=debt.id).amount == chi


def test_nobody_earns_gold(household_id: UUID, bopha: User, take: Take) -> None:
    earned = said.income(household_id) | {"amount": "2 chi", "currency": ""}
    assert "មាស" in sentence(take("income", earned, by=bopha), "currency")
