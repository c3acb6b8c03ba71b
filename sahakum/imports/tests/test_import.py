"""Folders through the one door: good ones, again, changed, tried, refused and corrected."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied

from sahakum.accounts.models import User
from sahakum.assistance.models import Delivery, Good
from sahakum.capture.intake import take_in
from sahakum.capture.models import HeldContent
from sahakum.imports.outcomes import FileReport, Report, Word
from sahakum.imports.run import import_folder
from sahakum.imports.tests.folders import (
    DELIVERIES,
    EN,
    KM,
    VISITS,
    family,
    read,
    write,
)
from sahakum.journal.models import Operation
from sahakum.programmes.models import Enrolment, Programme
from sahakum.registry.models import Household, Membership, Person
from sahakum.support.models import HomeVisit

Run = Callable[..., Report]


@pytest.fixture
def folder(tmp_path: Path, db: None) -> Path:
    """A folder of a list of two families, their visits and deliveries."""
    Good.objects.get_or_create(
        code="water_filter",
        defaults={
            "name_km": "ធុងចម្រោះទឹក",
            "name_en": "Water filter",
            "unit_km": "ធុង",
            "unit_en": "filter",
        },
    )
    write(tmp_path / "a.csv", DELIVERIES, [("A1", "Water filter", "១", "11/11/2026")])
    write(tmp_path / "b.csv", VISITS, [("A1", "១/១១/២០២៦", "head", "better", "debt; school")])
    write(tmp_path / "c.csv", EN, [*family("A1"), *family("A2", 2)])
    return tmp_path


@pytest.fixture
def run(folder: Path, vuthy: User) -> Run:
    """Imports the folder for Vuthy, in English."""

    def _run(*, dry_run: bool = False) -> Report:
        return import_folder(folder, by=vuthy, language="en", dry_run=dry_run)

    return _run


def counts(report: Report) -> dict[str, int]:
    return {word.value: report.count(word) for word in Word}


def of(report: Report, name: str) -> FileReport:
    return next(file for file in report.files if file.name == name)


def test_a_good_folder_is_stored(run: Run) -> None:
    report = run()
    assert counts(report) == {"saved": 7, "unchanged": 0, "changed": 0, "refused": 0}
    assert [file.table for file in report.files] == ["families", "visits", "deliveries"]
    assert Household.objects.count() == 2
    assert Person.objects.count() == 5
    assert HomeVisit.objects.get().obstacles == ["debt", "school"]
    assert Delivery.objects.get().quantity == 1


def test_khmer_headings_and_answers_say_the_same(run: Run, folder: Path) -> None:
    run()
    rows = [[*row[:8], "ស្រី", "១២/៣/១៩៩០", *row[10:]] for row in family("A១")]
    write(folder / "c.csv", KM, rows, encoding="utf-16", delimiter="\t")
    report = run()
    assert counts(report) == {"saved": 0, "unchanged": 5, "changed": 0, "refused": 0}


def test_running_it_again_changes_nothing(run: Run) -> None:
    run()
    operations = Operation.objects.count()
    assert counts(run()) == {"saved": 0, "unchanged": 7, "changed": 0, "refused": 0}
    assert Operation.objects.count() == operations


def test_a_changed_row_is_reported_and_never_overwritten(run: Run, folder: Path) -> None:
    run()
    changed = [[*row[:3], "099 999 999", *row[4:]] for row in family("A1")]
    write(folder / "c.csv", EN, [*changed, *family("A2", 2)])
    report = run()
    assert counts(report) == {"saved": 0, "unchanged": 4, "changed": 3, "refused": 0}
    [row] = of(report, "c.csv").refused
    assert (row.file, row.line, row.word) == ("c.csv", 2, Word.CHANGED)
    assert not Household.objects.filter(phone="099999999").exists()


def test_a_trial_checks_everything_and_stores_nothing(run: Run, folder: Path) -> None:
    write(folder / "d.csv", VISITS, [("A9", "1/11/2026", "head", "better", "")])
    report = run(dry_run=True)
    assert counts(report) == {"saved": 7, "unchanged": 0, "changed": 0, "refused": 1}
    assert of(report, "d.csv").refused[0].column == "Family number"
    assert not Operation.objects.exists()
    assert not Household.objects.exists()


def test_refused_rows_come_back_and_can_be_corrected(run: Run, folder: Path, vuthy: User) -> None:
    write(folder / "c.csv", EN, [*family("A1"), *family("A2", 2, born="31/02/2001")])
    report = run()
    [row] = of(report, "c.csv").refused
    assert (row.line, row.column) == (5, "Born")
    assert counts(report)["saved"] == 5
    assert not HeldContent.objects.exists()
    back = read(of(report, "c.csv").refused_file)
    assert back[0] == [*EN, "Reasons"]
    assert "There is no such day" in back[1][-1]
    assert len(back) == 3
    path = Path(of(report, "c.csv").refused_file)
    path.write_text(path.read_text("utf-8").replace("31/02/2001", "28/02/2001"), "utf-8")
    again = import_folder(path.parent, by=vuthy, language="en")
    assert counts(again) == {"saved": 2, "unchanged": 0, "changed": 0, "refused": 0}


def test_the_same_refusals_make_one_file(run: Run, folder: Path) -> None:
    write(folder / "c.csv", EN, family("A1", born="31/02/2001"))
    first, second = run(), run()
    assert of(first, "c.csv").refused_file == of(second, "c.csv").refused_file


def test_a_programme_beside_a_family_enrols_it(
    run: Run, folder: Path, family_support: Programme
) -> None:
    rows = [[*row, "Family support"] for row in family("A1")]
    write(folder / "c.csv", [*EN, "Programme"], rows)
    assert run().all_well
    assert Enrolment.objects.get().programme == family_support
    write(
        folder / "e.csv",
        ("Family number", "Programme", "Since"),
        [("A1", "family_support", "1/2/2026")],
    )
    assert of(run(), "e.csv").counts[Word.UNCHANGED] == 1


def test_two_households_for_one_person_are_refused(run: Run, folder: Path) -> None:
    run()
    person = Membership.objects.filter(relation="child").first()
    assert person is not None
    rows = [[*row, ""] for row in family("A3", 2)]
    rows[1][-1] = str(person.person_id)
    write(folder / "c.csv", [*EN, "Person number"], rows)
    report = of(run(), "c.csv")
    assert "still lives in another family" in report.refused[0].sentence
    assert not Household.objects.filter(code="A3").exists()


def test_a_run_that_was_killed_goes_on_where_it_was(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [row for number in range(120) for row in family(f"B{number}", 1)]
    write(folder / "c.csv", EN, [*family("A1"), *rows])
    calls = []

    def killed(*words: object, **options: object) -> object:
        calls.append(1)
        if len(calls) == 2:
            raise KeyboardInterrupt
        return take_in(*words, **options)  # type: ignore[arg-type]

    monkeypatch.setattr("sahakum.imports.batches.take_in", killed)
    with pytest.raises(KeyboardInterrupt):
        run()
    monkeypatch.undo()
    assert Household.objects.count() == 50
    report = run()
    assert report.all_well
    assert report.count(Word.UNCHANGED) == 52
    assert Household.objects.count() == 121
    assert run().count(Word.SAVED) == 0


def test_who_may_not_import_does_not(folder: Path, bopha: User) -> None:
    with pytest.raises(PermissionDenied):
        import_folder(folder, by=bopha)


def test_another_colleague_finds_the_rows_unchanged(
    run: Run, folder: Path, vuthy: User, fresh_village: object
) -> None:
    run()
    other = User.objects.create(
        username="other", name_km="ក", name_en="O", organisation=vuthy.organisation
    )
    for post in vuthy.posts.all():
        other.posts.create(role=post.role, area=post.area, from_on=post.from_on)
    assert import_folder(folder, by=other).count(Word.UNCHANGED) == 7
