"""When proof of use and follow-ups are due, until an office says otherwise."""

import datetime

from django.db import migrations

SOURCE = (
    "Our starting value: receipts within a month of each part; the family is asked after three, "
    "six and twelve months, as the follow-ups of the programme"
)


def add_rhythm(apps, schema_editor):
    apps.get_model("grants", "GrantRhythm").objects.create(
        from_on=datetime.date(1990, 1, 1),
        proof_days=30,
        first_months=3,
        second_months=6,
        third_months=12,
        source=SOURCE,
    )


class Migration(migrations.Migration):
    dependencies = [("grants", "0001_initial")]
    operations = [migrations.RunPython(add_rhythm, migrations.RunPython.noop)]
