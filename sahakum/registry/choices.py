"""What may be said of people and families, as lists to choose from."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Sex(models.TextChoices):
    """Sex as asked by donors; "not stated" is an answer of its own."""

    FEMALE = "female", _("Female")
    MALE = "male", _("Male")
    NOT_STATED = "not_stated", _("Not stated")


class Relation(models.TextChoices):
    """What a member is to the head of the family."""

    HEAD = "head", _("Head of family")
    SPOUSE = "spouse", _("Husband or wife")
    CHILD = "child", _("Son or daughter")
    GRANDCHILD = "grandchild", _("Grandchild")
    PARENT = "parent", _("Father or mother")
    SIBLING = "sibling", _("Brother or sister")
    OTHER_KIN = "other_kin", _("Other relative")
    NO_KIN = "no_kin", _("Not a relative")


class Poverty(models.TextChoices):
    """Level of the poverty card (IDPoor), as seen on the card and never computed."""

    UNKNOWN = "unknown", _("Card not asked for")
    NONE = "none", _("No poverty card")
    POOR_2 = "poor_2", _("Poor, level 2")
    POOR_1 = "poor_1", _("Very poor, level 1")


class Disability(models.TextChoices):
    """Whether daily life is difficult (Washington Group rule), if assessed."""

    NOT_ASSESSED = "not_assessed", _("Not assessed")
    NO = "no", _("No")
    YES = "yes", _("Yes")


class BirthRegistered(models.TextChoices):
    """Whether the commune has registered a birth."""

    UNKNOWN = "unknown", _("Not known")
    YES = "yes", _("Yes, there is a birth certificate")
    NO = "no", _("Not yet")


class Country(models.TextChoices):
    """Where somebody is; most who leave go to the neighbours."""

    KH = "KH", _("Cambodia")
    TH = "TH", _("Thailand")
    VN = "VN", _("Viet Nam")
    MY = "MY", _("Malaysia")
    KR = "KR", _("South Korea")
    JP = "JP", _("Japan")
    LA = "LA", _("Laos")
    OTHER = "other", _("Another country")
