"""The rice store: what is weighed, measured, lost, lent, and paid for with money."""

from decimal import Decimal
from typing import Any

import pytest
from django.utils import translation

from sahakum.accounts.models import User
from sahakum.capture.intake import Word
from sahakum.groups import chart
from sahakum.groups.models import Fund, Meeting, RiceTrade, WeighIn
from sahakum.groups.tests.test_cycles import RICE
from sahakum.groups.tests.world import Village, a_group, everybody, saved, send, sentences_of
from sahakum.groups.weighing import dry_weight
from sahakum.journal.models import Fact
from sahakum.journal.verify import verify
from sahakum.ledger.models import Exchange, Transfer
from sahakum.lending.models import LoanPayment
from sahakum.places.models import Place

MINUTES = "គណៈកម្មការសម្រេច"


@pytest.fixture
def rice(bopha: User, village: Place) -> Village:
    return a_group(bopha, village, commodity="RICE.FOOD", rules=RICE)


def riel_of(rice: Village) -> Fund:
    """The group begins to keep riel too."""
    said = {"group": str(rice.group.pk), "commodity": "KHR", "opened_on": "5/1/2025"}
    number = saved("group_fund", said, by=rice.by)
    return Fund.objects.select_related("collective", "commodity", "book").get(pk=number)


def store_rules(rice: Village, **more: str) -> dict[str, str]:
    said = {"fund": str(rice.fund.pk), "from_on": "5/1/2025", "counts": "gross"}
    return said | more


def price(rice: Village, money: Fund, use: str, **more: str) -> dict[str, str]:
    said = {"fund": str(rice.fund.pk), "money": str(money.pk), "use": use, "from_on": "5/1/2025"}
    return said | {"price": "1100", "minutes": MINUTES} | more


def paid(group: Village, money: Fund, place: int, **more: str) -> dict[str, str]:
    said = {"fund": str(group.fund.pk), "money": str(money.pk), "day": "2/3/2026"}
    return said | {"member": str(group.members[place].pk), "rice": "120"} | more


def trade(group: Village, money: Fund, use: str, **more: str) -> dict[str, str]:
    said = {"fund": str(group.fund.pk), "money": str(money.pk), "use": use, "day": "2/3/2026"}
    return said | {"rice": "100", "with_whom": "ម៉ូយ ម៉េងហុង"} | more


def refused(kind: str, content: dict[str, Any], words: str, *, by: User) -> None:
    """One sentence, and nothing is booked."""
    before = Transfer.objects.count()
    with translation.override("en"):
        answer = send(kind, content, by=by)
    assert answer.word is Word.NEEDS_ATTENTION
    assert words in sentences_of(answer).replace("\N{NO-BREAK SPACE}", " ")
    assert Transfer.objects.count() == before


def test_dry_weight_is_that_of_the_rice_institute() -> None:
    """100 kilos at 25 % are 87.209 kilos at 14 %: (100 - 25) / (100 - 14)."""
    assert dry_weight(100_000, moisture=25, base=14) == 87_209  # type: ignore[arg-type]
    assert dry_weight(100_000, moisture=14, base=14) == 100_000  # type: ignore[arg-type]


def test_without_a_rule_rice_counts_as_weighed_and_moisture_is_only_noted(rice: Village) -> None:
    rice.meet("2/2/2025", everybody(savings="100"), counted="500")
    line = {"gross": "52", "bags": "1", "tare": "0.5", "moisture": "១៨", "brought_for": "savings"}
    rice.meet("2/3/2025", {0: line}, counted="551.5")
    weighed = WeighIn.objects.get()
    assert (weighed.counted, weighed.dry, weighed.moisture) == (51_500, None, Decimal(18))
    assert rice.saved_by(0) == 151_500
    assert not list(verify())


