"""Grants: money given to a family for a small business, on its application.

An *application* says what a family wants to do in plain words, its *budget* row by row, what it
asks for and what it adds itself. Somebody looks at it on the spot (the *appraisal*); others than
who wrote it down *decide*: granted, declined, or sent back to be written anew. What is granted is
*paid out* in parts. Each part is an *advance* until its use is *proven* by receipts that somebody
has seen, perhaps beside *photographs* of them; what was not needed is *returned*. *Follow-ups* ask
later how the venture fares; what the family earns stands with its circumstances and is not said
again here. A grant ends by its *closing*. One venture may join a grant and a loan of a group.

The money of an organisation for grants is a *grant fund*: a book of the ledger in one commodity,
with a box or bank account, the advances, and what was given. The word "grant" alone is a grant of
sight (``accounts``). ``docs/grants.md`` says what is booked when.
"""
