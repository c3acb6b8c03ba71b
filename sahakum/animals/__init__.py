"""Animals: who keeps which, whose it is, what became of it, and what is promised for it.

An *animal* is one head with a *tag*. It stands in the register of a bank's *herd* (a fund of the
group in heads of one kind) or in that of one family. Its *owner* is the bank, the organisation or
the family; its *holder* the member or the family with whom it stands. Both follow from its *life
line*: events in the order of their days, from the day it came. What contradicts it (a birth after
a death, placing what stands with somebody) is refused, and so is voiding what later events need.

*Photographs* say how an animal looked on a day.

Each animal that a bank owns is one head on the account of its herd; what a family owns is not.

A bank gives animals by its *herd rules*, settings from a day on: what counts as *repayment* (young
of a sex and age, the mother herself after weaning, a share of cash), who owns the young, who pays
the vet, what happens at a death. The *contract* of a family freezes them. From contract and life
line follow the *promises*: who owes what to whom by when. They are never stored. Families *wait*
in an order that a committee or a public lottery made; why somebody was chosen is said nowhere.
"""
