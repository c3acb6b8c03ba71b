"""What may be said of places and sites."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from sahakum.capture import texts
from sahakum.capture.fields import (
    ChoiceField,
    DayField,
    NumberField,
    ReferenceField,
    TextField,
)
from sahakum.capture.forms import RecordForm
from sahakum.localities.gazetteer_files import TYPES_BY_LEVEL
from sahakum.localities.models import PlaceChange, Site
from sahakum.places.words import TYPE_WORDS

Sort = PlaceChange.Sort
ADDED_TYPES = (
    ("krom", _("Sub-village (krom)")),
    ("settlement", _("Settlement")),
    ("community", _("Urban community")),
)
# The corners of a box around Cambodia, in whole degrees: coordinates beyond it, or the wrong way
# round, are typing mistakes.
SOUTH, NORTH, WEST, EAST = 9, 15, 102, 108
LEAST_EXACT_M = 10_000

MOST_ROOM = 10_000_000
OFFICIAL_SORTS = [one for one in Sort.choices if one[0] != Sort.ALIASED]
OFFICIAL_TYPES = [
    (code, TYPE_WORDS[code].khmer) for codes in TYPES_BY_LEVEL.values() for code in codes
]
# What must be said of each sort of change.
NEEDED = {
    Sort.ADDED: ("code", "type", "name_km"),
    Sort.RENAMED: ("place", "type", "name_km"),
    Sort.RECODED: ("place", "code"),
    Sort.MOVED: ("place", "parent", "type"),
    Sort.ENDED: ("place",),
}

LEVEL_WRONG = _("A place of this level does not lie there.")
NOT_KROM = _("A krom lies in a village. Choose the village, or another kind of place.")
POSITION_WHOLE = _("Please write both latitude and longitude, or neither.")
HOW_KNOWN = _("Please say how the position is known.")
HOW_EXACT = _("Please write how exact the phone's measurement was, in metres.")


class PlaceForm(RecordForm):
    """A sub-village, settlement or urban community inside a village or commune."""

    parent = ReferenceField(to="parent", label=_("Village or commune it lies in"))
    type = ChoiceField(label=_("What kind of place is it?"), choices=ADDED_TYPES)
    name_km = TextField(label=_("Name in Khmer"), most=120)
    name_en = TextField(label=_("Name in Latin letters"), most=120, required=False)
    aliases = TextField(
        label=_("Other names"),
        most=400,
        required=False,
        help_text=_("Other spellings by which people look for it, with commas between them."),
    )
    from_on = DayField(label=_("Since"))
    source = TextField(
        label=_("Who says so"),
        most=200,
        required=False,
        help_text=_("The letter, list or person that names this place."),
    )

    def clean(self) -> dict[str, Any]:
        """A krom is part of a village; a commune holds settlements and communities."""
        answers = dict(self.cleaned_data)
        parent = answers.get("parent")
        if parent is not None and answers.get("type") == "krom" and not parent.is_village:
            self.add_error("type", NOT_KROM)
        return answers


class PlaceAliasForm(RecordForm):
    """Other names of a place."""

    place = ReferenceField(to="place", label=_("Place"))
    aliases = TextField(
        label=_("Other names"),
        most=400,
        help_text=_("Other spellings by which people look for it, with commas between them."),
    )
    source = TextField(
        label=_("Who says so"),
        most=200,
        help_text=_("The letter, list or person that names this place."),
    )


class SiteForm(RecordForm):
    """A school, health centre, water point or other point in a village."""

    village = ReferenceField(to="village", label=_("Village"))
    sort = ChoiceField(label=_("What stands there?"), choices=Site.Sort.choices)
    name_km = TextField(label=_("Name in Khmer"), most=120)
    name_en = TextField(label=_("Name in Latin letters"), most=120, required=False)
    noted_on = DayField(label=_("Seen on"))
    position_known = ChoiceField(
        label=_("How is its position known?"), choices=Site.Known.choices, required=False
    )
    latitude = NumberField(
        label=_("Latitude"), least=SOUTH, most=NORTH, places=6, unit=_("° north"), required=False
    )
    longitude = NumberField(
        label=_("Longitude"), least=WEST, most=EAST, places=6, unit=_("° east"), required=False
    )
    precision_m = NumberField(
        label=_("Exact to"), least=1, most=LEAST_EXACT_M, unit=_("metres"), required=False
    )
    note = TextField(
        label=_("Remark"),
        most=300,
        required=False,
        help_text=_("How one finds it. No names of families."),
    )

    show_if: ClassVar = {"precision_m": "position_known = 'measured'"}

    def clean(self) -> dict[str, Any]:
        """A position has two numbers and a way in which it is known."""
        answers = dict(self.cleaned_data)
        both = {"latitude", "longitude"} - self.errors.keys()
        written = [name for name in sorted(both) if answers.get(name) is not None]
        if len(written) == 1:
            missing = "longitude" if written == ["latitude"] else "latitude"
            if missing in both:
                self.add_error(missing, POSITION_WHOLE)
        elif written and not answers.get("position_known"):
            self.add_error("position_known", HOW_KNOWN)
        elif not written and len(both) == 2 and answers.get("position_known"):
            self.add_error("latitude", POSITION_WHOLE)
        if answers.get("position_known") == Site.Known.MEASURED and not answers.get("precision_m"):
            self.add_error("precision_m", HOW_EXACT)
        return answers


class PlaceChangeForm(RecordForm):
    """One accepted change of the official list of places."""

    sort = ChoiceField(label=_("What changed?"), choices=OFFICIAL_SORTS)
    place = ReferenceField(to="place", label=_("Place"), required=False)
    parent = ReferenceField(to="parent", label=_("Place it lies in"), required=False)
    code = TextField(label=_("Code"), most=16, required=False)
    type = ChoiceField(label=_("What kind of place is it?"), choices=OFFICIAL_TYPES, required=False)
    name_km = TextField(label=_("Name in Khmer"), most=120, required=False)
    name_en = TextField(label=_("Name in Latin letters"), most=120, required=False)
    room = NumberField(label=_("Numbers to reserve"), least=1, most=MOST_ROOM, required=False)
    from_on = DayField(label=_("Since"))
    source = TextField(label=_("Newer list"), most=200)

    def clean(self) -> dict[str, Any]:
        """Each sort of change needs its own answers; a level holds the next one only."""
        answers = dict(self.cleaned_data)
        for name in NEEDED.get(answers.get("sort", ""), ()):
            if not answers.get(name) and name not in self.errors:
                self.add_error(name, texts.REQUIRED)
        if answers.get("sort") in (Sort.ADDED, Sort.MOVED, Sort.RENAMED) and not self.errors:
            self._refuse_wrong_level(answers)
        return answers

    def _refuse_wrong_level(self, answers: dict[str, Any]) -> None:
        place, parent = answers["place"], answers["parent"]
        level = place.level if place else (parent.level if parent else 0) + 1
        if answers["type"] not in TYPES_BY_LEVEL.get(level, ()):
            self.add_error("type", LEVEL_WRONG)
        if answers["sort"] == Sort.MOVED and parent.level != level - 1:
            self.add_error("parent", LEVEL_WRONG)
