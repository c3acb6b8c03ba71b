"""The imports package as a Django application."""

from django.apps import AppConfig


class ImportsConfig(AppConfig):
    """Registers the package under its own name."""

    name = "sahakum.imports"
    label = "imports"
