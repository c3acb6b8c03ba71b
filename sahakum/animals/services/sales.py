"""How the price of an animal is split."""

from sahakum.animals import texts
from sahakum.animals.lives import Standing
from sahakum.animals.models import Animal, LifeEvent, Owner
from sahakum.animals.terms import read_terms
from sahakum.capture.kinds import Refusal
from sahakum.ledger.amounts import said


def settle_sale(event: LifeEvent, standing: Standing) -> None:
    """Fills in the bank's part where it was not said, and holds it to the contract.

    Raises:
        Refusal: the part is less than agreed, or the bank has no part in it.
    """
    least = least_part(event.animal, standing, int(event.price or 0))
    if event.bank_part is None:
        event.bank_part = event.price if standing.owner == Owner.BANK else least
    if event.animal.fund is None and event.bank_part:
        raise Refusal({"bank_part": [str(texts.NOT_THE_BANKS)]})
    if event.bank_part < least:
        assert event.commodity is not None
        shown = {"least": said(least, event.commodity)}
        raise Refusal({"bank_part": [str(texts.PART_TOO_SMALL) % shown]})


def least_part(animal: Animal, standing: Standing, price: int) -> int:
    """What the contract under which a young one was born leaves to the bank."""
    contract = animal.under if animal.how == Animal.How.BORN else None
    if contract is None or standing.contract != contract:
        return 0
    return read_terms(contract.terms).least_of_sale(price, animal.sex)
