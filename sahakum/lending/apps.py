"""The lending package as a Django application."""

from django.apps import AppConfig


class LendingConfig(AppConfig):
    """Registers the package under its own name."""

    name = "sahakum.lending"
    label = "lending"

    def ready(self) -> None:
        """Announces what is compared with the books."""
        from sahakum.journal.verify import register_check
        from sahakum.lending.projections import compare

        register_check(compare)
