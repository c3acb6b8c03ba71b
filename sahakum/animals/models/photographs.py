"""The table of photographs of animals."""

from django.db import models

from sahakum.animals.models.animals import Animal
from sahakum.capture.models import Photograph


class AnimalPhotograph(Photograph):
    """How an animal looked on a day."""

    animal = models.ForeignKey(Animal, on_delete=models.PROTECT, related_name="photographs")

    def __str__(self) -> str:
        return f"{self.animal_id} on {self.taken_on}"
