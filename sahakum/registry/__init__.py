"""The registry: families and the people in them.

A *household* (shown as "family") lives in a village and is *stewarded* by one organisation. A
*person* belongs to households through dated *memberships*, one living at a time. What reports use
(sex, birth, disability, village, poverty card) is kept in dated *versions*; other details change
in place and their former value is kept beside the chain, where it can be erased. *Consent* to keep
a record is asked before anything is stored.
"""
