"""Staff: how an administrator keeps an organisation's users, posts and teams.

Words taught here:

- *administrator*: who holds the role of that name. She *manages* users of her own organisation
  whose posts all lie within her area and are such as she may *give*; herself she does not manage.
- *to give*: her role names the roles that she may give. Never in a wider area than her own, and a
  role that sees by area alone only in the organisation of a commune.
- *change of staff*: the journal's record of what she said. Passwords and keys stand in no record.
- *new password*: made by the house, shown once; whoever had the old one is signed out.
"""
