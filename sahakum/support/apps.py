"""The support package as a Django application."""

from django.apps import AppConfig


class SupportConfig(AppConfig):
    """Registers the package under its own name."""

    name = "sahakum.support"
    label = "support"

    def ready(self) -> None:
        """Announces the kinds of records of this package."""
        from sahakum.capture.kinds import register
        from sahakum.support.kinds import kinds

        for kind in kinds():
            register(kind)
