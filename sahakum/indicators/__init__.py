"""Indicators: what is counted, the store it is counted from, and the receipt of each number.

Words taught here:

- *declaration*: one readable sentence in code of what is counted, distinct by what, among whom,
  in which period and how it may be split (`declarations/`).
- *line*: a declaration asked for one period; a *reading* is all lines of a report, answered in
  one pass over the facts (`reading`).
- *cell*: one number of a line, for all or for one village, sex, age band and so on.
- *receipt*: the way back from a cell to the records behind it (`receipts`).
- *analytic store*: copies of facts and versions in Parquet segments, rebuilt at will (`store/`).
- *known at*: the last position of the journal that a number takes into account.
"""
