"""Figures of breeding with which offices begin."""

import datetime

from django.db import migrations

FROM_ON = datetime.date(1990, 1, 1)
CATTLE = "283 days: cattle--farm.blogspot.com; first calf at 18 months at the earliest: practice"
PRACTICE = "Our starting value from what livestock handbooks say; an office sets its own"
# Gestation in days, least age of a mother in months, least days between two births.
FIGURES = {
    "COW": (283, 18, 270, CATTLE),
    "BUFFALO": (310, 24, 290, PRACTICE),
    "PIG": (114, 8, 100, PRACTICE),
    "GOAT": (150, 8, 135, PRACTICE),
    "CHICKEN": (21, 4, 0, PRACTICE),
    "DUCK": (28, 4, 0, PRACTICE),
}


def add_figures(apps, schema_editor):
    model = apps.get_model("animals", "Breeding")
    for code, (gestation, mother, between, source) in FIGURES.items():
        model.objects.create(
            kind=code,
            from_on=FROM_ON,
            gestation_days=gestation,
            least_mother_months=mother,
            least_between_days=between,
            source=source,
        )


class Migration(migrations.Migration):
    dependencies = [("animals", "0001_initial"), ("ledger", "0002_commodities")]
    operations = [migrations.RunPython(add_figures, migrations.RunPython.noop)]
