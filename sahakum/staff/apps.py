"""The staff package as a Django application."""

from django.apps import AppConfig


class StaffConfig(AppConfig):
    """Registers the package under its own name."""

    name = "sahakum.staff"
    label = "staff"

    def ready(self) -> None:
        """Announces the kinds of records of this package."""
        from sahakum.capture.kinds import register
        from sahakum.staff.kinds import kinds

        for kind in kinds():
            register(kind)
