"""Reports: figures of a programme against its targets, and the mission's published figures.

Words taught here:

- *figure*: a number with its target, the share reached, a state word and a key.
- *key*: names one cell of a report, so that its receipt can be asked for.
- *taken over*: a total from before the system, with its source; not proven, and in no sum.
- *published figure*: what an organisation once published, with what the records give for it.
"""
