"""Prices as they are said, turned into the smallest unit of their currency."""

from typing import Any

from sahakum.animals import texts
from sahakum.capture.forms import RecordForm
from sahakum.ledger.amounts import in_smallest
from sahakum.ledger.said_amounts import not_whole


def read_price(form: RecordForm, answers: dict[str, Any], *names: str) -> None:
    """Puts named amounts into the smallest unit of ``currency``; each with its own sentence.

    The first is the price: with it goes a currency, and without it there is none.
    """
    currency, price = answers.get("currency"), names[0]
    said = [name for name in names if answers.get(name) is not None]
    if form.errors.keys() & {"currency", *names}:
        return
    if bool(currency) != bool(answers.get(price)):
        form.add_error("currency" if answers.get(price) else price, texts.PRICE_WITH_CURRENCY)
        return
    for name in said:
        amount = in_smallest(answers[name], currency) if currency else None
        if amount is None:
            form.add_error(name, not_whole(currency) if currency else texts.PRICE_WITH_CURRENCY)
        answers[name] = amount
