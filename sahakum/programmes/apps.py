"""The programmes package as a Django application."""

from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    """Registers the package under its own name."""

    name = "sahakum.programmes"
    label = "programmes"

    def ready(self) -> None:
        """Announces the kinds of records of this package."""
        from sahakum.capture.kinds import register
        from sahakum.journal.verify import register_check
        from sahakum.programmes.kinds import kinds
        from sahakum.programmes.making import compare

        for kind in kinds():
            register(kind)
        register_check(compare)
