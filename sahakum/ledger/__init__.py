"""Ledger: books of money, rice and animals that cannot go out of balance.

A *commodity* is what is counted, each in its smallest unit, as a whole number: riel, US cents,
grams of one kind of rice, heads of one kind of animal. A *book* belongs to one group or
programme; it has *accounts*, each of one commodity. A *transfer* takes an amount from one account
(the credit) and puts it into another (the debit), on a day: so a book balances by construction.

What an account holds is its debits less its credits: a box, a store, a herd or loans given out are
above zero (their *side* is debit), what members saved or what was earned is below zero (credit). A
*guarded* account never goes past zero to the other side. A *control* account is the sum of the
accounts under it and is never posted to.

Nothing is changed or deleted. A mistake is undone by a *reversal*, a transfer the other way round
that names the first. Rice for money is an *exchange*: two transfers, each in its commodity and
through the exchange account of that commodity, which stand or fall together and keep the rate.

The rules are in the database (``triggers``): raw SQL does not get past them either. The ledger
knows no people: groups and lending say whose account it is.
"""
