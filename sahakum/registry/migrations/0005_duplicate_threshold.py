"""From how many points of likeness two people are proposed, until an office says otherwise."""

import datetime

from django.db import migrations

SOURCE = "Measured on a seeded corpus of misspelt names: ./run bench dedupe"


def add_threshold(apps, schema_editor):
    apps.get_model("registry", "DuplicateSetting").objects.create(
        from_on=datetime.date(1990, 1, 1), threshold=66, source=SOURCE
    )


class Migration(migrations.Migration):
    dependencies = [("registry", "0004_merging")]
    operations = [migrations.RunPython(add_threshold, migrations.RunPython.noop)]
