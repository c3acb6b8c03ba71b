"""Tests of the plain Python."""
