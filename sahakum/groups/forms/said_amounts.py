"""Amounts of a form in the smallest unit of its fund: the ledger's, under the name used here."""

from sahakum.ledger.said_amounts import amount_field as amount_field
from sahakum.ledger.said_amounts import not_whole as not_whole
from sahakum.ledger.said_amounts import smallest as smallest
