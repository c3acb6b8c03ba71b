"""Compiles a question of the monitor into SQL for the analytic store."""

from sahakum.indicators.reading.words import STAMP, among, living, stamp_of, text
from sahakum.reports.targeting.question import NOT_ASSESSED, Cell, Question, Trait

SUPPORT = ("delivery", "home_visit")
TRAITS = {
    Trait.ALL: "true",
    Trait.UNSERVED: "supports = 0 AND NOT gone",
    Trait.STALE: "stale",
    Trait.UNASSESSED_SERVED: f"band = '{NOT_ASSESSED}' AND supports > 0",
}


def counts(question: Question, known: int) -> str:
    """Rows (village, band, families, visits, deliveries, unserved, stale, unassessed_served)."""
    traits = ", ".join(
        f"count(*) FILTER ({TRAITS[trait]}) AS {trait}" for trait in Trait if trait != Trait.ALL
    )
    return (
        f"WITH {families(question, known)} SELECT village_id, band, count(*) AS families,"
        f" sum(visits)::BIGINT AS visits, sum(deliveries)::BIGINT AS deliveries, {traits}"
        " FROM families GROUP BY village_id, band ORDER BY village_id, band"
    )


def of_cell(cell: Cell) -> str:
    """The condition under which a row of ``families`` belongs to a cell."""
    conditions = [TRAITS[cell.trait]]
    if cell.band is not None:
        conditions.append(f"band = {text(cell.band)}")
    if cell.village is not None:
        conditions.append(f"village_id = {cell.village}")
    return " AND ".join(f"({condition})" for condition in conditions)


def families(question: Question, known: int) -> str:
    """The tables up to ``families``: one row a family with band, days and support."""
    return (
        f"homes AS ({_homes(question, known)}), assessed AS ({_assessed(question, known)}),"
        f" served AS ({_served(question, known)}), enrolled AS ({_enrolled(question, known)}),"
        " families AS ("
        f"SELECT household, village_id, coalesce(band, '{NOT_ASSESSED}') AS band, assessed_on,"
        f" coalesce(assessed_on < DATE '{question.stale_before}', false) AS stale,"
        " coalesce(visits, 0) AS visits, coalesce(deliveries, 0) AS deliveries,"
        " coalesce(visits, 0) + coalesce(deliveries, 0) AS supports, coalesce(gone, false) AS gone,"
        " greatest(homes.position, coalesce(assessed.position, 0), coalesce(served.position, 0),"
        " coalesce(enrolled.position, 0)) AS position"
        " FROM homes LEFT JOIN assessed USING (household) LEFT JOIN served USING (household)"
        " LEFT JOIN enrolled USING (household))"
    )


def _homes(question: Question, known: int) -> str:
    """Families registered by the day, in the village where they lived then."""
    stamp = f"({stamp_of('from_on')} + position)"
    steward = _of("steward", question)
    return (
        "SELECT * FROM (SELECT household, arg_max(village_id, stamp) AS village_id,"
        f" max(position) AS position FROM (SELECT *, {stamp} AS stamp FROM household_versions"
        f" WHERE from_on <= DATE '{question.last}'{steward}"
        f" AND {living('household_versions', known)}) GROUP BY household)"
        f" WHERE village_id BETWEEN {question.area.first} AND {question.area.last}"
    )


def _assessed(question: Question, known: int) -> str:
    """The last assessment of each family up to the day."""
    return (
        "SELECT household, max(day) AS assessed_on, max(position) AS position,"
        f" arg_max(coalesce(attributes->>'$.band', '{NOT_ASSESSED}'), {STAMP}) AS band FROM facts"
        " WHERE kind = 'assessment' AND subject_kind = 'household'"
        f" AND item = {text(question.questionnaire)} AND day <= DATE '{question.last}'"
        f"{_of('organisation', question)} AND {living('facts', known)} GROUP BY household"
    )


def _served(question: Question, known: int) -> str:
    return (
        "SELECT household, count(*) FILTER (kind = 'home_visit') AS visits,"
        " count(*) FILTER (kind = 'delivery') AS deliveries, max(position) AS position FROM facts"
        f" WHERE {among('kind', SUPPORT)} AND household IS NOT NULL"
        f" AND day BETWEEN DATE '{question.first}' AND DATE '{question.last}'"
        f"{_of('organisation', question)} AND {living('facts', known)} GROUP BY household"
    )


def _enrolled(question: Question, known: int) -> str:
    """Whether a family that joined programmes had left them all by the day.

    Joining is a fact of the quantity 1, leaving one of the same kind with -1.
    """
    return (
        "SELECT household, sum(quantity) <= 0 AS gone, max(position) AS position FROM facts"
        f" WHERE kind = 'enrolment' AND household IS NOT NULL AND day <= DATE '{question.last}'"
        f"{_of('organisation', question)} AND {living('facts', known)} GROUP BY household"
    )


def _of(column: str, question: Question) -> str:
    if question.organisation is None:
        return ""
    return f" AND {column} = UUID '{question.organisation}'"
