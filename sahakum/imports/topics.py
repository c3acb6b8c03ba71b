"""Headings under which tables are offered."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Topic(TextChoices):
    """Under which heading a table is offered."""

    FAMILIES = "families", _("Families and members")
    PROGRAMMES = "programmes", _("Programmes and targets")
    SUPPORT = "support", _("Plans and visits")
    CHILDREN = "children", _("Children at school and at work")
    AWAY = "away", _("Those who are away")
    LIVING = "living", _("What a family lives from")
    PAPERS = "papers", _("Papers and contact")
    ASSETS = "assets", _("Deliveries, places and what lasts")
    QUESTIONNAIRES = "questionnaires", _("Questionnaires")
