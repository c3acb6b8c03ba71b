"""The assistance package as a Django application."""

from django.apps import AppConfig


class AssistanceConfig(AppConfig):
    """Registers the package under its own name."""

    name = "sahakum.assistance"
    label = "assistance"

    def ready(self) -> None:
        """Announces the kinds of records of this package."""
        from sahakum.assistance.kinds import kinds
        from sahakum.capture.kinds import register

        for kind in kinds():
            register(kind)
