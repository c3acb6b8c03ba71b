"""Groups: the village's own bank.

Members *save* in a *cycle*; what they put in is lent among them and earns interest and fines. The
*pool* is what belongs to the members at its end: cash of the loan fund and loans still out, without
the *social fund*, which is for hardship. The *surplus* is the pool less what was saved; it can be a
loss. The *share-out* gives everybody her savings and her part of the surplus; who still owes a loan
gets so much less. With a *roll-over* nothing is paid: it becomes the savings of the next cycle.

What a group keeps in one commodity is a *fund*: riel, dollars, food rice. It has accounts in the
group's *book*, and each member has two in it: savings and loans. The *by-laws* are its rules from
a day on; a loan freezes those of its day.

A *meeting* is one operation over one fund, keyed from one paper *sheet*: who came, what each
saved, paid back and borrowed, what was counted. It is stored whole when box and book agree or the
difference is named, or not at all. A running paper book is *taken over* against an account of its
own: it is not proven. ``docs/groups.md`` says what follows for the books.
"""
