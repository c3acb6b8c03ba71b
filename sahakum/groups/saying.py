"""An amount in words of the reader: the ledger's, under the name used here."""

from sahakum.ledger.amounts import said as said
from sahakum.ledger.amounts import unit_of as unit_of
