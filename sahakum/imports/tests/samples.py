"""One right file of every kind, as an office might send it, and the families they are about.

Values stand by the names of columns. A sample may need others of the same folder before it.
"""

from dataclasses import dataclass, field
from pathlib import Path

from sahakum.imports.columns import Table
from sahakum.imports.tests.folders import EN, VILLAGE, write

Line = dict[str, str]

A1 = ("A-1", VILLAGE, "1/2/2026", "012 345 678", "poor_1", "spoken")
FAMILIES = [
    [*A1, "ម៉ៅ", "ស្រីមុំ", "female", "12/3/1990", "head"],
    [*A1, "សុខ", "ដារ៉ា", "male", "1988", "spouse"],
    [*A1, "សុខ", "វិចិត្រ", "male", "5/2012", "child"],
    [*A1, "សុខ", "ធីតា", "female", "2016", "child"],
    ["A-2", VILLAGE, "1/2/2026", "", "none", "signed", "ចាន់", "សុភា", "female", "1970", "head"],
]
MOTHER, FATHER, SON, DAUGHTER = "ម៉ៅ ស្រីមុំ", "សុខ ដារ៉ា", "វិចិត្រ", "4"
TOLD = {"code": "A-1", "told_on": "11/11/2026"}


@dataclass(frozen=True, kw_only=True)
class Sample:
    """Rows of one table, and the tables whose samples must come before."""

    rows: list[Line]
    after: tuple[str, ...] = field(default_factory=tuple)


