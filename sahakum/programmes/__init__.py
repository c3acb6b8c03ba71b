"""Programmes: what an organisation runs, for whom, and how much of it was promised.

A *programme* has *components*. An *enrolment* says that a family takes part from a day on. A
*target* promises a value of an indicator in an area and period, as a total or as an *increase*
on what was reached before. Upper packages own the indicators; here they are known by code.
"""
