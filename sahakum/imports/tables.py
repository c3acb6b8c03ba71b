"""The tables that can be imported, in the order in which they build on each other."""

from functools import lru_cache

from django.utils.translation import gettext_lazy as _

from sahakum.accounts.models import User
from sahakum.imports.columns import Table
from sahakum.imports.declared import AFTER_QUESTIONNAIRES, BEFORE_QUESTIONNAIRES, SITES
from sahakum.imports.deriving import table_of
from sahakum.imports.family_columns import OF_A_MEMBER, OF_THE_FAMILY
from sahakum.imports.questionnaires import PREFIX, questionnaire_tables
from sahakum.imports.topics import Topic

REASONS_KM, REASONS_EN = "មូលហេតុ", "Reasons"

FAMILIES = Table(
    name="families",
    title=_("Families and members"),
    operation="household",
    key=("code",),
    topic=Topic.FAMILIES,
    columns=(*OF_THE_FAMILY, *OF_A_MEMBER),
    rows="members",
    needed=True,
)


@lru_cache(maxsize=1)
def standing_tables() -> tuple[tuple[Table, ...], tuple[Table, ...]]:
    """The tables that are the same for everybody: before and after those of questionnaires."""
    before = (table_of(SITES), FAMILIES, *map(table_of, BEFORE_QUESTIONNAIRES))
    return before, tuple(map(table_of, AFTER_QUESTIONNAIRES))


def all_standing_tables() -> list[Table]:
    """Every table that is the same for everybody, in the order in which files are read."""
    before, after = standing_tables()
    return [*before, *after]


def tables_for(by: User) -> list[Table]:
    """All tables that a person may fill in, in the order in which files are read."""
    before, after = standing_tables()
    return [*before, *questionnaire_tables(by), *after]


def standing_table(name: str) -> Table | None:
    """A table that is the same for everybody, by its name."""
    return next((table for table in all_standing_tables() if table.name == name), None)


def table_named(name: str, *, by: User) -> Table | None:
    """A table by its name, among those that a person may fill in."""
    if not name.startswith(PREFIX):
        return standing_table(name)
    return next((table for table in questionnaire_tables(by) if table.name == name), None)
