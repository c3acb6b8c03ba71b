"""The api package as a Django application."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """Registers the package under its own name."""

    name = "sahakum.api"
    label = "api"
