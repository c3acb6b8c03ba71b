"""Keeps what goods were called first, and adds what lasts, works and school support."""

from django.db import migrations
from django.db.models import F

GOODS = [
    ("borehole", "asset", "អណ្តូងស្នប់", "Borehole", "អណ្តូង", "boreholes"),
    ("latrine", "asset", "បង្គន់អនាម័យ", "Latrine", "បង្គន់", "latrines"),
    ("water_tank", "asset", "អាងស្តុកទឹក", "Water tank", "អាង", "tanks"),
    ("house", "asset", "ផ្ទះ", "House", "ផ្ទះ", "houses"),
    ("home_garden", "work", "សួនដំណាំតាមផ្ទះ", "Home garden", "សួន", "gardens"),
    (
        "school_support",
        "used_up",
        "ការឧបត្ថម្ភពេញលេញសម្រាប់ការសិក្សា",
        "Full support to stay in school",
        "ឆ្នាំសិក្សា",
        "school years",
    ),
]


def add_goods(apps, schema_editor):
    good = apps.get_model("assistance", "Good")
    good.objects.update(first_name_km=F("name_km"), first_name_en=F("name_en"))
    good.objects.bulk_create(
        [
            good(
                code=code,
                sort=sort,
                name_km=name_km,
                name_en=name_en,
                first_name_km=name_km,
                first_name_en=name_en,
                unit_km=unit_km,
                unit_en=unit_en,
            )
            for code, sort, name_km, name_en, unit_km, unit_en in GOODS
        ]
    )


class Migration(migrations.Migration):
    dependencies = [("assistance", "0003_catalogue_and_receivers")]
    operations = [migrations.RunPython(add_goods, migrations.RunPython.noop)]
