"""The tables of the store: their columns, the order of their rows and where they come from."""

from dataclasses import dataclass

from django.apps import apps


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column: its name, its type in the store and the database column it is copied from."""

    name: str
    type: str
    source: str


@dataclass(frozen=True, kw_only=True)
class Table:
    """One table of the store. Rows are sorted by ``order`` so that neighbours lie together."""

    name: str
    model: str
    columns: tuple[Column, ...]
    order: tuple[str, ...]
    joins: str = ""

    @property
    def database_table(self) -> str:
        """The name of the table in the transactional database."""
        return str(apps.get_model(self.model)._meta.db_table)

    @property
    def column_list(self) -> str:
        """The names of the columns, for a SELECT."""
        return ", ".join(["position", *(column.name for column in self.columns)])

    @property
    def definition(self) -> str:
        """The columns with their types, for a CREATE TABLE."""
        typed = [f"{column.name} {column.type}" for column in self.columns]
        return ", ".join(["position BIGINT", *typed])

    @property
    def sorting(self) -> str:
        """A total order: equal rows aside, no two rows may change places (law 11)."""
        named = [*self.order, "position"]
        rest = [column.name for column in self.columns if column.name not in named]
        return ", ".join([*named, *rest])


def _columns(*lines: str) -> tuple[Column, ...]:
    found = []
    for line in lines:
        name, type_, source = line.split()
        found.append(Column(name=name, type=type_, source=source))
    return tuple(found)


FACTS = Table(
    name="facts",
    model="journal.Fact",
    columns=_columns(
        "kind VARCHAR kind",
        "subject_kind VARCHAR subject_kind",
        "subject UUID subject_id",
        "household UUID household_id",
        "village_id INTEGER village_id",
        "organisation UUID organisation_id",
        "programme UUID programme_id",
        "day DATE day",
        "quantity DECIMAL(14,3) quantity",
        "item VARCHAR item",
        "attributes TEXT attributes",
    ),
    order=("organisation", "village_id", "day"),
)
VOIDINGS = Table(
    name="voidings",
    model="journal.Voiding",
    columns=_columns("voided BIGINT voided.position"),
    order=("voided",),
    joins="JOIN journal_operation voided ON voided.id = source.voids_id",
)
PERSON_VERSIONS = Table(
    name="person_versions",
    model="registry.PersonVersion",
    columns=_columns(
        "person UUID person_id",
        "from_on DATE from_on",
        "sex VARCHAR sex",
        "born_on DATE born_on",
        "disability VARCHAR disability",
        "village_id INTEGER village_id",
    ),
    order=("village_id", "person", "from_on"),
)
HOUSEHOLD_VERSIONS = Table(
    name="household_versions",
    model="registry.HouseholdVersion",
    columns=_columns(
        "household UUID household_id",
        "from_on DATE from_on",
        "village_id INTEGER village_id",
        "poverty VARCHAR poverty",
        "steward UUID home.steward_id",
    ),
    order=("village_id", "household", "from_on"),
    joins="JOIN registry_household home ON home.id = source.household_id",
)
MEMBERSHIPS = Table(
    name="memberships",
    model="registry.Membership",
    columns=_columns(
        "membership UUID id",
        "household UUID household_id",
        "person UUID person_id",
        "from_on DATE from_on",
    ),
    order=("household", "person", "from_on"),
)
DEPARTURES = Table(
    name="departures",
    model="registry.Departure",
    columns=_columns("membership UUID membership_id", "left_on DATE left_on"),
    order=("membership",),
)

MERGES = Table(
    name="merges",
    model="registry.Merge",
    columns=_columns(
        "merge UUID id",
        "merged UUID COALESCE(source.person_id,source.household_id)",
        "kept UUID COALESCE(source.into_person_id,source.into_household_id)",
    ),
    order=("merge",),
)
MERGE_UNDOS = Table(
    name="merge_undos",
    model="registry.MergeUndo",
    columns=_columns("merge UUID merge_id"),
    order=("merge",),
)

TABLES = (
    FACTS,
    VOIDINGS,
    PERSON_VERSIONS,
    HOUSEHOLD_VERSIONS,
    MEMBERSHIPS,
    DEPARTURES,
    MERGES,
    MERGE_UNDOS,
)
