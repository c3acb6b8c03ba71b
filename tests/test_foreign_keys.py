"""Foreign keys point to the own package or to a lower floor, as imports do."""

from collections.abc import Iterator

from django.apps import apps
from django.db.models import Field, ForeignObject, ManyToManyField, Model

from tests.house import floors, may_know


def references() -> Iterator[tuple[type[Model], str, type[Model]]]:
    """Every reference of our models: the model, the field's name, the model it points to."""
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.get_fields():
            if isinstance(field, Field) and isinstance(field, ForeignObject | ManyToManyField):
                yield model, field.name, field.related_model


def test_foreign_keys_point_down() -> None:
    known = floors()
    wrong = [
        f"{model._meta.label}.{name} -> {target._meta.label}"
        for model, name, target in references()
        if model._meta.app_label in known
        and target._meta.app_label in known
        and not may_know(package=model._meta.app_label, other=target._meta.app_label)
    ]
    assert not wrong


def test_the_walk_finds_references() -> None:
    found = {(model._meta.label, target._meta.label) for model, _, target in references()}
    assert ("journal.Voiding", "journal.Operation") in found
