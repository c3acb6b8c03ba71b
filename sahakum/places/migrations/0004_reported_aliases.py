"""Loads the spellings of places that published reports use, each with its source."""

from typing import Any

from django.db import migrations

from sahakum.lib.khmer import normalise, search_key
from sahakum.places.gazetteer import SCHEME, read_rows


def load_aliases(apps: Any, schema_editor: Any) -> None:
    """Store what is not known yet; a code that the gazetteer does not hold is passed over."""
    codes = apps.get_model("places", "PlaceCode").objects
    aliases = apps.get_model("places", "PlaceAlias").objects
    for row in read_rows("aliases_reported.csv"):
        held = codes.filter(scheme=SCHEME, code=row["code"], valid_to__isnull=True).first()
        if held is not None:
            key = search_key(row["text"])
            text = normalise(row["text"])
            aliases.get_or_create(place_id=held.place_id, search_key=key, defaults={"text": text})


class Migration(migrations.Migration):
    """Adds aliases with sources."""

    dependencies = [("places", "0003_former_names")]
    operations = [migrations.RunPython(load_aliases, migrations.RunPython.noop)]
