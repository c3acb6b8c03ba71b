"""Puts the questionnaires that come with the program in place; again and again changes nothing.

They are readable files in ``shipped/``. A file that changed becomes a new version; the version
before stays as it was published, and can be answered until it is closed.
"""

import datetime
import tomllib
from pathlib import Path
from typing import Any

from django.db import connections, router, transaction

from sahakum.assessments.models import QuestionnaireVersion
from sahakum.assessments.publishing import store_version
from sahakum.lib.canonical import digest
from sahakum.lib.ids import uuid7

FOLDER = Path(__file__).parent / "shipped"
# A version that comes with the program is published for everybody from the beginning.
PUBLISHED_ON = datetime.date(2026, 11, 23)


def load_shipped() -> int:
    """Stores every shipped questionnaire that is new or has changed; returns how many."""
    stored = 0
    for path in sorted(FOLDER.glob("*.toml")):
        stored += _load(tomllib.loads(path.read_text()))
    return stored


@transaction.atomic
def _load(document: dict[str, Any]) -> bool:
    versions = QuestionnaireVersion.objects.filter(
        questionnaire__code=document["code"], questionnaire__organisation__isnull=True
    )
    newest = versions.order_by("-number").first()
    if newest is not None and newest.digest == digest(document).hex():
        return False
    store_version(document, organisation=None, published_on=PUBLISHED_ON, version_id=uuid7())
    return True


def load_after_migration(*, using: str, **_: Any) -> None:
    """Loads them once the tables are there."""
    table = QuestionnaireVersion._meta.db_table
    if router.allow_migrate_model(using, QuestionnaireVersion):
        with connections[using].cursor() as cursor:
            known = connections[using].introspection.table_names(cursor)
        if table in known:
            load_shipped()
