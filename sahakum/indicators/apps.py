"""The indicators package as a Django application."""

from django.apps import AppConfig


class IndicatorsConfig(AppConfig):
    """Registers the package under its own name. It has no tables of its own."""

    name = "sahakum.indicators"
    label = "indicators"
