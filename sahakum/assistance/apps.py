"""The assistance package as a Django application."""

from django.apps import AppConfig


class AssistanceConfig(AppConfig):
    """Registers the package under its own name."""

    name = "sahakum.assistance"
    label = "assistance"

    def ready(self) -> None:
        """Announces the kinds of records of this package."""
        from sahakum.assistance.catalogue import compare
        from sahakum.assistance.kinds import kinds
        from sahakum.capture.kinds import register
        from sahakum.journal.verify import register_check

        for kind in kinds():
            register(kind)
        register_check(compare)
