"""Tests of programmes: each enters through the one door or the report, with the named people."""
