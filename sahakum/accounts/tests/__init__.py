"""Tests of accounts: posts, areas, grants and keys, with the named people."""
