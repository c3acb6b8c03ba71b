"""Nor does PostgreSQL check the operation of a transfer: a rule of ours keeps it (ADR 0022)."""

import django.db.models.deletion
from django.db import migrations, models

from sahakum.ledger.altering import AlterOnServer


class Migration(migrations.Migration):
    dependencies = [
        ("journal", "0001_initial"),
        ("ledger", "0006_keys_of_transfers"),
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
    ]
