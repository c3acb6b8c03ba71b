"""Tests of the door for programs: each sends over HTTP, with a key or from a page."""
