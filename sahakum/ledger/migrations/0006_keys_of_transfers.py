"""PostgreSQL no longer checks five keys of a transfer: our triggers do, and quicker (ADR 0022)."""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models


class AlterOnServer(migrations.AlterField):
    """SQLite would make the whole table anew, and there the checks cost next to nothing."""

    def database_forwards(
        self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any
    ) -> None:
        """Alters the column on PostgreSQL only."""
        if schema_editor.connection.vendor == "postgresql":
            super().database_forwards(app_label, schema_editor, from_state, to_state)


class Migration(migrations.Migration):
    dependencies = [
        ("journal", "0001_initial"),
        ("ledger", "0005_advances"),
    ]

    operations = [
        AlterOnServer(
            model_name="transfer",
            name="operation",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="journal.operation",
            ),
        ),
        AlterOnServer(
            model_name="transfer",
            name="book",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="transfers",
                to="ledger.book",
            ),
        ),
        AlterOnServer(
            model_name="transfer",
            name="commodity",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="ledger.commodity",
            ),
        ),
        AlterOnServer(
            model_name="transfer",
            name="credit",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="credits",
                to="ledger.account",
            ),
        ),
        AlterOnServer(
            model_name="transfer",
            name="debit",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="debits",
                to="ledger.account",
            ),
        ),
    ]
