"""Django's entry for this package."""

from django.apps import AppConfig


class PlacesConfig(AppConfig):
    """The places of Cambodia, under the label "places"."""

    name = "sahakum.places"
    label = "places"
