"""Works out the sound of every name that is registered already."""

from django.db import migrations

CHUNK = 2000
FIELDS = ["sound_key", "given_sound"]


def fill(apps, schema_editor):
    from sahakum.registry.sound_keys import sound_key

    Person = apps.get_model("registry", "Person")
    last = None
    while True:
        rows = Person.objects.order_by("pk")
        people = list((rows.filter(pk__gt=last) if last else rows)[:CHUNK])
        if not people:
            return
        for person in people:
            person.sound_key = sound_key(f"{person.family_name} {person.given_name}")
            person.given_sound = sound_key(person.given_name)
        Person.objects.bulk_update(people, FIELDS)
        last = people[-1].pk


class Migration(migrations.Migration):
    dependencies = [("registry", "0006_sound_keys")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
