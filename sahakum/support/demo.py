"""The demonstration's part of support: home visits, as a phone would send them."""

import datetime
from typing import Any
from uuid import UUID

from sahakum.lib.chance import Chance

Content = dict[str, Any]

MET = (("head", 0.66), ("adult", 0.2), ("child", 0.07), ("nobody", 0.07))
PROGRESS = (("better", 0.41), ("same", 0.47), ("worse", 0.12))
OBSTACLES = (
    ("illness", 0.22),
    ("debt", 0.2),
    ("food", 0.15),
    ("school", 0.13),
    ("house", 0.11),
    ("leaving", 0.09),
    ("water", 0.07),
    ("conflict", 0.03),
)
NOTES = {
    "better": (
        "ម្តាយលក់បន្លែបានច្រើនជាងសប្តាហ៍មុន។ កូនៗទៅរៀនគ្រប់ថ្ងៃ។",
        "គ្រួសារបានដាំត្រកួន និងត្រសក់ក្រោយផ្ទះ លែងចាំបាច់ទិញនៅផ្សារ។",
        "ជំងឺរបស់តាបានធូរស្រាល។ គ្រួសារបានសន្សំលុយបន្តិចបន្តួច។",
        "មាន់ដែលទើបចិញ្ចឹមបានពងហើយ។ ឪពុករកការងារធ្វើបានក្នុងភូមិ។",
        "គ្រួសារបានសងបំណុលមួយភាគ ហើយចូលរួមប្រជុំក្រុមសន្សំ។",
    ),
    "same": (
        "ស្ថានភាពដូចសប្តាហ៍មុន។ គ្រួសារនៅរង់ចាំរដូវច្រូតកាត់។",
        "ចម្រោះទឹកប្រើបានល្អ។ បានរំលឹកអំពីការលាងដៃ។",
        "ម្តាយនៅរកលក់នំដដែល។ កូនតូចនៅផ្ទះជាមួយជីដូន។",
        "បានពិភាក្សាអំពីផែនការចិញ្ចឹមមាន់ខែក្រោយ។",
    ),
    "worse": (
        "កូនស្រីឈឺក្តៅខ្លួនបីថ្ងៃហើយ។ បានណែនាំឱ្យទៅមណ្ឌលសុខភាព។",
        "ដំបូលផ្ទះខូចដោយសារខ្យល់ខ្លាំង។ គ្រួសារស្នាក់នៅផ្ទះជីតាជាបណ្តោះអាសន្ន។",
        "អង្ករនៅសល់ត្រឹមពីរថ្ងៃ។ ម្តាយខ្ចីលុយពីឈ្មួញ ការប្រាក់ខ្ពស់។",
        "ឪពុកបាត់ការងារ ហើយគិតចង់ទៅធ្វើការឆ្ងាយ។",
    ),
}
NOBODY = "មិនមានអ្នកណានៅផ្ទះទេ។ អ្នកជិតខាងថា គ្រួសារទៅស្រែ។"


def visit(
    *, chance: Chance, household: UUID, visited_on: datetime.date, next_visit_on: datetime.date
) -> Content:
    """The content of the kind ``home_visit``."""
    met = chance.weighted(MET)
    content = {
        "household": str(household),
        "visited_on": visited_on.isoformat(),
        "met": met,
        "next_visit_on": next_visit_on.isoformat(),
    }
    if met == "nobody":
        return content | {"note": NOBODY}
    progress = chance.weighted(PROGRESS)
    note = chance.pick(NOTES[progress]) if chance.happens(0.4) else ""
    return content | {
        "progress": progress,
        "obstacles": _obstacles(chance, progress),
        "note": note,
    }


def _obstacles(chance: Chance, progress: str) -> list[str]:
    number = {"better": 0, "same": 1, "worse": 2}[progress]
    found = [chance.weighted(OBSTACLES) for _ in range(number if chance.happens(0.6) else 0)]
    return sorted(set(found))


def misdated_visit(*, household: UUID, visited_on: datetime.date) -> Content:
    """A visit that cannot be stored yet: its day is still to come."""
    return {
        "household": str(household),
        "visited_on": visited_on.isoformat(),
        "met": "head",
        "progress": "same",
        "note": "ម្តាយសុំជួយរកសាលាឱ្យកូនប្រុស។",
    }


# What families want to reach, and the steps towards it: who takes each, and in how many weeks.
AIMS = (
    (
        "មានបន្លែបរិភោគ និងលក់ពេញមួយឆ្នាំ",
        (("រៀបចំដីសួន និងធ្វើរបង", "family", 3), ("ផ្តល់គ្រាប់ពូជបន្លែ", "staff", 6)),
    ),
    (
        "កូនទាំងអស់ទៅរៀនទៀងទាត់",
        (("ជួបគ្រូបន្ទុកថ្នាក់", "staff", 2), ("ធ្វើសំបុត្រកំណើតនៅឃុំ", "family", 8)),
    ),
    (
        "មានទឹកស្អាត និងបង្គន់អនាម័យ",
        (("លាងចម្រោះទឹករៀងរាល់សប្តាហ៍", "family", 1), ("ពិភាក្សារឿងបង្គន់ជាមួយមេភូមិ", "staff", 5)),
    ),
)


def plan(*, chance: Chance, household: UUID, drawn_on: datetime.date) -> Content:
    """The content of the kind ``plan``: one goal with its two steps."""
    goal, steps = chance.pick(AIMS)
    tasks = [
        {
            "goal": goal,
            "what": what,
            "responsible": who,
            "due_on": (drawn_on + datetime.timedelta(weeks=weeks)).isoformat(),
        }
        for what, who, weeks in steps
    ]
    return {"household": str(household), "drawn_on": drawn_on.isoformat(), "tasks": tasks}
