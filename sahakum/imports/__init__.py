"""Imports: what an office keeps in spreadsheets comes in as a folder of CSV or XLSX files.

A *folder* holds *files*, each of one *file kind* that is recognised by its *headings*, in Khmer or
English. A file kind is *declared* by a line beside a kind of record; its *table* of columns is
derived from the form of that kind. A *unit* is what one operation says: a row, or the rows of a
family or plan that stand together. An *ask* is a cell that names a record (a member, a debt, a
borehole); the asks of a batch are answered together, within the sight of who imports.

Every unit goes through the same door as everything else. Its operation id is derived from the
organisation, the file kind and the row's own *key*, so that importing again changes nothing, and a
row that was changed under a saved key is reported and never overwritten. A row that was *refused*
comes back in a file of its own with the reasons, to be corrected and sent again.
"""
