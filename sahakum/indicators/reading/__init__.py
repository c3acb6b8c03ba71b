"""Answers all lines of a report in one pass over the facts.

Facts are first summed up by *part* (which declarations they concern), *slot* (between which days
that any line asks for), family and village. Counts, sums and the last event are enough for every
line, whatever its period, because a period is a row of whole slots.
"""
