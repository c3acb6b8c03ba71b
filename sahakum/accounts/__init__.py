"""Accounts: who works with the system, for whom, where, and what they may do.

An *organisation* (an NGO, or a commune council) *stewards* records. A *user* holds *posts*: a
*role* in an *area* between two days. A role is a readable class that lists its permissions. What
a user *sees* lies within the areas of the posts AND is stewarded by the user's organisation or
*granted* to it, to the user or to a *team* that the user belongs to; roles of the commune see by
area alone, and an administrator's post sees no family. Missing and forbidden look the same.
"""
