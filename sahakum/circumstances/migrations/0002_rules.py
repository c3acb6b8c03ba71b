"""The rules that hold until an office says otherwise."""

import datetime
from decimal import Decimal

from django.db import migrations

SINCE = datetime.date(1990, 1, 1)
METHOD = {
    "days_a_month": Decimal("30.44"),
    "weeks_a_month": Decimal("4.35"),
    "months_a_season": Decimal("6.00"),
    "source": "Mean length of a month in the Gregorian calendar; two seasons a year, dry and rainy",
}
STOPPED = {"months": 12, "source": "Criterion of the programme for leaving family support"}


def add_rules(apps, schema_editor):
    apps.get_model("circumstances", "MonthlyMethod").objects.create(from_on=SINCE, **METHOD)
    apps.get_model("circumstances", "StoppedRule").objects.create(from_on=SINCE, **STOPPED)


class Migration(migrations.Migration):
    dependencies = [("circumstances", "0001_initial")]
    operations = [migrations.RunPython(add_rules, migrations.RunPython.noop)]
