"""Tables of a statement under which merged people and families are one.

Facts and versions keep the id they were recorded under; here they get the one that both are shown
as, as far as merges and their undoing were known at a position. Nobody pays for it where nothing
was ever merged: then these tables are left out.
"""

from sahakum.indicators.reading.words import living
from sahakum.indicators.store.engine import Engine


def needed(asked: Engine) -> bool:
    """Whether anything was ever merged."""
    return bool(asked.ask("SELECT count(*) FROM merges")[0][0])


def tables(known: int) -> list[str]:
    """Facts and the tables of the registry under canonical ids, in place of those stored.

    What people and families are (sex, birth, poverty) is said by the one that was kept.
    """
    merges = (
        f"SELECT merged, kept FROM merges WHERE {living('merges', known)} AND merge NOT IN"
        f" (SELECT merge FROM merge_undos WHERE {living('merge_undos', known)})"
    )
    chain = (
        "SELECT merged AS id, kept FROM living_merges UNION ALL SELECT chain.id, next.kept"
        " FROM chain JOIN living_merges next ON next.merged = chain.kept"
    )
    ends = "SELECT id, kept FROM chain WHERE kept NOT IN (SELECT merged FROM living_merges)"
    return [
        f"living_merges AS ({merges})",
        f"chain AS ({chain})",
        f"canonical AS MATERIALIZED ({ends})",
        f"facts AS ({_replaced('facts', 'household', 'subject')})",
        f"memberships AS ({_replaced('memberships', 'household', 'person')})",
        f"person_versions AS ({_of_kept('person_versions', 'person')})",
        f"household_versions AS ({_of_kept('household_versions', 'household')})",
    ]


def _replaced(table: str, *columns: str) -> str:
    new = ", ".join(f"coalesce({one}_is.kept, {one}) AS {one}" for one in columns)
    joins = " ".join(f"LEFT JOIN canonical {one}_is ON {one}_is.id = {one}" for one in columns)
    return f"SELECT stored.* REPLACE ({new}) FROM main.{table} stored {joins}"


def _of_kept(table: str, column: str) -> str:
    return f"SELECT * FROM main.{table} WHERE {column} NOT IN (SELECT id FROM canonical)"
