"""The journal as a Django application."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class JournalConfig(AppConfig):
    """Lowest application of the house: every record refers to it."""

    name = "sahakum.journal"
    label = "journal"

    def ready(self) -> None:
        """Sets the guarding triggers after every migration."""
        from sahakum.journal import triggers

        post_migrate.connect(triggers.install, sender=self)
