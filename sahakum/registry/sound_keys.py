"""Columns by which a person is found although the name is misspelt.

They are worked out from the names whenever a row is written, whoever writes it, and lie in the
person's own row: its village and steward stand beside them in the index, so that a search stays
within what the reader may see.
"""

from typing import Any

from django.db import models

from sahakum.lib.khmer import search_key
from sahakum.lib.sounds import skeleton

BETWEEN = "."
LONGEST = 60


def sound_key(name: str) -> str:
    """The consonants of each word of a name, with full stops between; empty without letters."""
    return BETWEEN.join(skeleton(word) for word in search_key(name).split())[:LONGEST]


class SoundField(models.CharField):
    """The sound of the attribute ``of``; filled in when a row is inserted or saved."""

    def __init__(self, *, of: str, **options: Any) -> None:
        self.of = of
        chosen: dict[str, Any] = {"max_length": LONGEST, "blank": True, "default": ""}
        super().__init__(**(chosen | options))

    def deconstruct(self) -> Any:
        """For migrations."""
        name, path, positional, named = super().deconstruct()
        return name, path, positional, {**named, "of": self.of}

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        """The sound of the name as it is now."""
        found = sound_key(str(getattr(model_instance, self.of)))
        setattr(model_instance, self.attname, found)
        return found
