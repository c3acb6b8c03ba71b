"""Programmes: what an organisation runs, for whom, and how much of it was promised.

A *programme* has *components*. An *enrolment* says that a family takes part from a day on. A
*target* promises a value of an indicator in an area and period, as a total or as an *increase*
on what was reached before. Upper packages own the indicators; here they are known by code.

A family *leaves* a programme on a day for a *reason*; who leaves self-sufficient does so by stated
*criteria*, each met, not met or not known, and by whom it was said. The *leaving rule*, a dated
setting, says the limit of income and when to look in again. A *stewardship* says which
organisation answers for a programme between two days.
"""
