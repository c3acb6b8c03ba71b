"""The localities package as a Django application."""

from django.apps import AppConfig


class LocalitiesConfig(AppConfig):
    """Registers the package under its own name."""

    name = "sahakum.localities"
    label = "localities"

    def ready(self) -> None:
        """Announces the kinds of records of this package."""
        from sahakum.capture.kinds import register
        from sahakum.localities.kinds import kinds

        for kind in kinds():
            register(kind)
