"""Assets: what lasts after it was given, and whether it still works.

An *asset* is one borehole, latrine, tank or house of the catalogue that was built or repaired on a
day, in a village, at a site or a position. It *serves* families from a day on, all of its own
commune: these are its *direct users*. What is told of others of the village who use it is a head
count and stands apart: *indirect users* are never added to people counted one by one.

A *check* says on a day whether it works, works partly, is broken or is not there any more; a
*repair* mends it. The *state* of an asset is what its last check or repair by its own day says,
in whatever order they arrive. How often assets are checked, and how users are counted, are
settings with a day and a source.
"""
