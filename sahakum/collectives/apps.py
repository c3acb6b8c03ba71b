"""The collectives package as a Django application."""

from django.apps import AppConfig


class CollectivesConfig(AppConfig):
    """Registers the package under its own name."""

    name = "sahakum.collectives"
    label = "collectives"
