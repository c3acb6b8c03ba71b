"""The reports package as a Django application."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """Registers the package under its own name."""

    name = "sahakum.reports"
    label = "reports"
