"""What cannot be true, in a file: its row comes back with one sentence, the others are stored.

Merges, and who of another family moves in, are no files: somebody looks at both (``left_out``).
"""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation

from conftest import Take
from sahakum.accounts.models import User
from sahakum.assessments.tests.samples import own, published
from sahakum.capture.intake import Word
from sahakum.imports import texts
from sahakum.imports.columns import Table
from sahakum.imports.outcomes import Word as RowWord
from sahakum.imports.run import import_folder
from sahakum.imports.tables import tables_for
from sahakum.imports.tests.folders import EN, read, write
from sahakum.imports.tests.samples import FAMILIES, MOTHER, SAMPLES, Line, write_sample
from sahakum.journal.models import Operation
from sahakum.registry.models import Membership

FAR = ["A-3", "02040201", "1/2/2026", "", "none", "signed", "ព្រំ", "សុខា", "female", "1970", "head"]
# What is right beside it in the same file, and stays.
BORN = SAMPLES["births"].rows[0]
JOINED = SAMPLES["joinings"].rows[0]
USED = SAMPLES["asset-families"].rows[0]
TARGET = SAMPLES["targets"].rows[0] | {"place": "KH020401"}
ANSWERED: Line = {"code": "A-1", "assessed_on": "11/11/2026", "well": "no", "hours": "2"}
Before = Callable[[Take, User], None]


def nothing(take: Take, by: User) -> None:
    """Nothing happened before."""


def said(take: Take, kind: str, content: dict[str, Any], by: User) -> Any:
    answer = take(kind, content, by=by)
    assert answer.word is Word.SAVED, answer
    return answer.id


def mother_died(take: Take, by: User) -> None:
    """The mother died in April."""
    mother = Membership.objects.get(person__given_name=MOTHER.split()[1])
    content = {"membership": str(mother.pk), "left_on": "1/4/2026", "reason": "died"}
    said(take, "departure", content, by)


def ten_promised(take: Take, by: User) -> None:
    """Ten were promised, which was taken back; two are enrolled."""
    for household in Membership.objects.filter(relation="head").values_list("household", flat=True):
        joined = {"household": str(household), "programme": "family_support"}
        said(take, "enrolment", joined | {"from_on": "2/2/2026"}, by)
    promised = said(take, "target", TARGET | {"value": "10"}, by)
    said(take, "void", {"operation": str(promised), "reason": "ច្រើនពេក"}, by)


WRONG: dict[str, tuple[str, Before, Line, list[Line]]] = {
    "a birth after the mother's death": (
        "births",
        mother_died,
        BORN | {"given_name": "ក្រោយ", "born": "2/4/2026"},
        [BORN],
    ),
    "a second head": ("joinings", nothing, JOINED | {"code": "A-1", "relation": "head"}, [JOINED]),
    "a target below what is enrolled": (
        "targets",
        ten_promised,
        TARGET | {"value": "1"},
        [TARGET | {"indicator": "families_visited"}],
    ),
    "a borehole of another commune": ("asset-families", nothing, USED | {"code": "A-3"}, [USED]),
}


@pytest.mark.parametrize("language", ["km", "en"])
@pytest.mark.parametrize("what", WRONG)
def test_its_row_comes_back_with_one_sentence_and_nothing_else_is_lost(
    what: str,
    language: str,
    tmp_path: Path,
    office: Callable[[str], Table],
    vuthy: User,
    take: Take,
) -> None:
    name, before, wrong, right = WRONG[what]
    table = office(name)
    write(tmp_path / "families.csv", EN, [*FAMILIES, FAR])
    assert import_folder(tmp_path, by=vuthy, language="en").all_well
    before(take, vuthy)
    write_sample(tmp_path, table, [wrong, *right])
    report = import_folder(tmp_path, by=vuthy, language=language)
    file = next(one for one in report.files if one.name == f"{name}.csv")
    [refused] = file.refused
    assert (refused.line, refused.word) == (2, RowWord.REFUSED)
    assert is_sentence(refused.sentence, language), refused.sentence
    assert file.counts[RowWord.SAVED] == len(right)
    assert Operation.objects.filter(kind=table.operation).exclude(
        voiding__isnull=False
    ).count() == (len(right))
    kept = read(file.refused_file)
    assert [cell for cell in wrong.values() if cell not in kept[1]] == []


def is_sentence(text: str, language: str) -> bool:
    """One text in the language of the reader, with an end."""
    khmer = text.count("។") > 0
    ends = text.endswith("។" if language == "km" else ".")
    return ends and khmer is (language == "km") and not re.search(r"%\(|None", text)


@pytest.mark.parametrize("language", ["km", "en"])
def test_answers_to_a_closed_questionnaire_come_back_whole(
    language: str, tmp_path: Path, office: Callable[[str], Table], vuthy: User, take: Take
) -> None:
    office("answers-household-hunger")
    version = said(take, "questionnaire", published(own()), vuthy)
    table = next(one for one in tables_for(vuthy) if one.name == "answers-own-check")
    path = write_sample(tmp_path, table, [ANSWERED])
    typed = path.read_bytes()
    said(take, "questionnaire_closing", {"version": str(version), "closed_on": "1/11/2026"}, vuthy)
    report = import_folder(tmp_path, by=vuthy, language=language)
    file = next(one for one in report.files if one.name == path.name)
    with translation.override(language):
        assert file.fault == str(texts.CLOSED_QUESTIONNAIRE)
    assert is_sentence(file.fault, language)
    assert not Operation.objects.filter(kind="assessment").exists()
    assert path.read_bytes() == typed
