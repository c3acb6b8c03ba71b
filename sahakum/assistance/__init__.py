"""Assistance: what families are given.

A *good* stands in the catalogue with its unit (a filter, a net, a kit of seeds). A *delivery*
says that one family received a quantity of one good on a day. A list of families is one delivery
each, so that one wrong line can be voided alone.
"""
