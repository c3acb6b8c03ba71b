"""The support package as a Django application."""

from django.apps import AppConfig


class SupportConfig(AppConfig):
    """Registers the package under its own name."""

    name = "sahakum.support"
    label = "support"

    def ready(self) -> None:
        """Announces the kinds of records of this package."""
        from sahakum.capture.kinds import register
        from sahakum.journal.verify import register_check
        from sahakum.support.kinds import kinds
        from sahakum.support.projections import compare

        for kind in kinds():
            register(kind)
        register_check(compare)