SAMPLES = {
    "sites": Sample(
        rows=[
            {
                "village": VILLAGE,
                "sort": "School",
                "name_km": "សាលាបឋមសិក្សាបវេល",
                "name_en": "Bavel Primary School",
                "noted_on": "1/10/2026",
                "position_known": "map",
                "latitude": "13.261",
                "longitude": "102.884",
            }
        ]
    ),
    "enrolments": Sample(
        rows=[{"code": "A-1", "programme": "Family support", "from_on": "1/3/2026"}]
    ),
    "targets": Sample(
        rows=[
            {
                "programme": "family_support",
                "indicator": "families_enrolled",
                "place": "KH020401",
                "from_on": "1/1/2026",
                "to_on": "31/12/2026",
                "value": "120",
                "sort": "total",
            }
        ]
    ),
    "totals-before": Sample(
        rows=[
            {
                "programme": "family_support",
                "place": "020401",
                "name_km": "មុងជ្រលក់ថ្នាំ",
                "name_en": "Nets",
                "unit": "nets",
                "said": "701",
                "from_on": "1/1/2007",
                "until_on": "31/12/2020",
                "source": "Report 2020, page 4",
            }
        ]
    ),
    "schooling": Sample(
        rows=[
            TOLD
            | {
                "member": SON,
                "school_year": "2026",
                "grade": "7",
                "attending": "yes",
                "rank": "5",
                "class_size": "40",
            },
            TOLD | {"member": DAUGHTER, "school_year": "2026", "grade": "3", "attending": "yes"},
        ]
    ),
    "child-work": Sample(
        rows=[TOLD | {"member": SON, "sort": "animals", "where": "home", "hours_a_week": "6"}]
    ),
    "absences": Sample(
        rows=[
            TOLD
            | {
                "member": FATHER,
                "country": "KH",
                "place": "ភ្នំពេញ",
                "work": "building",
                "rhythm": "monthly",
                "contact": "yes",
                "from_on": "1/4/2026",
            }
        ]
    ),
    "returns": Sample(
        rows=[TOLD | {"absence": FATHER, "returned_on": "1/11/2026"}], after=("absences",)
    ),
    "trips": Sample(
        rows=[
            TOLD
            | {
                "members": f"{MOTHER}; {FATHER}",
                "children": DAUGHTER,
                "country": "VN",
                "work": "other",
                "from_on": "1/5/2026",
                "contact": "sometimes",
            }
        ]
    ),
    "trip-returns": Sample(
        rows=[TOLD | {"returned_on": "1/9/2026", "how": "freely", "trip": ""}], after=("trips",)
    ),
    "remittances": Sample(
        rows=[TOLD | {"member": FATHER, "amount": "50", "currency": "USD", "period": "month"}]
    ),
    "carers": Sample(rows=[TOLD | {"member": SON, "neighbour": "អ៊ុំស្រី", "from_on": "1/5/2026"}]),
    "livelihoods": Sample(
        rows=[TOLD | {"work": "vegetables", "since_on": "1/1/2020", "note": "ដីតូច"}]
    ),
    "incomes": Sample(
        rows=[
            TOLD
            | {
                "amount": "200000",
                "currency": "KHR",
                "period": "month",
                "source": "vegetables",
                "own_produce": "no",
            }
        ]
    ),
    "spending": Sample(
        rows=[
            TOLD | {"amount": "10000", "currency": "KHR", "period": "day", "purpose": "food"},
        ]
    ),
    "debts": Sample(
        rows=[
            TOLD
            | {
                "lender": "microfinance",
                "amount": "1500",
                "currency": "USD",
                "security": "land_title",
                "since_on": "1/6/2024",
            },
            TOLD
            | {
                "lender": "relative",
                "amount": "100",
                "currency": "USD",
                "security": "none",
                "since_on": "1/7/2025",
            },
        ]
    ),
    "debt-states": Sample(
        rows=[TOLD | {"debt": "relative", "outstanding": "60", "paid": "40"}], after=("debts",)
    ),
    "family-savings": Sample(rows=[TOLD | {"kept": "gold", "amount": "2", "currency": "GOLD"}]),
    "disasters": Sample(
        rows=[TOLD | {"sort": "flood", "struck_on": "1/10/2026", "note": "បាត់ស្រូវ"}]
    ),
    "papers": Sample(
        rows=[TOLD | {"member": DAUGHTER, "paper": "identity_card", "state": "lacking"}]
    ),
    "poverty-cards": Sample(
        rows=[
            TOLD
            | {
                "level": "poor_1",
                "number": "0204-17",
                "round": "15",
                "issued_on": "1/3/2026",
                "until_on": "1/3/2029",
            }
        ]
    ),
    "contacts": Sample(rows=[TOLD | {"ways": "call; neighbour", "times": "evening"}]),
    "heard-of-us": Sample(rows=[TOLD | {"how": "chief"}]),
    "plans": Sample(
        rows=[
            {
                "code": "A-1",
                "drawn_on": "1/3/2026",
                "goal": "បន្លែគ្រប់គ្រាន់",
                "what": "ធ្វើរងបន្លែ",
                "responsible": "family",
                "due_on": "1/6/2026",
            },
            {
                "code": "A-1",
                "drawn_on": "",
                "goal": "",
                "what": "ជូនគ្រាប់ពូជ",
                "responsible": "staff",
                "due_on": "1/5/2026",
            },
        ]
    ),
    "visits": Sample(
        rows=[
            {
                "code": "A-1",
                "visited_on": "10/11/2026",
                "met": "head",
                "progress": "better",
                "obstacles": "debt; school",
                "means_to_leave": "no",
                "note": "លក់បន្លែបាន",
            }
        ]
    ),
    "tasks-done": Sample(
        rows=[{"code": "A-1", "task": "ជូនគ្រាប់ពូជ", "said_on": "2/5/2026", "why": "បានជូន"}],
        after=("plans",),
    ),
    "tasks-not-done": Sample(
        rows=[
            {
                "code": "A-1",
                "task": "1",
                "said_on": "2/6/2026",
                "why": "ទឹកជន់",
                "due_on": "1/12/2026",
            }
        ],
        after=("plans",),
    ),
    "pairings": Sample(
        rows=[{"code": "A-1", "other": "A-2", "from_on": "1/4/2026", "why": "នៅក្បែរគ្នា"}]
    ),
    "deliveries": Sample(
        rows=[
            {
                "code": "A-1",
                "good": "Water filter",
                "quantity": "1",
                "delivered_on": "11/11/2026",
            },
            {
                "code": "A-1",
                "person": SON,
                "good": "water_filter",
                "quantity": "1",
                "delivered_on": "12/11/2026",
            },
            {
                "code": "",
                "site": "Bavel Primary School",
                "good": "water_filter",
                "quantity": "3",
                "delivered_on": "11/11/2026",
                "row_key": "1",
            },
            {
                "code": "",
                "village": VILLAGE,
                "good": "water_filter",
                "quantity": "2",
                "delivered_on": "11/11/2026",
                "row_key": "2",
            },
        ],
        after=("sites",),
    ),
    "assets": Sample(
        rows=[
            {
                "village": VILLAGE,
                "site": "សាលាបឋមសិក្សាបវេល",
                "good": "borehole",
                "how": "built",
                "done_on": "1/8/2026",
                "done_by": "ក្រុមហ៊ុនទឹកស្អាត",
                "families_told": "12",
                "cost": "900.50",
                "currency": "USD",
                "row_key": "W-1",
            }
        ],
        after=("sites",),
    ),
    "asset-families": Sample(
        rows=[{"asset": "W-1", "code": "A-1", "from_on": "2/8/2026", "uses": "yes"}],
        after=("sites", "assets"),
    ),
    "asset-checks": Sample(
        rows=[{"asset": "W-1", "checked_on": "1/10/2026", "state": "partly", "wrong": "ដងបូម"}],
        after=("sites", "assets"),
    ),
    "asset-repairs": Sample(
        rows=[
            {
                "asset": "W-1",
                "repaired_on": "5/10/2026",
                "state": "works",
                "done_by": "ជាងភូមិ",
            }
        ],
        after=("sites", "assets"),
    ),
    "answers-household-hunger": Sample(
        rows=[
            {
                "code": "A-1",
                "assessed_on": "11/11/2026",
                "no_food": "rarely",
                "slept_hungry": "never",
                "whole_day": "never",
            }
        ]
    ),
    "family-changes": Sample(
        rows=[{"code": "A-1", "from_on": "1/11/2026", "village": "02040104", "phone": "098765432"}]
    ),
    "births": Sample(
        rows=[
            {
                "code": "A-1",
                "family_name": "សុខ",
                "given_name": "សុភ័ក្ត្រ",
                "sex": "female",
                "born": "៥/៣/២០២៦",
                "relation": "child",
                "mother": MOTHER,
                "registered": "yes",
            }
        ]
    ),
    "joinings": Sample(
        rows=[
            {
                "code": "A-2",
                "family_name": "ប៉ែន",
                "given_name": "វិបុល",
                "sex": "male",
                "relation": "spouse",
                "from_on": "1/11/2026",
            }
        ]
    ),
    "departures": Sample(
        rows=[{"code": "A-1", "membership": FATHER, "left_on": "1/11/2026", "reason": "moved"}]
    ),
    "leavings": Sample(
        rows=[
            {
                "code": "A-1",
                "programme": "family_support",
                "left_on": "11/11/2026",
                "reason": "moved",
            }
        ],
        after=("enrolments",),
    ),
}


def write_families(folder: Path) -> Path:
    """The two families that all samples are about."""
    return write(folder / "families.csv", EN, FAMILIES)


def write_sample(
    folder: Path, table: Table, rows: list[Line], *, language: str = "en", name: str = ""
) -> Path:
    """A file of a table with the columns that its rows have, under headings of a language."""
    names = list(dict.fromkeys(key for row in rows for key in row))
    columns = [table.column(key) for key in names]
    assert None not in columns, (table.name, names)
    headings = [column.heading(language) for column in columns if column]
    lines = [[row.get(key, "") for key in names] for row in rows]
    return write(folder / (name or f"{table.name}.csv"), headings, lines)
