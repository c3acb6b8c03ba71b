"""Bounds from which a record is worth a second look."""

import datetime

from django.db import migrations, models

SOURCE = "Our own choice until an office sets its own: a head of family is rarely under fifteen"


def add_rule(apps, schema_editor):
    apps.get_model("reports", "QualityRule").objects.create(
        from_on=datetime.date(1990, 1, 1),
        youngest_head=15,
        oldest_person=105,
        late_days=14,
        look_back_days=90,
        source=SOURCE,
    )


class Migration(migrations.Migration):
    dependencies = [("reports", "0002_taken_over")]
    operations = [
        migrations.CreateModel(
            name="QualityRule",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("from_on", models.DateField(unique=True)),
                ("youngest_head", models.PositiveSmallIntegerField()),
                ("oldest_person", models.PositiveSmallIntegerField()),
                ("late_days", models.PositiveSmallIntegerField()),
                ("look_back_days", models.PositiveSmallIntegerField()),
                ("source", models.TextField()),
            ],
        ),
        migrations.RunPython(add_rule, migrations.RunPython.noop),
    ]
