"""How rows name members, tasks, debts and sites: what is clear, what is not, what is hidden."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conftest import Take
from sahakum.accounts.models import User
from sahakum.assistance.models import Delivery
from sahakum.capture.intake import Word as Answered
from sahakum.circumstances.models import DebtState, Income, Schooling
from sahakum.imports.columns import Table
from sahakum.imports.outcomes import Word
from sahakum.imports.run import import_folder
from sahakum.imports.tests.conftest import Run
from sahakum.imports.tests.folders import EN, write
from sahakum.imports.tests.samples import FAMILIES, SAMPLES, TOLD, write_sample
from sahakum.places.selectors import by_code
from sahakum.registry.models import Household, Membership
from sahakum.support.models import TaskWord

Office = Callable[[str], Table]
SCHOOL = TOLD | {"school_year": "2026", "grade": "3", "attending": "yes"}


@pytest.fixture
def schooling(office: Office) -> Table:
    """The table of schooling."""
    return office("schooling")


def with_twice_the_name(folder: Path) -> None:
    twin = [*FAMILIES[3][:9], "3/2019", "child"]
    write(folder / "families.csv", EN, [*FAMILIES[:4], twin, FAMILIES[4]])


@pytest.mark.parametrize(
    ("said", "born"),
    [
        ("សុខ ធីតា 2019", 2019),
        ("ធីតា ២០១៦", 2016),
        ("៤", 2016),
        ("5", 2019),
        ("សុខ វិចិត្រ", 2012),
        ("សុខ\u200b វិចិត្រ", 2012),
    ],
)
def test_a_member_is_named_by_name_year_or_number(
    schooling: Table, run: Run, tmp_path: Path, said: str, born: int
) -> None:
    with_twice_the_name(tmp_path)
    write_sample(tmp_path, schooling, [SCHOOL | {"member": said}])
    assert run().all_well
    person = Schooling.objects.get().person
    assert person.born_on is not None
    assert person.born_on.year == born


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("ធីតា", "add the year of birth"),
        ("ធីតា 1999", "no member called"),
        ("0", "no member called"),
        ("17", "no member called"),
        ("ចាន់ សុភា", "no member called"),
    ],
)
def test_who_is_meant_is_never_guessed(
    schooling: Table, run: Run, tmp_path: Path, said: str, sentence: str
) -> None:
    with_twice_the_name(tmp_path)
    write_sample(tmp_path, schooling, [SCHOOL | {"member": said}])
    [row] = run().files[-1].refused
    assert (row.line, row.column) == (2, "Child")
    assert sentence in row.sentence
    assert not Schooling.objects.exists()


def test_families_out_of_sight_look_as_if_there_were_none(
    schooling: Table, run: Run, tmp_path: Path, vuthy: User
) -> None:
    run()
    (tmp_path / "families.csv").unlink()
    vuthy.posts.update(area=by_code("020402"))
    elsewhere = User.objects.get(pk=vuthy.pk)
    told = []
    for number in ("A-1", "NO-1"):
        write_sample(tmp_path, schooling, [SCHOOL | {"member": "ធីតា", "code": number}])
        [row] = import_folder(tmp_path, by=elsewhere, language="en").files[0].refused
        told.append(row.sentence.replace(number, ""))
    assert told[0] == told[1]


def test_a_former_member_is_still_known_when_the_file_comes_again(
    office: Office, tables: dict[str, Table], run: Run, tmp_path: Path
) -> None:
    table = office("remittances")
    write_sample(tmp_path, table, SAMPLES["remittances"].rows)
    write_sample(tmp_path, tables["departures"], SAMPLES["departures"].rows)
    assert run().all_well
    assert Membership.objects.filter(to_on__isnull=False).count() == 1
    again = run()
    assert again.count(Word.SAVED) == 0
    assert again.all_well, again.as_data()


def test_one_of_two_debts_is_named_by_lender_or_day(
    office: Office, run: Run, tmp_path: Path
) -> None:
    table = office("debt-states")
    rows = [
        TOLD | {"debt": debt, "outstanding": amount}
        for debt, amount in (("relative", "10"), ("1/6/2024", "20"), ("", "30"))
    ]
    write_sample(tmp_path, table, rows)
    report = run().files[-1]
    assert [row.line for row in report.refused] == [4]
    assert "several such debts" in report.refused[0].sentence
    found = DebtState.objects.order_by("outstanding").select_related("debt")
    assert [state.debt.lender for state in found] == ["relative", "microfinance"]


def test_a_task_is_named_by_its_text_or_number(office: Office, run: Run, tmp_path: Path) -> None:
    table = office("tasks-done")
    rows = [
        {"code": "A-1", "task": task, "said_on": "2/5/2026"}
        for task in ("ជូនគ្រាប់ពូជ", "១", "គ្មានកិច្ចការនេះ")
    ]
    write_sample(tmp_path, table, rows)
    report = run().files[-1]
    assert [row.line for row in report.refused] == [4]
    assert {word.task.order for word in TaskWord.objects.select_related("task")} == {1, 2}


def test_sites_of_one_name_are_told_apart_by_their_village(
    office: Office, tables: dict[str, Table], run: Run, tmp_path: Path
) -> None:
    table = office("deliveries")
    twin = SAMPLES["sites"].rows[0] | {"village": "02040104"}
    write_sample(tmp_path, tables["sites"], [*SAMPLES["sites"].rows, twin], name="sites.csv")
    row = SAMPLES["deliveries"].rows[2]
    write_sample(tmp_path, table, [row, row | {"village": "02040104", "row_key": "9"}])
    report = run().files[-1]
    assert [one.line for one in report.refused] == [2]
    assert "add the village" in report.refused[0].sentence


def test_fifty_rows_are_looked_up_together(office: Office, run: Run, tmp_path: Path) -> None:
    table = office("schooling")
    rows = [SCHOOL | {"member": "ធីតា", "row_key": str(number)}
            for number in range(55)]  # fmt: skip
    run()
    asked = []
    for some in (rows[:5], rows[5:]):
        write_sample(tmp_path, table, some)
        with CaptureQueriesContext(connection) as queries:
            assert run().all_well
        asked.append(len(queries))
    assert asked[1] <= asked[0]


def test_rows_of_a_merged_family_stay_as_they_were_said(
    office: Office, run: Run, tmp_path: Path, vuthy: User, take: Take
) -> None:
    table = office("incomes")
    row = SAMPLES["incomes"].rows[0]
    write_sample(tmp_path, table, [row, row | {"code": "A-2"}])
    assert run().all_well
    one, other = (Household.objects.get(code=code).pk for code in ("A-1", "A-2"))
    merge = {"sort": "household", "into": str(one), "merged": str(other)}
    assert take("merge", merge, by=vuthy).word is Answered.SAVED
    write_sample(
        tmp_path, table, [row, row | {"code": "A-2"}, row | {"code": "A-2", "row_key": "2"}]
    )
    report = run().files[-1]
    assert report.counts == {Word.SAVED: 1, Word.UNCHANGED: 2, Word.CHANGED: 0, Word.REFUSED: 0}
    assert Income.objects.filter(household=one).count() == 2


def test_somebody_of_another_family_has_its_number_in_front(
    office: Office, run: Run, tmp_path: Path
) -> None:
    table = office("deliveries")
    row = SAMPLES["deliveries"].rows[1]
    said = ("A-2: ចាន់ សុភា", "a-9: ចាន់ សុភា", "A-2: ម៉ៅ ស្រីមុំ")
    write_sample(tmp_path, table, [row | {"person": one, "row_key": one} for one in said])
    for dry_run in (True, False):
        report = run(dry_run=dry_run).files[-1]
        assert [one.line for one in report.refused] == [3, 4]
        assert "no family with the number" in report.refused[0].sentence
        assert "no member called" in report.refused[1].sentence
    delivery = Delivery.objects.get()
    assert delivery.person is not None
    assert delivery.person.name == "ចាន់ សុភា"


def test_numbers_stay_when_another_becomes_head(
    office: Office, tables: dict[str, Table], run: Run, tmp_path: Path, vuthy: User, take: Take
) -> None:
    table = office("schooling")
    write_sample(tmp_path, table, [SCHOOL | {"member": "4"}])
    assert run().all_well
    home = Household.objects.get(code="A-1")
    father = Membership.objects.get(household=home, person__given_name="ដារ៉ា")
    said = {"household": str(home.pk), "membership": str(father.pk), "from_on": "1/10/2026"}
    changed = take("head_change", said | {"former": "spouse"}, by=vuthy)
    assert changed.word is Answered.SAVED, changed
    leaving = {"code": "A-1", "membership": "1", "left_on": "1/11/2026", "reason": "moved"}
    write_sample(tmp_path, tables["departures"], [leaving])
    report = run()
    assert report.all_well, report.as_data()
    assert report.count(Word.SAVED) == 1
    assert not Membership.objects.filter(
        household=home, person__given_name="ស្រីមុំ", to_on__isnull=True
    ).exists()
