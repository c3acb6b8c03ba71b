"""The commodities that every database begins with."""

from typing import Any

from django.db import migrations

from sahakum.ledger.commodities import FIRST


def add_commodities(apps: Any, schema_editor: Any) -> None:
    """Adds each, as ``commodities`` lists it."""
    commodity = apps.get_model("ledger", "Commodity")
    commodity.objects.bulk_create([commodity(**first._asdict()) for first in FIRST])


class Migration(migrations.Migration):
    """Depends on the tables only."""

    dependencies = [("ledger", "0001_initial")]

    operations = [migrations.RunPython(add_commodities, migrations.RunPython.noop)]
