"""The capture package as a Django application."""

from django.apps import AppConfig


class CaptureConfig(AppConfig):
    """Registers the package under its own name."""

    name = "sahakum.capture"
    label = "capture"

    def ready(self) -> None:
        """Announces kinds that void, set aside and erase, and what is compared."""
        from sahakum.capture import erasing, kinds, photographs, setting_aside, voiding
        from sahakum.journal.verify import register_check

        kinds.register(voiding.kind())
        kinds.register(setting_aside.kind())
        kinds.register(erasing.kind())
        register_check(photographs.compare)
