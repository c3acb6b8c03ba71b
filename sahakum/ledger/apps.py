"""The ledger package as a Django application."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class LedgerConfig(AppConfig):
    """Registers the package under its own name."""

    name = "sahakum.ledger"
    label = "ledger"

    def ready(self) -> None:
        """Sets the triggers after every migration, and announces the comparison of balances."""
        from sahakum.journal.verify import register_check
        from sahakum.ledger import triggers
        from sahakum.ledger.projections import compare

        post_migrate.connect(triggers.install, sender=self)
        register_check(compare)
