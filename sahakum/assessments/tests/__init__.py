"""Tests of assessments: each enters where people enter, with the named people."""
