"""Tests of the staff pages; they enter as a browser does."""
