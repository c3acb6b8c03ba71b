"""Capture: what may be said, and the one door through which everything said comes in.

A *kind* (home visit, delivery, household) has a *form*, the only definition of what may be said,
and a *service* that stores it. A *submission* is one operation as it arrives: its id, its kind,
its content. *Intake* takes up to fifty and answers one *word* each: ``SAVED``,
``NEEDS_ATTENTION``, ``REFUSED`` or ``TRY_AGAIN``. Content that needs attention is *held*,
encrypted, until it comes again corrected under the same id: nothing anybody typed is lost.
A *photograph* is drawn anew before anything else looks at it; its *picture* stands encrypted beside
the chain, so that it can be *erased*, with a reason that stays.
*References* are the records that submissions refer to, fetched once and within the actor's sight.
"""
