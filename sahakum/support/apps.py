"""The support package as a Django application."""

from django.apps import AppConfig


class SupportConfig(AppConfig):
    """Registers the package under its own name."""

    name = "sahakum.support"
    label = "support"

    def ready(self) -> None:
        """Announces the kinds of records of this package."""
        from sahakum.capture.kinds import register
        from sahakum.journal.verify import register_check
        from sahakum.registry import merging
        from sahakum.registry.moves import register_follower
        from sahakum.support.kinds import kinds
        from sahakum.support.projections import compare, compare_tasks
        from sahakum.support.services import follow_move, rebuild_states

        for kind in kinds():
            register(kind)
        register_check(compare)
        register_check(compare_tasks)
        register_follower(follow_move)
        merging.register_follower(rebuild_states)
