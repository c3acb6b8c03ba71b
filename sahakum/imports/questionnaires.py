"""A table for each questionnaire that a person may use: one column a question."""

from collections.abc import Iterator

from sahakum.accounts.models import User
from sahakum.assessments.definition import Subject
from sahakum.assessments.models import QuestionnaireVersion
from sahakum.assessments.questions import described
from sahakum.assessments.selectors import offered_versions
from sahakum.capture import kinds
from sahakum.imports.columns import LANGUAGES, Both, Column, Table
from sahakum.imports.deriving import derived_columns, family_columns, fields_of
from sahakum.imports.standing_columns import ROW_KEY
from sahakum.imports.topics import Topic

ASSESSMENT = "assessment"
ANSWERS = "answers"
PREFIX = "answers-"
SUBJECT_KEYS = {"household": ("code",), "person": ("code", "person"), "village": ("village",)}


def questionnaire_tables(by: User) -> list[Table]:
    """Tables of the newest open version of each questionnaire, in the order of their codes."""
    versions = [one for subject in Subject for one in offered_versions(by, subject=subject.value)]
    return [_table(one) for one in sorted(versions, key=lambda one: one.questionnaire.code)]


def is_closed(name: str, *, by: User) -> bool:
    """Whether a file is named after a questionnaire of which no version is open."""
    code = name.removeprefix(PREFIX).replace("-", "_")
    usable = QuestionnaireVersion.objects.usable_by(by).filter(questionnaire__code=code)
    known = name.startswith(PREFIX) and usable.exists()
    return known and not usable.filter(closed=False).exists()


def _table(version: QuestionnaireVersion) -> Table:
    code, subject = version.questionnaire.code, version.questionnaire.subject
    title = version.parsed.title
    return Table(
        name=PREFIX + code.replace("_", "-"),
        title=Both(km=title.km, en=title.en),
        operation=ASSESSMENT,
        columns=tuple(_columns(version, subject)),
        key=(*SUBJECT_KEYS[subject], "assessed_on", "row_key"),
        topic=Topic.QUESTIONNAIRES,
        # By its code, so that a later version of the questionnaire changes no row.
        fixed={"version": code},
        receivers=tuple(dict.fromkeys((subject, "household"))),
    )


def _columns(version: QuestionnaireVersion, subject: str) -> Iterator[Column]:
    kind = kinds.find(ASSESSMENT)
    assert kind is not None
    fields = fields_of({one: kinds.describe(kind, language=one) for one in LANGUAGES})
    # Of the family, the person and the village, the one that it is about must be named.
    own = [
        (km | {"required": True}, en | {"required": True})
        for km, en in fields
        if en["name"] in (subject, "assessed_on")
    ]
    yield from family_columns([english for _, english in own])
    yield from derived_columns(own, left_out=("household",))
    asked = fields_of({one: described(version, language=one) for one in LANGUAGES})
    yield from derived_columns(asked, into=ANSWERS)
    yield ROW_KEY
