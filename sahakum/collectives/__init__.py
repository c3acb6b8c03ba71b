"""Collectives: people of a village who do something together, and how each came and went.

A *collective* is a self-help group, a bank of rice or cows, a committee, or the borrowers of a
lending programme. A *member* stands on its list under a number. What a member is at a time is her
*standing*: trainee, member, committee member, treasurer, secretary or leader, until she has left.
Each change is a *step* with its day; the steps of a member, in order of their days, are her *path*.

Only the list's own name stands on a member: most members' families are served by nobody. Who is
also known as a person of a family is tied to that person, and then the family's page can tell.

The package builds rows and reads them; groups and lending say what is recorded.
"""
