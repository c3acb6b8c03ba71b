"""Tables of questionnaires, their versions, and what was answered."""

from typing import ClassVar, Self
from uuid import UUID

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from sahakum.accounts import permissions
from sahakum.accounts.models import Organisation, User
from sahakum.assessments.definition import Definition
from sahakum.assessments.drafting import words_here
from sahakum.assessments.reading import definition_of
from sahakum.journal.models import Operation, Record
from sahakum.lib.ids import uuid7
from sahakum.places.models import Place
from sahakum.registry.models import Household, Person

_definitions: dict[tuple[UUID, str], Definition] = {}


class SubjectKind(models.TextChoices):
    """Whom a questionnaire is about."""

    HOUSEHOLD = "household", _("Family")
    PERSON = "person", _("Person")
    VILLAGE = "village", _("Village")


class Questionnaire(models.Model):
    """A questionnaire through all its versions. Without an organisation it was shipped."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    code = models.SlugField(max_length=40)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, related_name="+"
    )
    subject = models.CharField(max_length=10, choices=SubjectKind)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "code"], name="assessments_code_once_of_organisation"
            ),
            models.UniqueConstraint(
                fields=["code"],
                condition=Q(organisation__isnull=True),
                name="assessments_code_once_of_shipped",
            ),
        ]

    def __str__(self) -> str:
        return self.code


class VersionQuerySet(models.QuerySet):
    """Versions that a user's organisation may use."""

    def usable_by(self, user: User) -> Self:
        """Shipped and own versions that were not withdrawn; ``closed`` says which are over."""
        own = Q(questionnaire__organisation_id=user.organisation_id)
        shipped = Q(questionnaire__organisation__isnull=True)
        publications = Publication.objects.filter(version=OuterRef("pk"), voided_by__isnull=True)
        closings = VersionClosing.objects.filter(
            version=OuterRef("pk"), organisation_id=user.organisation_id, voided_by__isnull=True
        )
        usable = self.filter(shipped | (own & Exists(publications)))
        return usable.select_related("questionnaire").annotate(closed=Exists(closings))


class QuestionnaireVersion(models.Model):
    """One version: its definition as it was published, never edited afterwards.

    ``digest`` is the SHA-256 of the definition; it also stands in the publication's row, and so
    in the chain of the journal.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    questionnaire = models.ForeignKey(
        Questionnaire, on_delete=models.PROTECT, related_name="versions"
    )
    number = models.PositiveSmallIntegerField()
    title_km = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200)
    definition = models.JSONField()
    digest = models.CharField(max_length=64)
    published_on = models.DateField()

    objects: ClassVar = VersionQuerySet.as_manager()
    closed: bool

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["questionnaire", "number"], name="assessments_version_number_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.questionnaire_id} {self.number}"

    @property
    def parsed(self) -> Definition:
        """The definition as typed data, read once in each process: it never changes."""
        key = (self.pk, self.digest)
        if key not in _definitions:
            _definitions[key] = definition_of(self.definition)
        return _definitions[key]

    @property
    def title(self) -> str:
        """The title in the reader's language."""
        return str(self.parsed.title)


class Publication(Record):
    """An office published a version. Shipped versions have none: they come with the program."""

    version = models.ForeignKey(
        QuestionnaireVersion, on_delete=models.PROTECT, related_name="publications"
    )
    digest = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"publication of {self.version_id}"


class VersionClosing(Record):
    """From a day on an organisation takes no more answers to a version."""

    version = models.ForeignKey(
        QuestionnaireVersion, on_delete=models.PROTECT, related_name="closings"
    )
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    closed_on = models.DateField()
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["version", "organisation"],
                condition=Q(voided_by__isnull=True),
                name="assessments_closed_once",
            )
        ]

    def __str__(self) -> str:
        return f"closed on {self.closed_on}"


class QuestionnaireDraft(models.Model):
    """A questionnaire in the making. ``revision`` grows with each change, so that none is lost."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    document = models.JSONField()
    edited_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    edited_at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return str(self.document.get("code", ""))

    @property
    def title(self) -> str:
        """The title in the reader's language, as far as it is written."""
        return words_here(self.document.get("title", {}))


