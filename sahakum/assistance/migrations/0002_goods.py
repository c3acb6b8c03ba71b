"""Puts the first goods of the catalogue in place."""

from django.db import migrations

GOODS = [
    ("water_filter", "ចម្រោះទឹក", "Water filter", "គ្រឿង", "filters"),
    ("mosquito_net", "មុងជ្រលក់ថ្នាំ", "Insecticide-treated net", "មុង", "nets"),
    ("garden_seeds", "គ្រាប់ពូជបន្លែ", "Garden seeds", "ឈុត", "kits"),
    ("sprinkler", "ធុងស្រោចទឹក", "Sprinkler", "គ្រឿង", "sprinklers"),
    ("storage_container", "ធុងស្តុកទឹក", "Storage container", "ធុង", "containers"),
    ("rice", "អង្ករ", "Rice", "គីឡូក្រាម", "kilograms"),
]


def add_goods(apps, schema_editor):
    good = apps.get_model("assistance", "Good")
    columns = ("code", "name_km", "name_en", "unit_km", "unit_en")
    good.objects.bulk_create([good(**dict(zip(columns, row, strict=True))) for row in GOODS])


class Migration(migrations.Migration):
    dependencies = [("assistance", "0001_initial")]
    operations = [migrations.RunPython(add_goods, migrations.RunPython.noop)]
