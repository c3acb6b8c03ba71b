"""The grants package as a Django application."""

from django.apps import AppConfig


class GrantsConfig(AppConfig):
    """Registers the package under its own name."""

    name = "sahakum.grants"
    label = "grants"

    def ready(self) -> None:
        """Announces the kinds of records of this package, and what is compared."""
        from sahakum.capture.kinds import register
        from sahakum.grants.kinds import kinds
        from sahakum.grants.projections import compare
        from sahakum.journal.verify import register_check

        for kind in kinds():
            register(kind)
        register_check(compare)
