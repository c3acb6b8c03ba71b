"""Tests of circumstances."""
