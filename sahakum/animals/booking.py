"""What animals move in the books: heads of a herd, and money for them where the group has a box."""

import datetime
from collections.abc import Iterator

from sahakum.animals.models import Animal, LifeEvent, Owner
from sahakum.groups import chart
from sahakum.groups.chart import Accounts
from sahakum.groups.models import Fund
from sahakum.ledger.models import Commodity, Exchange, Transfer
from sahakum.ledger.opening import new_exchange, new_transfer

Day = datetime.date
Sort = LifeEvent.Sort
# Which account stands across from the herd when a head comes or goes without money.
CAME = {
    Animal.How.BORN: chart.BORN,
    Animal.How.OPENING: chart.TAKEN_OVER,
}
WENT = {Sort.PLACED: chart.PASSED, Sort.PASSED_ON: chart.PASSED, Sort.TITLE: chart.PASSED}


def money_fund(herd: Fund, currency: Commodity | None) -> Fund | None:
    """The group's fund of money in a currency, if it keeps one."""
    if currency is None:
        return None
    found = Fund.objects.filter(
        collective=herd.collective_id, commodity=currency, voided_by__isnull=True
    )
    return found.select_related("collective", "commodity", "book").first()


def came(animal: Animal, *, price: int, money: Fund | None) -> Iterator[Transfer | Exchange]:
    """A head that a bank owns comes into its herd; bought from its box for a price."""
    assert animal.fund is not None
    herd, day = chart.accounts_of(animal.fund), animal.came_on
    if money is None or not price:
        across = herd[CAME.get(Animal.How(animal.how), chart.CAPITAL)]
        yield new_transfer(into=herd[chart.BOX], out_of=across, amount=1, day=day)
        return
    box = chart.accounts_of(money)
    yield new_exchange(
        taken=1,
        into=herd[chart.BOX],
        given=price,
        out_of=box[chart.BOX],
        through=(herd[chart.EXCHANGE], box[chart.EXCHANGE]),
        day=day,
    )
    yield from _capital(box, -max(0, min(price, box[chart.CAPITAL].held())), day)


def born(animal: Animal) -> Iterator[Transfer | Exchange]:
    """A young one that is the bank's comes into its herd."""
    if animal.owner == Owner.BANK:
        yield from came(animal, price=0, money=None)


def happened(event: LifeEvent, *, money: Fund | None) -> Iterator[Transfer | Exchange]:
    """What an event brings into a herd or takes out of it, and the bank's part of a sale."""
    if event.animal.fund is None:
        return
    herd, part = chart.accounts_of(event.animal.fund), event.bank_part or 0
    box = chart.accounts_of(money) if money is not None and part else None
    if event.heads and not (event.heads < 0 and box):
        yield _head(event, herd)
    elif event.heads < 0 and box:
        yield new_exchange(
            taken=part,
            into=box[chart.BOX],
            given=1,
            out_of=herd[chart.BOX],
            through=(herd[chart.EXCHANGE], box[chart.EXCHANGE]),
            day=event.happened_on,
        )
        # What a sold animal brought buys another one: the next share-out does not share it.
        yield from _capital(box, part, event.happened_on)
    elif box:
        yield new_transfer(
            into=box[chart.BOX], out_of=box[chart.CAPITAL], amount=part, day=event.happened_on
        )


def _head(event: LifeEvent, herd: Accounts) -> Transfer:
    if event.heads > 0:
        into, out_of = herd[chart.BOX], herd[chart.CAPITAL]
    else:
        into, out_of = herd[WENT.get(Sort(event.sort), chart.GONE)], herd[chart.BOX]
    return new_transfer(into=into, out_of=out_of, amount=1, day=event.happened_on)


def _capital(box: Accounts, change: int, day: Day) -> Iterator[Transfer]:
    """Moves so much from what members may share to the capital of the group, or back."""
    capital, shared = box[chart.CAPITAL], box[chart.SHARED]
    if change > 0:
        yield new_transfer(into=shared, out_of=capital, amount=change, day=day)
    elif change < 0:
        yield new_transfer(into=capital, out_of=shared, amount=-change, day=day)
