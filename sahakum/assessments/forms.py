"""What may be said: an assessment, a version of a questionnaire, the closing of a version."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sahakum.assessments import texts
from sahakum.assessments.checking import ALONE_NOW
from sahakum.assessments.models import QuestionnaireVersion, Response
from sahakum.assessments.questions import QuestionsForm, form_for
from sahakum.assessments.reading import LONGEST_NAME, DefinitionError, definition_of
from sahakum.assessments.saying import said_before, said_of
from sahakum.capture.fields import CaptureField, DayField, ReferenceField, TextField
from sahakum.capture.forms import RecordForm
from sahakum.capture.texts import UNKNOWN_KEYS

SUBJECTS = ("household", "person", "village")


class VersionField(ReferenceField):
    """The version of a questionnaire, by its id or by the code of its questionnaire."""

    def to_python(self, value: Any) -> QuestionnaireVersion | None:
        """The version, if answers to it are still taken."""
        version: QuestionnaireVersion | None = super().to_python(value)
        if version is not None and version.closed:
            raise ValidationError(texts.CLOSED)
        return version


class AnswersField(CaptureField):
    """Answers by the names of their questions; what may be said comes from the version."""

    type_name = "answers"
    not_accepted = texts.NOT_ANSWERS

    def __init__(self, **options: Any) -> None:
        super().__init__(**options, required=False)
        self.widget = forms.HiddenInput()

    def accepts(self, value: object) -> bool:
        """An object; each question looks at its own answer."""
        return value is None or isinstance(value, Mapping)

    def to_python(self, value: Any) -> dict[str, Any]:
        """Answers as they are stored; what a condition hides is dropped.

        Raises:
            ValidationError: with a sentence for each wrong answer, its question in front.
        """
        version, first = self._known("version"), self._known("continues")
        if version is None:
            return {}
        _refuse_repeated(version, value or {}, first)
        bound = bound_questions(version, value or {}, first=first)
        if not bound.is_valid():
            raise ValidationError(_problems(bound))
        return said_of(version.parsed, bound.cleaned_data, first=first)

    def validate(self, value: Any) -> None:
        """Which answers are needed was judged question by question."""

    def _known(self, name: str) -> Any:
        return self.form.cleaned_data.get(name) if self.form else None


def bound_questions(
    version: QuestionnaireVersion, content: Mapping[str, Any], *, first: Response | None
) -> QuestionsForm:
    """The form of a version with answers, on top of the first part's where one is continued."""
    before = said_before(version.parsed, first) if first else {}
    return form_for(version)(before | dict(content))


def _refuse_repeated(
    version: QuestionnaireVersion, content: Mapping[str, Any], first: Response | None
) -> None:
    later = {one.name for one in version.parsed.questions() if one.ask_alone} | {ALONE_NOW}
    repeated = sorted(str(name)[:LONGEST_NAME] for name in set(content) - later)
    if first is not None and repeated:
        raise ValidationError(UNKNOWN_KEYS, params={"keys": ", ".join(repeated[:5])})


def _problems(bound: QuestionsForm) -> list[ValidationError]:
    labels = {name: str(field.label) for name, field in bound.fields.items()}
    return [
        ValidationError(
            texts.ANSWER if name else "%(sentence)s",
            code=name or "unknown",
            params={"question": labels.get(name, ""), "sentence": sentence},
        )
        for name, sentences in bound.sentences().items()
        for sentence in sentences
    ]


class AssessmentForm(RecordForm):
    """One questionnaire, filled in for a family, a person or a village on a day."""

    version = VersionField(to="version", label=_("Questionnaire"))
    continues = ReferenceField(to="response", label=_("First part"), required=False)
    household = ReferenceField(to="household", label=_("Family"), required=False)
    person = ReferenceField(to="person", label=_("Person"), required=False)
    village = ReferenceField(to="village", label=_("Village"), required=False)
    assessed_on = DayField(label=_("Day of the conversation"))
    answers = AnswersField(label=_("Answers"))

    def clean(self) -> dict[str, Any]:
        """It is about one subject, that of the questionnaire; a second part about the same."""
        answers = dict(self.cleaned_data)
        version = answers.get("version")
        if version is None or self.errors:
            return answers
        wanted = version.questionnaire.subject
        if not answers.get(wanted):
            self.add_error(wanted, texts.WRONG_SUBJECT)
        for other in SUBJECTS:
            if other != wanted and answers.get(other):
                self.add_error(other, texts.OTHER_SUBJECT)
        if answers.get("continues"):
            self._check_continuation(answers["continues"], answers)
        return answers

    def _check_continuation(self, first: Response, answers: dict[str, Any]) -> None:
        version = answers["version"]
        subject = answers.get(version.questionnaire.subject)
        same = getattr(first, f"{version.questionnaire.subject}_id") == getattr(subject, "pk", None)
        if first.version_id != version.pk or not same:
            self.add_error("continues", texts.NOT_THE_SAME)
        elif answers["answers"].get(ALONE_NOW) != "yes":
            self.add_error("answers", texts.STILL_NOT_ALONE)
        elif answers["assessed_on"] < first.assessed_on:
            self.add_error("assessed_on", texts.BEFORE_FIRST_PART)


class DefinitionField(CaptureField):
    """A questionnaire as a document; gives it back when nothing is wrong with it."""

    type_name = "definition"
    not_accepted = texts.NOT_A_DEFINITION

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.widget = forms.HiddenInput()

    def accepts(self, value: object) -> bool:
        """An object; its parts are looked at together."""
        return value is None or isinstance(value, Mapping)

    def to_python(self, value: Any) -> Any:
        """The document as it came, once it was read without a problem."""
        if not value:
            return None
        try:
            definition_of(value)
        except DefinitionError as error:
            raise ValidationError([ValidationError(one) for one in error.problems]) from error
        return dict(value)


class PublicationForm(RecordForm):
    """A new version of a questionnaire of one's own organisation."""

    definition = DefinitionField(label=_("Questionnaire"))
    published_on = DayField(label=_("Published on"))


class ClosingForm(RecordForm):
    """No more answers to a version are taken."""

    version = ReferenceField(to="version", label=_("Questionnaire"))
    closed_on = DayField(label=_("Closed on"))
    reason = TextField(label=_("Why?"), most=300, required=False)
