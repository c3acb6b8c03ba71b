"""Compares the register of animals with the heads on the accounts of herds."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from sahakum.animals.lives import Contradiction, stand
from sahakum.animals.loading import lines_of
from sahakum.animals.models import Animal
from sahakum.groups import chart
from sahakum.groups.models import Fund
from sahakum.journal.verify import Finding
from sahakum.ledger.models import Account, Commodity


def compare() -> Iterator[Finding]:
    """Yields herds whose register counts other heads than their account, and broken life lines."""
    counted: Counter[Any] = Counter()
    for line in lines_of(Animal.objects.filter(voided_by__isnull=True)).values():
        try:
            counted[line.animal.fund_id] += stand(line).is_head
        except Contradiction as contradiction:
            yield Finding("broken_life", f"animal {line.animal.pk}: {contradiction.code}")
    herds = Fund.objects.filter(voided_by__isnull=True, commodity__sort=Commodity.Sort.ANIMAL)
    for herd in herds:
        booked = _heads(herd)
        if booked != counted[herd.pk]:
            detail = f"herd {herd.pk}: {counted[herd.pk]} in the register, {booked} booked"
            yield Finding("wrong_herd", detail)


def _heads(herd: Fund) -> int:
    number = herd.place * chart.OF_A_FUND + chart.BOX
    accounts = Account.objects.filter(book=herd.book_id, number=number, voided_by__isnull=True)
    return sum(accounts.values_list("balance", flat=True))
