"""Tables of the ledger."""

from sahakum.ledger.models.books import Account, Book, Commodity
from sahakum.ledger.models.transfers import Exchange, Transfer

__all__ = ["Account", "Book", "Commodity", "Exchange", "Transfer"]
