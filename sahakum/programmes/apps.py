"""The programmes package as a Django application."""

from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    """Registers the package under its own name."""

    name = "sahakum.programmes"
    label = "programmes"

    def ready(self) -> None:
        """Announces the kinds of records of this package."""
        from sahakum.capture.kinds import register
        from sahakum.programmes.kinds import kinds

        for kind in kinds():
            register(kind)
