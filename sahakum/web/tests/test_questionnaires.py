"""An officer makes, tries and publishes a questionnaire without writing code."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from conftest import Take
from sahakum.accounts.models import User
from sahakum.assessments.models import QuestionnaireDraft, QuestionnaireVersion, Response
from sahakum.assessments.reading import definition_of
from sahakum.assessments.tests.samples import HUNGER, own, published, said
from sahakum.assessments.tests.test_xlsform import CHOICES, SETTINGS, SURVEY, written
from sahakum.capture.intake import Word
from sahakum.lib.ids import uuid7

SignIn = Callable[[User], Client]
HEAD = {
    "title_km": "ការពិនិត្យសាលា",
    "title_en": "School check",
    "code": "school_check",
    "subject": "household",
}
SECTION = {"title_km": "សាលា", "title_en": "School"}
GOES = {
    "text_km": "កូនទៅរៀនទេ?",
    "text_en": "Do the children go to school?",
    "kind": "yes_no",
    "marks": ["required"],
    "yes_points": "0",
    "no_points": "២",
    "name": "goes",
}
WHY = {
    "text_km": "ហេតុអ្វី?",
    "text_en": "Why not?",
    "kind": "choices",
    "only_if": "goes = 'no'",
    "choices-0-km": "ឆ្ងាយ",
    "choices-0-en": "Far",
    "choices-0-points": "1",
    "choices-1-km": "ធ្វើការ",
    "choices-1-en": "Works",
    "choices-1-points": "3",
}
SCORING = {
    "method": "sum",
    "says_km": "បូក",
    "says_en": "Added",
    "bands-0-km": "ល្អ",
    "bands-0-en": "Well",
    "bands-0-first": "0",
    "bands-0-last": "1",
    "bands-0-tone": "ok",
    "bands-1-km": "ត្រូវជួយ",
    "bands-1-en": "Needs help",
    "bands-1-first": "2",
    "bands-1-last": "6",
    "bands-1-tone": "late",
}


class Desk:
    """The draft pages as one person uses them."""

    def __init__(self, client: Client) -> None:
        self.client = client
        begun = client.post("/questionnaires/drafts/new/", HEAD)
        assert begun.status_code == 302, begun.content.decode()
        self.address = begun["Location"]

    @property
    def draft(self) -> QuestionnaireDraft:
        return QuestionnaireDraft.objects.get()

    def put(self, part: str, answers: dict[str, Any]) -> Any:
        return self.client.post(
            f"{self.address}{part}/", answers | {"revision": str(self.draft.revision)}
        )

    def do(self, words: str) -> None:
        self.client.post(self.address, {"do": words, "revision": str(self.draft.revision)})


@pytest.fixture
def desk(vuthy: User, signed_in: SignIn) -> Desk:
    made = Desk(signed_in(vuthy))
    for part, answers in (
        ("sections/0", SECTION),
        ("sections/0/questions/0", GOES),
        ("sections/0/questions/1", WHY),
        ("scoring", SCORING),
    ):
        answer = made.put(part, answers)
        assert answer.status_code == 302, answer.content.decode()
    return made


def test_a_questionnaire_is_made_tried_published_and_answered(
    desk: Desk, household_id: UUID, bopha: User, take: Take
) -> None:
    overview = desk.client.get(desk.address).content.decode()
    assert "កូនទៅរៀនទេ?" in overview
    assert "/publish/" in overview
    tried = desk.client.post(f"{desk.address}try/", {"goes": "no", "question_1": ["answer_2"]})
    page = tried.content.decode()
    assert "ត្រូវជួយ" in page
    assert "៥ ពិន្ទុ" in page
    assert Response.objects.count() == 0
    answer = desk.client.post(f"{desk.address}publish/", {"operation": str(uuid7())})
    assert answer["Location"] == "/questionnaires/"
    assert QuestionnaireDraft.objects.count() == 0
    version = QuestionnaireVersion.objects.get(questionnaire__code="school_check")
    assert (version.number, version.title_en) == (1, "School check")
    content = said(household_id, "school_check", {"goes": "no", "question_1": ["answer_1"]})
    assert Response.objects.get(pk=take("assessment", content, by=bopha).id).band == "band_2"


def test_the_document_of_a_draft_is_what_was_typed(desk: Desk) -> None:
    definition = definition_of(desk.draft.document)
    goes, why = definition.questions()
    assert [choice.points for choice in goes.choices] == [0, 2]
    assert goes.required
    assert (why.show_if, why.required) == ("goes = 'no'", False)
    assert [choice.code for choice in why.choices] == ["answer_1", "answer_2"]
    assert [(band.first, band.last, band.tone) for band in definition.scoring.bands] == [
        (0, 1, "ok"),
        (2, 6, "late"),
    ]


def test_a_part_comes_back_as_it_was_typed(desk: Desk) -> None:
    before = desk.draft.document
    question = desk.client.get(f"{desk.address}sections/0/questions/1/").content.decode()
    assert re.search(r'<option value="goes = &#x27;no&#x27;" selected', question)
    assert 'name="choices-1-code" value="answer_2"' in question
    codes = {"choices-0-code": "answer_1", "choices-1-code": "answer_2", "name": "question_1"}
    assert desk.put("sections/0/questions/1", WHY | codes).status_code == 302
    scoring = desk.client.get(f"{desk.address}scoring/").content.decode()
    assert 'value="Needs help"' in scoring
    assert desk.draft.document == before


def test_a_question_is_bound_to_where_its_answer_is_stored(desk: Desk) -> None:
    place = "poverty_card:level"
    offered = desk.client.get(f"{desk.address}sections/0/questions/2/").content.decode()
    assert f'<option value="{place}"' in offered
    assert "schooling:grade" not in offered
    card = {"text_km": "ប័ណ្ណ?", "text_en": "Card?", "kind": "choice", "bound": place}
    assert desk.put("sections/0/questions/2", card).status_code == 302
    *_, asked = definition_of(desk.draft.document).questions()
    assert [choice.code for choice in asked.choices] == ["none", "poor_2", "poor_1"]
    again = desk.client.get(f"{desk.address}sections/0/questions/2/").content.decode()
    assert f'<option value="{place}" selected' in again
    desk.put("sections/0/questions/2", card | {"kind": "number"})
    page = desk.client.get(desk.address).content.decode()
    assert "/publish/" not in page


def test_parts_are_moved_and_removed(desk: Desk) -> None:
    def order() -> list[str]:
        return [one["name"] for one in desk.draft.document["sections"][0]["questions"]]

    desk.do("down 0:0")
    assert order() == ["question_1", "goes"]
    # Now the condition looks at a question that comes later, and the page says so.
    page = desk.client.get(desk.address).content.decode()
    assert "question_1: goes" in page
    assert "/publish/" not in page
    for nonsense in ("up 0:0", "down 0:1", "drop 9:9", "drop x", "", "fly 0:0", "drop 0:9"):
        desk.do(nonsense)
    assert order() == ["question_1", "goes"]
    desk.do("drop 0:0")
    assert order() == ["goes"]


def test_what_does_not_fit_is_not_published(desk: Desk) -> None:
    desk.put("sections/0/questions/1", WHY | {"only_if": "nobody = 1"})
    desk.client.post(f"{desk.address}publish/")
    assert not QuestionnaireVersion.objects.filter(questionnaire__code="school_check").exists()
    assert desk.client.get(f"{desk.address}try/").status_code == 302


def test_a_bad_part_stays_on_the_page_and_changes_nothing(desk: Desk) -> None:
    before = desk.draft
    answer = desk.put("sections/0/questions/0", GOES | {"text_km": "", "no_points": "x"})
    assert answer.status_code == 422
    assert 'value="x"' in answer.content.decode()
    assert desk.draft.revision == before.revision
    more = desk.put("sections/0/questions/1", WHY | {"more": "1"})
    assert more.status_code == 200
    assert 'name="choices-4-km"' in more.content.decode()


def test_two_who_change_one_draft_do_not_overwrite_each_other(desk: Desk) -> None:
    stale = {**SECTION, "title_en": "Mine", "revision": "1"}
    answer = desk.client.post(f"{desk.address}sections/0/", stale)
    assert answer.status_code == 422
    assert "Mine" in answer.content.decode()
    assert desk.draft.document["sections"][0]["title"]["en"] == "School"
    desk.client.post(desk.address, {"do": "drop 0:0", "revision": "1"})
    assert len(desk.draft.document["sections"][0]["questions"]) == 2


def test_a_shipped_one_is_copied_and_an_own_one_gets_its_next_version(
    vuthy: User, signed_in: SignIn, take: Take
) -> None:
    client = signed_in(vuthy)
    shipped = QuestionnaireVersion.objects.get(questionnaire__code="social_economic")
    client.post("/questionnaires/drafts/new/", {"version": str(shipped.pk)})
    copy = QuestionnaireDraft.objects.get()
    assert copy.document["code"] == "own_social_economic"
    client.post(f"/questionnaires/drafts/{copy.pk}/publish/")
    own_one = QuestionnaireVersion.objects.get(questionnaire__code="own_social_economic")
    client.post("/questionnaires/drafts/new/", {"version": str(own_one.pk)})
    client.post(f"/questionnaires/drafts/{QuestionnaireDraft.objects.get().pk}/publish/")
    numbers = QuestionnaireVersion.objects.filter(questionnaire=own_one.questionnaire)
    assert sorted(numbers.values_list("number", flat=True)) == [1, 2]


def test_every_question_of_the_shipped_files_survives_its_page(
    vuthy: User, signed_in: SignIn
) -> None:
    """Opening a question and saving it again changes nothing of what is asked and scored."""
    from sahakum.assessments import designing, drafting

    for version in QuestionnaireVersion.objects.all():
        document = version.definition
        for number, section in enumerate(document["sections"]):
            for place, question in enumerate(section["questions"]):
                content = designing.question_content({"kind": "yes_no"} | question)
                form = designing.QuestionForm(content)
                assert form.is_valid(), (question["name"], form.errors)
                document = drafting.with_question(document, number, place, form.cleaned_data)
        asked = list(definition_of(document).questions())
        before = list(version.parsed.questions())
        assert [(a.name, a.kind, a.choices, a.ranges, a.weight) for a in asked] == [
            (b.name, b.kind, b.choices, b.ranges, b.weight) for b in before
        ]


def test_closing_takes_no_more_answers(
    household_id: UUID, vuthy: User, bopha: User, signed_in: SignIn, take: Take
) -> None:
    client = signed_in(vuthy)
    version = QuestionnaireVersion.objects.get(questionnaire__code="household_hunger")
    assert str(version.pk) in client.get("/questionnaires/").content.decode()
    client.post(f"/questionnaires/{version.pk}/close/", {"operation": str(uuid7())})
    assert str(version.pk) not in client.get("/questionnaires/").content.decode()
    answer = take("assessment", said(household_id, str(version.pk), HUNGER), by=bopha)
    assert answer.word is Word.NEEDS_ATTENTION


@pytest.mark.parametrize("name", ["bopha", "dara", "chantha", "rithy"])
def test_nobody_else_comes_to_the_desk(
    name: str, desk: Desk, signed_in: SignIn, request: pytest.FixtureRequest
) -> None:
    client = signed_in(request.getfixturevalue(name))
    for address in ("/questionnaires/", desk.address, f"{desk.address}head/"):
        assert client.get(address).status_code == 403


def test_another_organisations_draft_and_questionnaire_are_not_there(
    desk: Desk, vuthy: User, chantha: User, signed_in: SignIn, take: Take
) -> None:
    take("questionnaire", published(own()), by=vuthy)
    version = QuestionnaireVersion.objects.get(questionnaire__code="own_check")
    chantha.posts.update(role="monitoring_officer")
    client = signed_in(chantha)
    assert client.get(desk.address).status_code == 404
    assert client.post(f"{desk.address}publish/").status_code == 404
    answer = client.post("/questionnaires/drafts/new/", {"version": str(version.pk)})
    assert answer.status_code == 404
    assert str(version.pk) not in client.get("/questionnaires/").content.decode()


def test_an_xlsform_becomes_a_draft_with_a_list_of_what_was_not_taken(
    vuthy: User, signed_in: SignIn, tmp_path: Path
) -> None:
    client = signed_in(vuthy)
    path = written(tmp_path / "form.xlsx", survey=SURVEY, choices=CHOICES, settings=SETTINGS)
    address = "/questionnaires/drafts/xlsform/"
    assert client.get(address).status_code == 200
    page = client.post(address, {"file": SimpleUploadedFile("f.xlsx", path.read_bytes())})
    assert "geopoint" in page.content.decode()
    draft = QuestionnaireDraft.objects.get()
    answer = client.post(f"/questionnaires/drafts/{draft.pk}/publish/")
    assert answer["Location"] == "/questionnaires/"
    assert QuestionnaireVersion.objects.filter(questionnaire__code="home_check").exists()


@pytest.mark.parametrize("content", [b"", b"x", b"PK\x03\x04broken", b"x" * 2_000_001])
def test_a_file_that_is_no_xlsform_gets_a_sentence(
    content: bytes, vuthy: User, signed_in: SignIn
) -> None:
    client = signed_in(vuthy)
    file = SimpleUploadedFile("f.xlsx", content)
    answer = client.post("/questionnaires/drafts/xlsform/", {"file": file})
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()
    assert QuestionnaireDraft.objects.count() == 0


def test_a_form_is_described_as_data_in_both_languages(bopha: User, signed_in: SignIn) -> None:
    version = QuestionnaireVersion.objects.get(questionnaire__code="social_economic")
    client = signed_in(bopha)
    km = client.get(f"/questionnaires/{version.pk}/form/").json()
    en = client.get(f"/questionnaires/{version.pk}/form/?language=en").json()
    fields = {field["name"]: field for field in en["fields"]}
    assert list(fields) == [field["name"] for field in km["fields"]]
    assert fields["lenders"]["show_if"] == "has_debt = 'yes'"
    assert fields["debt_bank"]["show_if"] == fields["debt_bank_currency"]["show_if"]
    assert fields["violence"]["show_if"] == "alone_now = 'yes'"
    assert (
        fields["income_rice"]["label"] != km["fields"][list(fields).index("income_rice")]["label"]
    )
    listed = [name for section in en["sections"] for name in section["fields"]]
    assert set(listed) | {"alone_now"} == set(fields)
