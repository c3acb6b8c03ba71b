"""Tables of the ledger."""

from sahakum.ledger.models.books import Account, AddedCommodity, Book, Commodity
from sahakum.ledger.models.transfers import Exchange, Transfer

__all__ = ["Account", "AddedCommodity", "Book", "Commodity", "Exchange", "Transfer"]
