"""Assets are checked twice a year, and indirect users are told, until an office says otherwise."""

import datetime

from django.db import migrations

FROM_ON = datetime.date(1990, 1, 1)
RHYTHM = "Our starting value: before the rains and after them; an office sets its own"
METHOD = (
    "Our starting value: members of the families served are direct; others of the village who use"
    " it are indirect, a head count that was told"
)


def add_settings(apps, schema_editor):
    apps.get_model("assets", "CheckRhythm").objects.create(from_on=FROM_ON, days=182, source=RHYTHM)
    apps.get_model("assets", "UserMethod").objects.create(
        from_on=FROM_ON, indirect="told", source=METHOD
    )


class Migration(migrations.Migration):
    dependencies = [("assets", "0001_initial")]
    operations = [migrations.RunPython(add_settings, migrations.RunPython.noop)]
