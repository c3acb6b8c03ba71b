"""The tables that can be imported, in the order in which they build on each other."""

from django.utils.translation import gettext_lazy as _

from sahakum.imports.columns import Column, Sort, Table
from sahakum.imports.family_columns import (
    FAMILY_NUMBER,
    NOTE_OF_DAYS,
    OF_A_MEMBER,
    OF_THE_FAMILY,
)
from sahakum.support.models import Met, Obstacle, Progress

REASONS_KM, REASONS_EN = "មូលហេតុ", "Reasons"

FAMILIES = Table(
    name="families",
    title=_("Families and members"),
    operation="household",
    key=("code",),
    mark=("relation", "sex"),
    columns=(*OF_THE_FAMILY, *OF_A_MEMBER),
)

ENROLMENTS = Table(
    name="enrolments",
    title=_("Enrolments"),
    operation="enrolment",
    key=("code", "programme"),
    mark=("programme", "from_on"),
    columns=(
        FAMILY_NUMBER,
        Column(
            name="programme",
            km="កម្មវិធី",
            en="Programme",
            help=_("Code or name of a programme of your organisation."),
            example_km="family_support",
            example_en="family_support",
            sort=Sort.PROGRAMME,
            required=True,
        ),
        Column(
            name="from_on",
            km="ចូលរួមពីថ្ងៃ",
            en="Takes part since",
            help=NOTE_OF_DAYS,
            example_km="១/២/២០២៦",
            example_en="1/2/2026",
            sort=Sort.DAY,
            also=("Since", "Enrolled on"),
            required=True,
        ),
    ),
)

ROW_KEY = Column(
    name="row_key",
    km="លេខជួរ",
    en="Row key",
    help=_("Your own number of the row; needed only for two alike on one day."),
    sort=Sort.KEY,
    also=("Row number", "Key"),
)

VISITS = Table(
    name="visits",
    title=_("Home visits"),
    operation="home_visit",
    key=("code", "visited_on", "row_key"),
    mark=("visited_on", "met"),
    columns=(
        FAMILY_NUMBER,
        Column(
            name="visited_on",
            km="ថ្ងៃសួរសុខទុក្ខ",
            en="Day of the visit",
            help=NOTE_OF_DAYS,
            example_km="១១/១១/២០២៦",
            example_en="11/11/2026",
            sort=Sort.DAY,
            also=("Visited on", "Visit date"),
            required=True,
        ),
        Column(
            name="met",
            km="បានជួបអ្នកណា",
            en="Who was met",
            help=_("One of the answers offered."),
            example_km="head",
            example_en="head",
            sort=Sort.CHOICE,
            choices=tuple(Met.choices),
            also=("Met", "Whom did you meet?"),
            required=True,
        ),
        Column(
            name="progress",
            km="វឌ្ឍនភាព",
            en="Progress",
            help=_("How the family fares; empty when nobody was at home."),
            example_km="better",
            example_en="better",
            sort=Sort.CHOICE,
            choices=tuple(Progress.choices),
            also=("How does the family fare?",),
        ),
        Column(
            name="obstacles",
            km="ឧបសគ្គ",
            en="Obstacles",
            help=_("Several answers with ; between them; may be left empty."),
            example_km="debt; school",
            example_en="debt; school",
            sort=Sort.CHOICES,
            choices=tuple(Obstacle.choices),
            also=("What stands in the way?",),
        ),
        Column(
            name="note",
            km="កំណត់សម្គាល់",
            en="Note",
            help=_("What was seen and heard; may be left empty."),
            also=("Notes", "Remark"),
        ),
        Column(
            name="next_visit_on",
            km="ការសួរសុខទុក្ខលើកក្រោយ",
            en="Next visit",
            help=_("Left empty: by the usual rhythm."),
            example_km="១៨/១១/២០២៦",
            example_en="18/11/2026",
            sort=Sort.DAY,
            also=("Next visit on",),
        ),
        ROW_KEY,
    ),
)

DELIVERIES = Table(
    name="deliveries",
    title=_("Deliveries"),
    operation="delivery",
    key=("code", "good", "delivered_on", "row_key"),
    mark=("good", "quantity"),
    columns=(
        FAMILY_NUMBER,
        Column(
            name="good",
            km="របស់ដែលចែក",
            en="What was delivered",
            help=_("Code or name from the catalogue."),
            example_km="water_filter",
            example_en="water_filter",
            sort=Sort.GOOD,
            also=("Good", "Item"),
            required=True,
        ),
        Column(
            name="quantity",
            km="ចំនួន",
            en="Quantity",
            help=_("A number above zero."),
            example_km="១",
            example_en="1",
            sort=Sort.NUMBER,
            required=True,
        ),
        Column(
            name="delivered_on",
            km="ថ្ងៃចែកជំនួយ",
            en="Day of the delivery",
            help=NOTE_OF_DAYS,
            example_km="១១/១១/២០២៦",
            example_en="11/11/2026",
            sort=Sort.DAY,
            also=("Delivered on", "Delivery date"),
            required=True,
        ),
        Column(
            name="note",
            km="កំណត់សម្គាល់",
            en="Note",
            help=_("May be left empty."),
            also=("Notes", "Remark"),
        ),
        ROW_KEY,
    ),
)

TABLES = (FAMILIES, ENROLMENTS, VISITS, DELIVERIES)


def table_named(name: str) -> Table | None:
    """A table by its name."""
    return next((table for table in TABLES if table.name == name), None)
