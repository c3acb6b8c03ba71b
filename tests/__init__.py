"""Tests of what crosses packages: floors, words, translations, the command line."""
