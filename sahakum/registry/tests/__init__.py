"""Tests of the registry: each enters through a page or the one door, with the named people."""