def test_by_a_rule_of_dry_weight_a_wet_sack_pays_back_less(rice: Village) -> None:
    saved("store_rules", store_rules(rice, counts="dry", base_moisture="14"), by=rice.by)
    rice.meet("2/2/2025", everybody(savings="100"), counted="500")
    rice.meet("2/6/2025", {0: {"lent": "100"}}, counted="400")
    line = {"gross": "101", "bags": "2", "tare": "1", "moisture": "18", "brought_for": "repaid"}
    # 100 kilos at 18 % are 95.349 at 14 %.
    wrong = rice.content("10/1/2026", {0: line | {"repaid": "100"}}, counted="500")
    refused("meeting", wrong, "counts 95.349 kg", by=rice.by)
    rice.meet("10/1/2026", {0: line}, counted="៤៩៥,៣៤៩")
    assert LoanPayment.objects.get().amount == 95_349
    assert rice.owed_by(0) == 100_000 - (95_349 - 20_000)
    unmeasured = {"gross": "20", "brought_for": "savings"}
    rice.meet("11/1/2026", {1: unmeasured}, counted="515,349")
    assert not list(verify())


WRONGLY_WEIGHED = [
    ("to pay back or to save", {"gross": "50"}),
    ("weigh as much", {"gross": "1", "tare": "1", "brought_for": "savings"}),
    ("too large", {"gross": "50", "moisture": "90", "brought_for": "savings"}),
]


@pytest.mark.parametrize(
    ("words", "line"), WRONGLY_WEIGHED, ids=[one for one, _ in WRONGLY_WEIGHED]
)
def test_what_is_wrongly_weighed_is_one_sentence(
    rice: Village, words: str, line: dict[str, str]
) -> None:
    content = rice.content("2/3/2025", {0: line}, counted="0")
    with translation.override("en"):
        answer = send("meeting", content, by=rice.by)
    assert answer.word is Word.NEEDS_ATTENTION
    assert not Meeting.objects.exists()
    assert words == "too large" or words in sentences_of(answer)


def test_rice_that_is_owed_is_paid_with_money_at_the_price_of_the_minutes(rice: Village) -> None:
    money = riel_of(rice)
    rice.meet("2/2/2025", everybody(savings="100"), counted="500")
    rice.meet("2/6/2025", {0: {"lent": "100"}}, counted="400")
    refused("rice_paid_in_cash", paid(rice, money, 0), "No price is decided", by=rice.by)
    saved("rice_price", price(rice, money, "paid"), by=rice.by)
    other = paid(rice, money, 0, received="130000")
    refused("rice_paid_in_cash", other, "come to 132,000", by=rice.by)
    number = saved("rice_paid_in_cash", paid(rice, money, 0, received="132.000"), by=rice.by)
    accounts = chart.accounts_of(money)
    assert (rice.owed_by(0), rice.holds(chart.BOX), rice.holds(chart.INTEREST)) == (
        0,
        400_000,
        20_000,
    )
    assert accounts[chart.BOX].held() == 132_000
    exchange = Exchange.objects.get()
    assert (exchange.taken_amount, exchange.given_amount) == (132_000, 120_000)
    assert RiceTrade.objects.get().exchange == exchange
    came_back = Fact.objects.get(kind="group_repaid", operation=number)
    assert (came_back.quantity, came_back.item) == (Decimal(120), "RICE.FOOD")
    refused("rice_paid_in_cash", paid(rice, money, 0, rice="1"), "owes nothing", by=rice.by)
    assert not list(verify())
    saved("void", {"operation": str(number), "reason": "ច្រឡំ"}, by=rice.by)
    assert (rice.owed_by(0), chart.accounts_of(money)[chart.BOX].held()) == (100_000, 0)
    assert not list(verify())


def test_money_for_rice_is_counted_at_the_next_meeting_over_riel(rice: Village) -> None:
    money = riel_of(rice)
    rice.meet("2/2/2025", everybody(savings="100"), counted="500")
    rice.meet("2/6/2025", {0: {"lent": "100"}}, counted="400")
    saved("rice_price", price(rice, money, "paid"), by=rice.by)
    saved("rice_paid_in_cash", paid(rice, money, 0), by=rice.by)
    riel = Village(by=rice.by, group=rice.group, fund=money, members=rice.members)
    refused("rice_paid_in_cash", paid(rice, money, 0, day="1/6/2025"), "is counted", by=rice.by)
    content = riel.content("5/3/2026", {}, counted="0")
    refused("meeting", content, "132,000 riel should be there", by=rice.by)
    riel.meet("5/3/2026", {}, counted="132000")
    assert not list(verify())


