"""The circumstances package as a Django application."""

from django.apps import AppConfig


class CircumstancesConfig(AppConfig):
    """Registers the package under its own name."""

    name = "sahakum.circumstances"
    label = "circumstances"

    def ready(self) -> None:
        """Announces the kinds of records of this package."""
        from sahakum.capture.kinds import register
        from sahakum.circumstances.kinds import kinds
        from sahakum.circumstances.projections import compare
        from sahakum.journal.verify import register_check

        for kind in kinds():
            register(kind)
        register_check(compare)
