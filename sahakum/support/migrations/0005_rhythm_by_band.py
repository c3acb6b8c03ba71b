"""Families at high risk weekly, at medium every two weeks, at low monthly."""

import datetime

from django.db import migrations

SOURCE = (
    "Plan of the programme: high weekly, medium every two weeks, low monthly; usual in "
    "inter-agency case management, to be confirmed by the office"
)
DAYS = {"high": 7, "medium": 14, "low": 30}


def add_rhythms(apps, schema_editor):
    model = apps.get_model("support", "BandRhythm")
    for band, days in DAYS.items():
        model.objects.create(
            from_on=datetime.date(2026, 1, 1),
            questionnaire="social_economic",
            band=band,
            days=days,
            source=SOURCE,
        )


class Migration(migrations.Migration):
    dependencies = [("support", "0004_plans")]
    operations = [migrations.RunPython(add_rhythms, migrations.RunPython.noop)]
