"""Columns that many tables share, and how a cell names a record that is in Sahakum already."""

from django.utils.translation import gettext_lazy as _

from sahakum.imports.columns import Column, Sort, Text
from sahakum.imports.family_columns import FAMILY_NUMBER as FAMILY_NUMBER
from sahakum.imports.family_columns import OF_THE_FAMILY

NOTE_OF_DAYS = _("Day/month/year: 11/12/2026 is 11 December. Khmer digits are understood.")
SEVERAL = _("Several answers with ; between them; may be left empty.")

ROW_KEY = Column(
    name="row_key",
    km="លេខជួរ",
    en="Row key",
    help=_("Your own number of the row; needed only for two alike on one day."),
    sort=Sort.KEY,
    also=("Row number", "Key"),
)

ASSET_NUMBER = Column(
    name="row_key",
    km="លេខរបស់ប្រើបានយូរ",
    en="Asset number",
    help=_("Your own number of what lasts; checks, repairs and families name it by this number."),
    sort=Sort.KEY,
    required=True,
)

# The village of a family, a site or an asset: three columns that name one place.
VILLAGE_COLUMNS = tuple(
    column for column in OF_THE_FAMILY if column.name in ("village", "commune", "district")
)

# Headings of columns that name a record otherwise than the form does.
HEADINGS = {
    "asset": (ASSET_NUMBER.km, ASSET_NUMBER.en),
    "place": ("ទីកន្លែង", "Place"),
}

_MEMBER = _(
    "Name of the member. If two have the same name, add the year of birth (Mao Sreymom 1990) or "
    "write the member's number in the family: 1 is the head, the others by age."
)
HELPS: dict[str, Text] = {
    "household": _("Your own number of the family; each family has one number."),
    "member": _MEMBER,
    "person": _(
        "Name of the member. Somebody of another family has its number in front: A-2: Chan Sophea."
    ),
    "membership": _MEMBER,
    "absence": _("Name of the member who was away."),
    "asset": _("Your own number, as in the file of what lasts."),
    "site": _("Its name. If several have this name, add the village."),
    "debt": _("Left empty if the family has one debt. Else the lender, or the day since when."),
    "trip": _("Left empty: the last trip before the return. Else the day on which they left."),
    "task": _("The task as it stands in the plan, or its number in the newest plan."),
    "place": _("Code or name of a village, commune, district or province."),
    "good": _("Code or name from the catalogue."),
    "programme": _("Code or name of a programme of your organisation."),
}
