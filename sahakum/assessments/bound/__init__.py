"""Bindings: an answer that is stored elsewhere already is stored there, and only there.

A question may be *bound* to a part of a *store*: the income of a family from one source, a debt to
one lender, its poverty card, its telephone, the schooling of a child. The form then shows what is
*known* and since when; an answer that says something else is recorded through the store's own
kind of record, in the transaction of the response, and the response names it as a *recording*.
Voiding the response voids what it recorded.
"""
