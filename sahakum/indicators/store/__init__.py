"""The analytic store: append-only Parquet segments by position range, named by one manifest.

A *segment* holds every row whose operation lies in a range of positions; one file a table. The
*manifest* names the segments; it is written aside and renamed, so a reader always sees a whole
store. Small segments are merged sixteen at a time, and those of a finished *block* of a million
positions into one. Everything here can be deleted: `keeper.advance` builds it anew.
"""
