"""Keeps what programmes and components were called first; their later names are records."""

from typing import Any

from django.db import migrations, models
from django.db.models import F


def keep_first_names(apps: Any, schema_editor: Any) -> None:
    for name in ("Programme", "Component"):
        model = apps.get_model("programmes", name)
        model.objects.update(first_name_km=F("name_km"), first_name_en=F("name_en"))


def first_name(model: str, language: str) -> migrations.AddField:
    return migrations.AddField(
        model_name=model,
        name=f"first_name_{language}",
        field=models.CharField(default="", max_length=200),
        preserve_default=False,
    )


class Migration(migrations.Migration):
    dependencies = [
        ("journal", "0001_initial"),
        ("programmes", "0004_joined_again"),
    ]

    operations = [
        *(
            first_name(model, language)
            for model in ("programme", "component")
            for language in ("km", "en")
        ),
        migrations.RunPython(keep_first_names, migrations.RunPython.noop),
    ]
