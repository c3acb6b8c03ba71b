"""The assets package as a Django application."""

from django.apps import AppConfig


class AssetsConfig(AppConfig):
    """Registers the package under its own name."""

    name = "sahakum.assets"
    label = "assets"

    def ready(self) -> None:
        """Announces the kinds of records of this package."""
        from sahakum.assets.kinds import kinds
        from sahakum.assets.projections import compare
        from sahakum.capture.kinds import register
        from sahakum.journal.verify import register_check

        for kind in kinds():
            register(kind)
        register_check(compare)
