"""Groups: the village's own bank.

Members *save* in a *cycle*; what they put in is lent among them and earns interest and fines. The
*pool* is what belongs to the members at its end: cash of the loan fund and loans still out, without
the *social fund*, which is for hardship. The *surplus* is the pool less what was saved; it can be a
loss. The *share-out* gives everybody her savings and her part of the surplus; who still owes a loan
gets so much less. With a *roll-over* nothing is paid: it becomes the savings of the next cycle.

So far the package works out a share-out from figures in a file (``docs/shareout.md``) and stores
nothing.
"""
