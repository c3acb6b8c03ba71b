"""The lending package as a Django application."""

from django.apps import AppConfig


class LendingConfig(AppConfig):
    """Registers the package under its own name."""

    name = "sahakum.lending"
    label = "lending"

    def ready(self) -> None:
        """Announces what is compared with the books, and workshops as a source of trainings."""
        from sahakum.collectives.selectors import topics_heard
        from sahakum.journal.verify import register_check
        from sahakum.lending.projections import compare
        from sahakum.lending.requirements import register_source

        register_check(compare)
        register_source("workshops", topics_heard)
