"""Journeys: people do their work in a real browser, on a server as an office runs it."""
