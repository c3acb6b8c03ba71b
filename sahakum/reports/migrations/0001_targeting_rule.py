"""The rule of the targeting monitor, and the one that holds until an office says otherwise."""

import datetime

from django.db import migrations, models

SOURCE = (
    "Our own choice: support of twelve months against the social-economic assessment, which is "
    "asked once a year; counts under five are hidden as in the publications of small areas"
)


def add_rule(apps, schema_editor):
    apps.get_model("reports", "TargetingRule").objects.create(
        from_on=datetime.date(1990, 1, 1),
        questionnaire="social_economic",
        look_back_days=365,
        stale_after_days=365,
        least_shown=5,
        source=SOURCE,
    )


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.CreateModel(
            name="TargetingRule",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("from_on", models.DateField(unique=True)),
                ("questionnaire", models.SlugField(max_length=40)),
                ("look_back_days", models.PositiveSmallIntegerField()),
                ("stale_after_days", models.PositiveSmallIntegerField()),
                ("least_shown", models.PositiveSmallIntegerField()),
                ("source", models.TextField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("look_back_days__gt", 0), ("stale_after_days__gt", 0)),
                        name="reports_targeting_days_are_some",
                    )
                ],
            },
        ),
        migrations.RunPython(add_rule, migrations.RunPython.noop),
    ]
