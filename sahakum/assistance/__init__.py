"""Assistance: what is given to families, people, schools and villages.

The *catalogue* holds goods and works, each with its unit and what becomes of it: a *good* that is
used up (a filter, a kit of seeds), a *work* done for somebody (a garden laid out), or something
that lasts (a borehole), of which ``sahakum.assets`` keeps each single one. A good is never renamed
silently: each name holds from a day on, and its unit never changes.

A *delivery* says who received a quantity of one good on a day: a family, a person, a *site* (a
school) or a village as a whole. A list is one delivery each, so that one wrong line can be voided
alone.
"""
