"""The rules package as a Django application."""

from django.apps import AppConfig


class RulesConfig(AppConfig):
    """Registers the package under its own name."""

    name = "sahakum.rules"
    label = "rules"

    def ready(self) -> None:
        """Announces the kinds of records of this package."""
        from sahakum.capture.kinds import register
        from sahakum.journal.verify import register_check
        from sahakum.rules.kinds import kinds
        from sahakum.rules.projections import compare

        for kind in kinds():
            register(kind)
        register_check(compare)
