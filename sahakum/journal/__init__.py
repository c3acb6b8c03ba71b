"""The journal: who said what, when, and what was stored because of it.

An *operation* is one thing said through any door: a visit recorded, a family registered, a record
voided. Its id is made by the caller, so that saying it twice stores it once. The *records* that it
stored name it, and so do its *facts*, which is what indicators count. *Sealing* gives committed
operations consecutive *positions* in order of arrival and chains their hashes: the position is
the cursor, the watermark, "as known on" and the proof against tampering, all in one number.
*Voiding* says that an operation was wrong; nothing is ever edited or deleted.

The journal knows actors, organisations and places only by their ids.
"""
