"""The registry package as a Django application."""

from django.apps import AppConfig


class RegistryConfig(AppConfig):
    """Registers the package under its own name."""

    name = "sahakum.registry"
    label = "registry"

    def ready(self) -> None:
        """Announces the registry's kinds of records."""
        from sahakum.capture.kinds import register
        from sahakum.journal.verify import register_check
        from sahakum.registry import granting, merging_forms
        from sahakum.registry.kinds import kinds
        from sahakum.registry.projections import compare

        for kind in [*kinds(), *merging_forms.kinds()]:
            register(kind)
        register_check(compare)
        register_check(granting.compare)
