"""The reports package as a Django application."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """Registers the package under its own name."""

    name = "sahakum.reports"
    label = "reports"

    def ready(self) -> None:
        """Announces the kinds of records of this package."""
        from sahakum.capture.kinds import register
        from sahakum.reports.kinds import kinds

        for kind in kinds():
            register(kind)
