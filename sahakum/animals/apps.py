"""The animals package as a Django application."""

from django.apps import AppConfig


class AnimalsConfig(AppConfig):
    """Registers the package under its own name."""

    name = "sahakum.animals"
    label = "animals"

    def ready(self) -> None:
        """Announces the kinds of records of this package, and what is compared."""
        from sahakum.animals.kinds import kinds
        from sahakum.animals.projections import compare
        from sahakum.capture.kinds import register
        from sahakum.journal.verify import register_check

        for kind in kinds():
            register(kind)
        register_check(compare)
