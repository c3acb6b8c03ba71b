"""What somebody is to another by family, seen from one side; and why a tie ended."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kin(models.TextChoices):
    """What somebody is to a member: a short list, after the relations of OSCaR and Primero."""

    SPOUSE = "spouse", _("Husband or wife")
    PARENT = "parent", _("Father or mother")
    CHILD = "child", _("Son or daughter")
    SIBLING = "sibling", _("Brother or sister")
    GRANDPARENT = "grandparent", _("Grandfather or grandmother")
    GRANDCHILD = "grandchild", _("Grandchild")
    AUNT_UNCLE = "aunt_uncle", _("Aunt or uncle")
    NIECE_NEPHEW = "niece_nephew", _("Niece or nephew")
    GUARDIAN = "guardian", _("Guardian, in place of the parents")
    WARD = "ward", _("Child in guardianship")
    OTHER_KIN = "other_kin", _("Other relative")


class WhyEnded(models.TextChoices):
    """Why a tie ended. What was said in error is voided instead."""

    SEPARATED = "separated", _("They separated")
    DIVORCED = "divorced", _("They divorced")
    DIED = "died", _("One of them died")
    OTHER = "other", _("Another reason")


_ELDER_FIRST = {
    Kin.PARENT: Kin.CHILD,
    Kin.GRANDPARENT: Kin.GRANDCHILD,
    Kin.AUNT_UNCLE: Kin.NIECE_NEPHEW,
    Kin.GUARDIAN: Kin.WARD,
}
_YOUNGER_FIRST = {other: one for one, other in _ELDER_FIRST.items()}
# Of these the first is born before the second.
OLDER = frozenset({Kin.PARENT, Kin.GRANDPARENT})


def seen_from_other_side(kin: str) -> Kin:
    """What the second is to the first, when the first is this to the second."""
    one = Kin(kin)
    return {**_ELDER_FIRST, **_YOUNGER_FIRST}.get(one, one)


def is_said_backwards(kin: str) -> bool:
    """Whether a tie is stored the other way round: a child of somebody as a parent of the child."""
    return Kin(kin) in _YOUNGER_FIRST
