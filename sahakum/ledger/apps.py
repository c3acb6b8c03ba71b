"""The ledger package as a Django application."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate


class LedgerConfig(AppConfig):
    """Registers the package under its own name."""

    name = "sahakum.ledger"
    label = "ledger"

    def ready(self) -> None:
        """Keeps the triggers over migrations; announces kinds, comparison, reversals."""
        from sahakum.capture.kinds import register
        from sahakum.journal.services import register_undoing
        from sahakum.journal.verify import register_check
        from sahakum.ledger import triggers
        from sahakum.ledger.kinds import kinds
        from sahakum.ledger.projections import compare
        from sahakum.ledger.reversing import undoing

        for kind in kinds():
            register(kind)
        pre_migrate.connect(triggers.remove, sender=self)
        post_migrate.connect(triggers.install, sender=self)
        register_check(compare)
        register_undoing(self.label, undoing)
