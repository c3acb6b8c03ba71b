"""Test databases on SQLite: in memory, from a template where the settings name one."""

import sqlite3
from typing import Any

from django.db.backends.sqlite3 import creation


class DatabaseCreation(creation.DatabaseCreation):
    """Begins with a copy of the file ``TEST["TEMPLATE"]``, as Django does on PostgreSQL."""

    def _create_test_db(self, *arguments: Any, **options: Any) -> Any:
        name = super()._create_test_db(*arguments, **options)  # type: ignore[misc]
        template = self.connection.settings_dict["TEST"].get("TEMPLATE")
        if template and not options.get("keepdb"):
            self._copy(template, name)
        return name

    def _copy(self, template: str, name: str) -> None:
        # A database in memory lasts as long as somebody has it open.
        self._kept_open = sqlite3.connect(name, uri=True)
        source = sqlite3.connect(f"file:{template}?mode=ro", uri=True)
        source.backup(self._kept_open)
        source.close()

    def _destroy_test_db(self, *arguments: Any, **options: Any) -> None:
        super()._destroy_test_db(*arguments, **options)  # type: ignore[misc]
        if hasattr(self, "_kept_open"):
            self._kept_open.close()
