"""The demonstration: a world of synthetic families, told through the one door day by day.

A *world* says how many families live where, who serves them and what they are given; its sizes are
*village*, *district* (where the figures of MISSION section 2 come out of records), *province* and
*nation*. A *saying* is one operation with the moment at which it was received. The *telling* sets
the clock to each moment, takes the sayings in and seals at the end of each day, so that "as known
on" works for every day since 2007. Nothing here writes the result of an indicator.
Demonstrations only: the settable clock and the printed password exist nowhere else (law 10).
"""