def test_the_group_sells_and_buys_rice_and_the_rate_is_kept(rice: Village) -> None:
    money = riel_of(rice)
    rice.meet("2/2/2025", everybody(savings="100"), counted="500")
    for use, riel in (("sold", "1250"), ("bought", "1000")):
        saved("rice_price", price(rice, money, use, price=riel), by=rice.by)
    refused("rice_trade", trade(rice, money, "sold", rice="500.001"), "Rice store", by=rice.by)
    saved("rice_trade", trade(rice, money, "sold"), by=rice.by)
    saved("rice_trade", trade(rice, money, "bought", rice="40.04"), by=rice.by)
    assert rice.holds(chart.BOX) == 500_000 - 100_000 + 40_040
    # 40,040 riel are to be had as 40,000 only.
    assert chart.accounts_of(money)[chart.BOX].held() == 125_000 - 40_000
    refused("rice_trade", trade(rice, money, "bought", rice="90"), "Cash box", by=rice.by)
    assert not list(verify())
    # What came in for rice stands for the rice: neither fund has earned or lost by it.
    shared = {"fund": str(rice.fund.pk), "day": "3/3/2026", "how": "roll_over"}
    saved("share_out", shared | {"share_social": "no"}, by=rice.by)
    assert [rice.saved_by(place) for place in range(5)] == [100_000] * 5


def test_who_keeps_no_rice_has_no_price_of_rice(rice: Village) -> None:
    money = riel_of(rice)
    turned = price(rice, money, "paid") | {"fund": str(money.pk), "money": str(rice.fund.pk)}
    refused("rice_price", turned, "only said of rice", by=rice.by)
    refused("store_rules", store_rules(rice, fund=str(money.pk)), "only said of rice", by=rice.by)
    saved("rice_price", price(rice, money, "paid"), by=rice.by)
    refused("rice_price", price(rice, money, "paid"), "decided for this day", by=rice.by)


def test_rice_goes_only_against_money_of_the_same_group(
    rice: Village, bopha: User, village: Place
) -> None:
    money = riel_of(rice)
    saved("rice_price", price(rice, money, "sold"), by=rice.by)
    rice.meet("2/2/2025", everybody(savings="100"), counted="500")
    other = a_group(bopha, village)
    wrong = trade(rice, other.fund, "sold")
    refused("rice_trade", wrong, "same group that keeps money", by=rice.by)
    mixed = trade(rice, money, "sold", received="110000 KHR and 2 USD")
    refused("rice_trade", mixed, "not a number", by=rice.by)


def test_no_more_of_the_stock_is_lent_than_the_rules_allow(rice: Village) -> None:
    saved("store_rules", store_rules(rice, most_out="60", most_at_once="50"), by=rice.by)
    rice.meet("2/2/2025", everybody(savings="100"), counted="500")
    much = rice.content("2/6/2025", {0: {"lent": "250.001"}}, counted="249.999")
    refused(
        "meeting",
        much,
        "lent at one meeting; that is 250 kg",
        by=rice.by,
    )
    rice.meet("2/6/2025", {0: {"lent": "250"}}, counted="250")
    more = rice.content("3/6/2025", {1: {"lent": "50.5"}}, counted="199.5")
    refused("meeting", more, "60 % of all rice may be out; that is 50 kg more", by=rice.by)
    rice.meet("3/6/2025", {1: {"lent": "50"}}, counted="200")
    assert not list(verify())


def test_what_is_missing_in_the_store_is_a_loss_with_a_cause(rice: Village) -> None:
    rice.meet("2/2/2025", everybody(savings="100"), counted="500")
    content = rice.content("2/3/2025", {}, counted="488")
    refused("meeting", content, "choose what became of the rest", by=rice.by)
    rice.meet("2/3/2025", {}, counted="488", difference_cause="rats")
    meeting = Meeting.objects.get(sheet=3)
    assert (meeting.difference, meeting.difference_cause) == (-12_000, "rats")
    assert rice.holds(chart.BOX) == 488_000
    assert not list(verify())


def test_measures_of_the_group_are_counted_in_its_own_kilos(rice: Village) -> None:
    saved("store_rules", store_rules(rice, thang="24", tau="12.5", sack="60"), by=rice.by)
    counts = [{"value": "24", "number": "20"}, {"value": "12.5", "number": "១"}]
    rice.meet("2/2/2025", everybody(savings="98.5"), counts=counts)
    assert Meeting.objects.get().counts == [[24_000, 20], [12_500, 1]]
