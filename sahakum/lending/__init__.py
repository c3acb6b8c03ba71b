"""Lending: what a loan costs, when it is paid back, and what is still owed.

The *principal* is what was lent. A *schedule* has one row for each *instalment*: the day it is due,
its principal, interest and fee, and the balance that remains after it. *Flat* interest is on the
whole principal until the end, *declining* interest on what is still owed. Instalments are equal in
sum, equal in principal, or a *bullet*: all of the principal at the end, as after a harvest.
*Grace* puts off principal, or the payment of interest, or lets the first periods bear none.

A *day count* says how many years lie between two days. Amounts are whole numbers of the smallest
unit of a commodity; every rule of rounding is a setting (``docs/lending.md``).

A payment is taken for late fees, fees, interest and principal in an agreed order. What is paid
before its day is a *prepayment*; a *quote* says what pays the loan off. *Arrears* are what was due
and not paid.

Schedules are calculated from terms alone, without a database. A stored loan keeps a frozen copy of
its terms; its *course* is that calculation run again with every payment and postponement, so that
how it stands on any day follows from its records. What is owed is also in the books, and
`./run verify` compares the two.
"""
