"""Circumstances: what a family lives from, who is away, and what happens to it.

A *circumstance* is one thing said about a family, or about a member of it, on the day it was
*told*; a later one says how it is now, and the earlier one stays. *Schooling* says which school
and grade a child is in. A member who lives elsewhere is *absent* and stays a member; *remittances*
are what the absent send, a *carer* is who looks after a child left behind. A *livelihood* is what
a family does; *income* and *spending* have a period and a currency, and a *monthly amount* by a
dated method; currencies are never converted. A *debt* has *states* on later days; what a family
has *put by* is a saving of its own, also in gold, and not what a group holds for it. A *migration
trip* is kept apart (class 3): seen by who recorded it and by that person's supervisor, on pages
that write down each look. A family *stopped* taking children across the border when it once did
and has not done so for the months of a dated rule.
"""
