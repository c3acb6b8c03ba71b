"""Ids of what rows say, derived so that the same row has the same id again."""

from uuid import UUID, uuid5

# The root of all ids that imports derive. Never change it: ids already stored come from it.
ROOT = UUID("6f1d8f0c-6a0e-5b3f-9c44-1c3f0f6f7a10")


def derived_id(organisation: UUID, table: str, *key: str) -> UUID:
    """The id of what a row says: from organisation, kind of file and the row's own key."""
    return uuid5(ROOT, "\x1f".join((str(organisation), table, *key)))
