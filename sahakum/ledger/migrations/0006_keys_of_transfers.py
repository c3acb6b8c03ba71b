"""PostgreSQL no longer checks four keys of a transfer: our triggers do, and quicker (ADR 0022)."""

import django.db.models.deletion
from django.db import migrations, models

from sahakum.ledger.altering import AlterOnServer


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0005_advances"),
    ]

    operations = [
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