class ResponseQuerySet(models.QuerySet):
    """Responses that a user may see."""

    def visible_to(self, user: User) -> Self:
        """Living responses about what is in sight; a result kept apart only by need to know."""
        if not user.may(permissions.SEE_ASSESSMENTS):
            return self.none()
        known = Q(kept_apart=False) | self.needing_to_know(user)
        return self.filter(self._in_sight(user), known, voided_by__isnull=True)

    @staticmethod
    def _in_sight(user: User) -> Q:
        """A family's assessments go with it when it moves; a village's stay."""
        family = user.sight.filter(
            village="household__village_id",
            steward="household__steward_id",
            record="household_id",
        )
        person = user.sight.filter(
            village="person__village_id", steward="person__steward_id", record="person_id"
        )
        village = user.sight.filter(village="village_id", steward="steward_id", record="pk")
        alone = Q(household__isnull=True)
        return (
            (Q(household__isnull=False) & family)
            | (alone & Q(person__isnull=False) & person)
            | (alone & Q(person__isnull=True) & village)
        )

    @staticmethod
    def needing_to_know(user: User) -> Q:
        """Recorded by the user, or within the same organisation by somebody the user leads."""
        own = Q(operation__actor_id=user.pk)
        if user.may(permissions.SEE_SENSITIVE_ANSWERS):
            own |= Q(operation__organisation_id=user.organisation_id)
        return own


class Response(Record):
    """One filled-in questionnaire. ``id`` is that of the operation that recorded it.

    ``score`` and ``band`` (or ``signs``, a count by strength) were computed by the version's own
    rules with ``scoring_version`` of the arithmetic. ``left_for_later`` says that somebody
    listened and the questions asked alone were not asked.
    """

    version = models.ForeignKey(
        QuestionnaireVersion, on_delete=models.PROTECT, related_name="responses", db_index=False
    )
    steward = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    village = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+", db_index=False)
    household = models.ForeignKey(
        Household, on_delete=models.PROTECT, null=True, related_name="assessments", db_index=False
    )
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, related_name="assessments", db_index=False
    )
    assessed_on = models.DateField()
    continues = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="continuations"
    )
    left_for_later = models.BooleanField(default=False)
    kept_apart = models.BooleanField(default=False)
    score = models.IntegerField(null=True)
    band = models.CharField(max_length=40, blank=True)
    signs = models.JSONField(default=dict)
    scoring_version = models.PositiveSmallIntegerField()

    objects: ClassVar = ResponseQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["household", "assessed_on"], name="assessments_of_household"),
            models.Index(fields=["person", "assessed_on"], name="assessments_of_person"),
            models.Index(fields=["village", "assessed_on"], name="assessments_of_village"),
            models.Index(fields=["version"], name="assessments_of_version"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["continues"],
                condition=Q(voided_by__isnull=True, continues__isnull=False),
                name="assessments_continued_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.version_id} on {self.assessed_on}"


class RecordedAnswer(Record):
    """Names the operation that stored what a bound question was answered, in its own place."""

    response = models.ForeignKey(
        Response, on_delete=models.PROTECT, related_name="recorded_answers"
    )
    question = models.CharField(max_length=40)
    recorded = models.ForeignKey(Operation, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.question} of {self.response_id}"


class GivenAnswer(Record):
    """One answer by the name of its question, as a phone would say it again."""

    question = models.CharField(max_length=40)
    value = models.JSONField()

    class Meta:
        abstract = True


class Answer(GivenAnswer):
    """An answer that everybody who may see the response may see."""

    response = models.ForeignKey(Response, on_delete=models.PROTECT, related_name="answers")

    def __str__(self) -> str:
        return f"{self.question} of {self.response_id}"


class SensitiveAnswer(GivenAnswer):
    """An answer of class 3. A table of its own, so that no list or export takes it along."""

    response = models.ForeignKey(
        Response, on_delete=models.PROTECT, related_name="sensitive_answers"
    )

    def __str__(self) -> str:
        return f"sensitive answer of {self.response_id}"
