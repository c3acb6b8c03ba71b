"""Visits are weekly until an office says otherwise."""

import datetime

from django.db import migrations

SOURCE = "Family support of the Kampong Speu programme: weekly follow-up visits"


def add_rhythm(apps, schema_editor):
    apps.get_model("support", "Rhythm").objects.create(
        from_on=datetime.date(1990, 1, 1), days=7, source=SOURCE
    )


class Migration(migrations.Migration):
    dependencies = [("support", "0001_initial")]
    operations = [migrations.RunPython(add_rhythm, migrations.RunPython.noop)]
