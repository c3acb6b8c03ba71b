"""The capture package as a Django application."""

from django.apps import AppConfig


class CaptureConfig(AppConfig):
    """Registers the package under its own name."""

    name = "sahakum.capture"
    label = "capture"

    def ready(self) -> None:
        """Announces the kind that voids others, and what is compared."""
        from sahakum.capture import kinds, photographs, voiding
        from sahakum.journal.verify import register_check

        kinds.register(voiding.kind())
        register_check(photographs.compare)
