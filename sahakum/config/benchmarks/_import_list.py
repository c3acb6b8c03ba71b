"""The list of the bench ``import``: families that do not exist, and the process that imports it."""

import csv
import datetime
import json
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

USERNAME = "bench"
VILLAGES = 200
HEADINGS = ("Family number,Village,Registered on,Telephone,Poverty card,Consent,Family name,"
            "Given name,Name in Latin letters,Sex,Born,Relation to head,Disability")  # fmt: skip
DAY = datetime.date(2026, 3, 1)


def make_importer() -> None:
    """A monitoring officer of the whole country."""
    from sahakum.accounts.models import Organisation, Post, User

    organisation = Organisation.objects.create(name_km="ក", name_en="A", kind="ngo")
    user = User(username=USERNAME, name_km="ក", name_en="A", organisation=organisation)
    user.set_unusable_password()
    user.save()
    Post.objects.create(user=user, role="monitoring_officer", from_on=datetime.date(2000, 1, 1))


def write(path: Path, *, prefix: str, households: int) -> None:
    """Writes so many families over two hundred villages, about four members each."""
    with path.open("w", encoding="utf-8", newline="") as target:
        writer = csv.writer(target)
        writer.writerow(HEADINGS.split(","))
        for number in range(households):
            writer.writerows(_family(f"{prefix}-{number:06}", number))


def _family(code: str, number: int) -> Iterator[list[str]]:
    from sahakum.lib.chance import Chance
    from sahakum.registry import demo

    village = _villages()[number % VILLAGES]
    made = demo.family(chance=Chance(code), village_id=0, registered_on=DAY, code=code)
    for member in made["members"]:
        yield [
            code,
            village,
            "1/3/2026",
            made["phone"],
            made["poverty"],
            made["consent"],
            *(member[name] for name in ("family_name", "given_name", "latin_name", "sex")),
            member["born"],
            member["relation"],
            member.get("disability", ""),
        ]


_found: list[str] = []


def _villages() -> list[str]:
    if not _found:
        from sahakum.places.models import PlaceCode

        codes = PlaceCode.objects.filter(scheme="NCDD", place__level=4).order_by("code")
        _found.extend(codes.values_list("code", flat=True)[:VILLAGES])
    return _found


def _import(folder: Path) -> dict[str, Any]:
    from sahakum.accounts.models import User
    from sahakum.config.benchmarks._memory import peak_memory_mb
    from sahakum.imports.outcomes import Word
    from sahakum.imports.run import import_folder

    user = User.objects.get(username=USERNAME)
    begun, worked = time.perf_counter(), time.process_time()
    report = import_folder(folder, by=user, language="en")
    seconds = time.perf_counter() - begun
    return {
        "rows": sum(file.rows for file in report.files),
        "saved": report.count(Word.SAVED),
        "seconds": round(seconds, 1),
        "processor_seconds": round(time.process_time() - worked, 1),
        "memory_mb": peak_memory_mb(),
    }


if __name__ == "__main__":
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sahakum.config.settings")
    django.setup()
    sys.stdout.write(json.dumps(_import(Path(sys.argv[1]))))
