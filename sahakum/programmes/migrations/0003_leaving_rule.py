"""The limit of income is the national poverty line; one looks in again after 6 and 12 months."""

import datetime

from django.db import migrations

SOURCE = (
    "Income: national poverty line, Ministry of Planning, survey of 2019/20. Follow-ups after 6 "
    "and 12 months: plan of the programme"
)


def add_rule(apps, schema_editor):
    apps.get_model("programmes", "LeavingRule").objects.create(
        from_on=datetime.date(1990, 1, 1),
        income_a_day=10_951,
        first_follow_up_days=182,
        second_follow_up_days=365,
        source=SOURCE,
    )


class Migration(migrations.Migration):
    dependencies = [("programmes", "0002_leaving")]
    operations = [migrations.RunPython(add_rule, migrations.RunPython.noop)]
