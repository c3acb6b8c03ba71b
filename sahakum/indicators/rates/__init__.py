"""Rates: one number for each hundred of another, and what comes to each of something.

Words taught here:

- *rate*: a declaration with two *sides*, the numerator and the denominator (`declared`).
- *side*: a counted indicator over facts, or a column of a table that is read from records, where a
  number depends on the state on a day, such as what is owed.
- *table*: rows read from records for a period, one for each loan, fund or member (`tables`).
- *scope*: in which places, of which organisation, or of which one group.

Sides of parts are added, and the rate is worked out from the sums: percents are never averaged.
Nothing is worked out across commodities. Where the denominator is nothing there is no rate.
"""
