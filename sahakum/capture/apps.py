"""The capture package as a Django application."""

from django.apps import AppConfig


class CaptureConfig(AppConfig):
    """Registers the package under its own name."""

    name = "sahakum.capture"
    label = "capture"

    def ready(self) -> None:
        """Announces the kind that voids others."""
        from sahakum.capture import kinds, voiding

        kinds.register(voiding.kind())
