"""The web app."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Pages for staff; it has no tables of its own."""

    name = "sahakum.web"
    label = "web"
