"""Loads the gazetteer; it does nothing where places are already stored."""

from typing import Any

from django.db import migrations

from sahakum.places.gazetteer import load


def load_gazetteer(apps: Any, schema_editor: Any) -> None:
    """Store all places, codes and aliases."""
    names = ("Place", "PlaceCode", "PlaceAlias")
    models = [apps.get_model("places", name) for name in names]
    if not models[0].objects.exists():
        load(*models)


class Migration(migrations.Migration):
    """Fills the tables of places."""

    dependencies = [("places", "0001_places")]
    operations = [migrations.RunPython(load_gazetteer, migrations.RunPython.noop)]
