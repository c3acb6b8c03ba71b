"""Who is *odd*: has more than one membership or version, or ever left a family.

Nearly everybody is not: readings count such people by the last event of their household, without
looking for each of them. To be odd only means to be looked for; so somebody whose second version
was voided, or is not yet known at the position of a reading, may stand here too.
"""

import duckdb

ONCE = ("memberships", "person_versions")


def find(engine: duckdb.DuckDBPyConnection) -> None:
    """Makes the view ``odd_people`` for the segments that the engine has just settled.

    Those of settled segments are found once; rows kept in memory are looked at when asked.
    """
    settled = [_several(table) for table in ONCE] + [_left("departures")]
    engine.execute(f"CREATE OR REPLACE TABLE settled_odd AS {' UNION '.join(settled)}")
    newer = [_several(table, f" SEMI JOIN tail_{table} USING (person)") for table in ONCE]
    everybody = ["SELECT person FROM settled_odd", *newer, _left("tail_departures")]
    engine.execute(f"CREATE OR REPLACE VIEW odd_people AS {' UNION '.join(everybody)}")


def _several(table: str, among: str = "") -> str:
    return f"SELECT person FROM {table}{among} GROUP BY person HAVING count(*) > 1"


def _left(departures: str) -> str:
    return f"SELECT person FROM memberships SEMI JOIN {departures} USING (membership)"
