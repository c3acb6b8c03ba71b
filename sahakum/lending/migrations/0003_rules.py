"""The level of yearly rates that is warned of until an office says otherwise."""

import datetime
from decimal import Decimal

from django.db import migrations

SINCE = datetime.date(1990, 1, 1)
SOURCE = (
    "National Bank of Cambodia, Prakas B7.017.109 of 13 March 2017: at most 18 % a year for "
    "institutions under it; a group of a village decides itself"
)


def add_rule(apps, schema_editor):
    values = {"percent_a_year": Decimal("18.00"), "source": SOURCE}
    apps.get_model("lending", "RateWarning").objects.create(from_on=SINCE, **values)


class Migration(migrations.Migration):
    dependencies = [("lending", "0002_agreed_anew")]
    operations = [migrations.RunPython(add_rule, migrations.RunPython.noop)]
