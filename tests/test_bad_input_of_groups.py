"""What cannot be of meetings, loans, share-outs, rice and animals, said by programs.

Each gets one clear sentence in the language of who asks, and books nothing.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client

from sahakum.accounts.models import User
from sahakum.accounts.services import make_program_key
from sahakum.animals.models import Animal, LifeEvent
from sahakum.animals.tests.world import Bank, a_bank
from sahakum.groups import chart
from sahakum.groups.models import Meeting, ShareOutRecord
from sahakum.groups.tests import loans_said
from sahakum.groups.tests.test_cycles import RICE, shared
from sahakum.groups.tests.world import Village, a_group, everybody, saved, send
from sahakum.journal.models import Operation
from sahakum.journal.verify import verify
from sahakum.ledger.models import Transfer
from sahakum.lending.models import Loan, LoanPayment, WriteOff
from sahakum.lib.dates import parse_day
from sahakum.lib.ids import uuid7
from sahakum.places.models import Place

Content = dict[str, Any]
Said = tuple[str, Content]
BOOKED = (Operation, Transfer, Meeting, LoanPayment, WriteOff, ShareOutRecord, Animal, LifeEvent)


@dataclass(kw_only=True)
class World:
    """Riel with a loan that is paid off and an open one, rice, and a herd whose calf has died."""

    riel: Village
    rice: Village
    bank: Bank

    def sheet(self, lines: dict[int, Any] | None = None, **more: Any) -> Said:
        """The next sheet over riel; 50,000 and 600 of interest less 20,000 are in the box."""
        said = {"counted": "30600"} | more
        return "meeting", self.riel.content(said.pop("day", "2/6/2025"), lines, **said)


@pytest.fixture
def world(bopha: User, village: Place) -> World:
    riel = a_group(bopha, village)
    riel.meet("2/2/2025", everybody(savings="10000"), counted="50000")
    riel.meet("2/3/2025", {0: {"lent": "30000"}}, counted="20000")
    riel.meet("20/3/2025", {0: {"repaid": "30600"}}, counted="50600")
    riel.meet("2/5/2025", {1: {"lent": "20000"}}, counted="30600")
    rice = a_group(bopha, village, commodity="RICE.FOOD", rules=RICE, name="ធនាគារស្រូវ")
    rice.meet("2/2/2025", everybody(savings="100"), counted="500")
    bank = a_bank(bopha, village)
    bank.comes("ក", "10/1/2024", born_on="1/2021")
    bank.tell("ក", "placed", "1/2/2024", to=0)
    bank.bears("ក", "1/6/2024", គ="female")
    bank.tell("គ", "passed_on", "1/1/2025", to=1)
    bank.tell("គ", "died", "1/3/2025", cause="illness", fault="no")
    return World(riel=riel, rice=rice, bank=bank)


def unbalanced(world: World) -> Said:
    return world.sheet({2: {"savings": "1000"}})


def paid_to_a_closed_loan(world: World) -> Said:
    return world.sheet({0: {"repaid": "500"}}, counted="31100")


def more_rice_than_there_is(world: World) -> Said:
    return "meeting", world.rice.content("2/6/2025", {0: {"lent": "500,5"}}, counted="0")


def paid_before_the_loan(world: World) -> Said:
    return world.sheet({1: {"repaid": "500"}}, day="1/5/2025", counted="51100")


def given_up_before_the_loan(world: World) -> Said:
    loan = Loan.objects.get(disbursed_on="2025-05-02")
    day = parse_day("1/5/2025").date
    return "loan_write_off", loans_said.write_off(loan=loan.pk, day=day, minutes="ស្លាប់")


def shared_again(world: World) -> Said:
    saved("share_out", shared(world.riel, "3/6/2025", how="roll_over"), by=world.riel.by)
    return "share_out", shared(world.riel, "4/6/2025", how="roll_over")


def shared_over_an_open_meeting(world: World) -> Said:
    send(*world.sheet({2: {"savings": "1000"}}), by=world.riel.by)
    return "share_out", shared(world.riel, "3/6/2025", how="roll_over")


def calf_older_than_its_mother(world: World) -> Said:
    said = {"herd": str(world.bank.herd.pk), "tag": "ឆ", "sex": "female", "how": "opening"}
    mother = str(world.bank.animal("ក").pk)
    return "animal", said | {"came_on": "1/7/2024", "born_on": "2020", "mother": mother}


def passed_on_after_its_death(world: World) -> Said:
    return "animal_event", world.bank.said("គ", "passed_on", "2/3/2025", to=2)


def a_float(world: World) -> Said:
    return world.sheet({2: {"savings": 1000.5}}, counted="31600")


def a_float_that_is_whole(world: World) -> Said:
    """Nobody agreed to it: a machine came to it."""
    return world.sheet({2: {"savings": 1000.0}}, counted="31600")


def a_float_of_what_was_counted(world: World) -> Said:
    return world.sheet({2: {"savings": "1000"}}, counted=31600.0)


def a_float_that_is_no_amount(world: World) -> Said:
    """As programs come to it that add a tenth and two tenths."""
    return world.sheet({2: {"savings": 1000 * (0.1 + 0.2)}}, counted="30900")


def part_of_a_riel(world: World) -> Said:
    return world.sheet({2: {"savings": "1000.5"}}, counted="31600")


def two_currencies_on_a_line(world: World) -> Said:
    return world.sheet({2: {"savings": "5000 រៀល 2 USD"}}, counted="35600")


def sheet_keyed_again_with_other_amounts(world: World) -> Said:
    kind, content = world.sheet({2: {"savings": "1000"}}, counted="31600")
    saved(kind, content, by=world.riel.by)
    _kind, other = world.sheet({2: {"savings": "2000"}}, counted="33600")
    return kind, other | {"sheet": content["sheet"]}


# What is said, and the words that name what is wrong.
CANNOT_BE: tuple[tuple[str, Callable[[World], Said], str], ...] = (
    ("a meeting that does not balance", unbalanced, "should be there"),
    ("a payment to a closed loan", paid_to_a_closed_loan, "owes nothing"),
    ("more rice than the store holds", more_rice_than_there_is, "Rice store"),
    ("a payment before the loan", paid_before_the_loan, "recorded for 02/05/2025"),
    ("given up before the loan", given_up_before_the_loan, "given on 02/05/2025"),
    ("a second share-out", shared_again, "nothing new to share"),
    ("a share-out with an open meeting", shared_over_an_open_meeting, "waits for a correction"),
    ("a calf older than its mother", calf_older_than_its_mother, "older than its mother"),
    ("passed on after its death", passed_on_after_its_death, "gone since 01/03/2025"),
    ("a float", a_float, "decimal point that a machine"),
    ("a float that is whole", a_float_that_is_whole, "decimal point that a machine"),
    ("a float that was counted", a_float_of_what_was_counted, "decimal point that a machine"),
    ("a float that is no amount", a_float_that_is_no_amount, "decimal point that a machine"),
    ("a part of a riel", part_of_a_riel, "smallest part"),
    ("two currencies on one line", two_currencies_on_a_line, "not a number"),
    ("a sheet keyed again with other amounts", sheet_keyed_again_with_other_amounts, "before"),
)


def answered(by: User, said: Said, *, language: str) -> tuple[str, str]:
    """The word of a program's submission, and all its sentences."""
    kind, content = said
    key = make_program_key(name=f"phone {language}", by=by)
    body = {"operations": [{"id": str(uuid7()), "kind": kind, "content": content}]}
    User.objects.filter(pk=by.pk).update(language=language)
    client = Client(headers={"Authorization": f"Bearer {key}"})
    response = client.post("/api/records", json.dumps(body), content_type="application/json")
    assert response.status_code == 200, response.content
    answer = response.json()["answers"][0]
    return answer["word"], " ".join(text for one in answer["sentences"].values() for text in one)


