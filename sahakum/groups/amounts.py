"""Amounts as people say them and as books hold them: the ledger's, under the name used here."""

from sahakum.ledger.amounts import as_said as as_said
from sahakum.ledger.amounts import in_smallest as in_smallest
