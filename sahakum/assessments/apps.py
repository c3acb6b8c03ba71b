"""The assessments package as a Django application."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class AssessmentsConfig(AppConfig):
    """Registers the package under its own name."""

    name = "sahakum.assessments"
    label = "assessments"

    def ready(self) -> None:
        """Announces the kinds of records, and puts the shipped questionnaires in place."""
        from sahakum.assessments.kinds import kinds
        from sahakum.assessments.projections import compare
        from sahakum.assessments.shipping import load_after_migration
        from sahakum.capture.kinds import register
        from sahakum.journal.verify import register_check

        for kind in kinds():
            register(kind)
        register_check(compare)
        post_migrate.connect(load_after_migration, sender=self)
