"""Changes of large tables that only PostgreSQL needs."""

from typing import Any

from django.db import migrations


class AlterOnServer(migrations.AlterField):
    """SQLite would make the whole table anew, and there the checks cost next to nothing."""

    def database_forwards(
        self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any
    ) -> None:
        """Alters the column on PostgreSQL only."""
        if schema_editor.connection.vendor == "postgresql":
            super().database_forwards(app_label, schema_editor, from_state, to_state)
