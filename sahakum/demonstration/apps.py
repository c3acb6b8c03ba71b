"""The demonstration package as a Django application."""

from django.apps import AppConfig


class DemonstrationConfig(AppConfig):
    """Registers the package under its own name."""

    name = "sahakum.demonstration"
    label = "demonstration"