@pytest.mark.parametrize(
    ("said", "words"),
    [(said, words) for _name, said, words in CANNOT_BE],
    ids=[name for name, _said, _words in CANNOT_BE],
)
def test_it_gets_a_sentence_in_both_languages_and_books_nothing(
    world: World, bopha: User, said: Callable[[World], Said], words: str
) -> None:
    content = said(world)
    before = [model._default_manager.count() for model in BOOKED]
    word, sentence = answered(bopha, content, language="en")
    assert word == "NEEDS_ATTENTION"
    assert words in sentence
    word, in_khmer = answered(bopha, content, language="km")
    assert word == "NEEDS_ATTENTION"
    assert any("\u1780" <= letter <= "\u17ff" for letter in in_khmer)
    assert words not in in_khmer
    assert [model._default_manager.count() for model in BOOKED] == before
    assert not list(verify())


def test_khmer_digits_and_separators_are_numbers(world: World, bopha: User) -> None:
    content = world.sheet({2: {"savings": "១០.០០០"}}, counted="៤០ ៦០០", day="២/៦/២០២៥")
    assert answered(bopha, content, language="km") == ("SAVED", "")
    assert world.riel.saved_by(2) == 20_000
    assert world.riel.holds(chart.BOX) == 40_600


def test_amounts_are_whole_numbers_or_text(world: World, bopha: User) -> None:
    content = world.sheet({2: {"savings": 1000}, 3: {"savings": "1,000.00"}}, counted=32600)
    assert answered(bopha, content, language="en") == ("SAVED", "")
    assert world.riel.saved_by(2) == world.riel.saved_by(3) == 11_000
