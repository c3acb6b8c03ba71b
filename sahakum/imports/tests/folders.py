"""Folders of files as an organisation would send them."""

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import Any

KM = [
    *("លេខគ្រួសារ", "ភូមិ", "ថ្ងៃចុះឈ្មោះ", "ទូរស័ព្ទ", "ប័ណ្ណសមធម៌", "ការយល់ព្រម"),
    *("នាមត្រកូល", "នាមខ្លួន", "ភេទ", "ថ្ងៃកំណើត", "ត្រូវជាអ្វីនឹងមេគ្រួសារ"),
]
EN = [
    *("Family number", "Village", "Registered on", "Telephone", "Poverty card", "Consent"),
    *("Family name", "Given name", "Sex", "Born", "Relation to head"),
]
BORN = EN.index("Born")
VISITS = ("Family number", "Day of the visit", "Who was met", "Progress", "Obstacles")
DELIVERIES = ("Family number", "What was delivered", "Quantity", "Day of the delivery")
VILLAGE = "02040101"

Line = Sequence[str]


def family(number: str, members: int = 3, /, **changes: str) -> list[list[str]]:
    """The rows of a family; changes are of the first row, by English heading in lower case."""
    rows = [
        [
            number,
            VILLAGE,
            "1/2/2026",
            "012 345 678",
            "poor_1",
            "spoken",
            "ម៉ៅ",
            f"ស្រីមុំ{member}",
            "female",
            "12/3/1990",
            "child" if member else "head",
        ]
        for member in range(members)
    ]
    for name, value in changes.items():
        rows[0][EN.index(name.replace("_", " ").capitalize())] = value
    return rows


def write(path: Path, headings: Line, rows: Sequence[Line], **options: Any) -> Path:
    """Writes a CSV file."""
    path.parent.mkdir(exist_ok=True)
    with path.open("w", newline="", encoding=options.get("encoding", "utf-8")) as target:
        writer = csv.writer(target, delimiter=options.get("delimiter", ","))
        writer.writerows([headings, *rows])
    return path


def read(path: str) -> list[list[str]]:
    """The rows of a CSV file, the headings first."""
    with Path(path).open(newline="", encoding="utf-8-sig") as source:
        return list(csv.reader(source))
