"""Imports: lists of families, visits and deliveries that come as CSV or XLSX.

A *folder* holds *files*, each of one *file kind* that is recognised by its *headings*, in Khmer or
English. Every *row* goes through the same door as everything else. Its operation id is derived
from the organisation, the file kind and the row's own *key*, so that importing again changes
nothing, and a row that was changed under a saved key is reported and never overwritten. A row
that was *refused* comes back in a file of its own with the reasons, to be corrected and sent again.
"""
