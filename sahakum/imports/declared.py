"""Which kinds of records come as files, and the little that a form does not say of its file.

A kind becomes importable by one line here. Its columns, headings, answers and what is needed come
out of the description of its form; the line says under which name the file is known, which
columns make up a row's own key, and what is special. Files are read in the order of these lines.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from sahakum.imports.columns import Column
from sahakum.imports.standing_columns import ASSET_NUMBER, ROW_KEY
from sahakum.imports.topics import Topic


@dataclass(frozen=True, kw_only=True)
class Declared:
    """How records of one kind come as rows of a file.

    ``left_out`` are fields that no spreadsheet has, ``also`` further headings by field, ``number``
    the column of the row's own number. The other words are those of a ``Table``.
    """

    name: str
    kind: str
    key: tuple[str, ...]
    topic: Topic
    left_out: tuple[str, ...] = ()
    also: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    number: Column = ROW_KEY
    rows: str = ""
    receivers: tuple[str, ...] = ()
    empty_too: bool = False
    needed: bool = False


def _said(topic: Topic, name: str, kind: str, *key: str, needed: bool = False) -> Declared:
    """A circumstance: said of a family, perhaps of a member of it, on the day it was told."""
    whole = ("code", *key, "told_on", "row_key")
    return Declared(name=name, kind=kind, key=whole, topic=topic, needed=needed)


SITES = Declared(
    name="sites",
    kind="site",
    key=("village", "sort", "name_km", "row_key"),
    topic=Topic.ASSETS,
    needed=True,
)

ENROLMENTS = Declared(
    name="enrolments",
    kind="enrolment",
    key=("code", "programme"),
    topic=Topic.PROGRAMMES,
    also={"from_on": ("ចូលរួមពីថ្ងៃ", "Takes part since", "Enrolled on")},
    empty_too=True,
    needed=True,
)

VISITS = Declared(
    name="visits",
    kind="home_visit",
    key=("code", "visited_on", "row_key"),
    topic=Topic.SUPPORT,
    # What became of tasks has files of its own.
    left_out=("tasks",),
    also={
        "visited_on": ("Visited on", "Visit date"),
        "met": ("បានជួបអ្នកណា", "Who was met"),
        "progress": ("វឌ្ឍនភាព",),
        "obstacles": ("ឧបសគ្គ",),
        "note": ("កំណត់សម្គាល់", "Notes", "Remark"),
        "next_visit_on": ("ការសួរសុខទុក្ខលើកក្រោយ",),
    },
    empty_too=True,
)

DELIVERIES = Declared(
    name="deliveries",
    kind="delivery",
    key=("code", "good", "delivered_on", "row_key"),
    topic=Topic.ASSETS,
    also={
        "good": ("របស់ដែលចែក", "Item"),
        "quantity": ("ចំនួន",),
        "delivered_on": ("ថ្ងៃចែកជំនួយ", "Delivery date"),
        "note": ("Note", "Notes"),
    },
    receivers=("person", "household", "site", "village"),
    empty_too=True,
)

PLANS = Declared(
    name="plans",
    kind="plan",
    key=("code", "drawn_on"),
    topic=Topic.SUPPORT,
    rows="tasks",
    needed=True,
)

ASSETS = Declared(
    name="assets",
    kind="asset",
    key=("row_key",),
    topic=Topic.ASSETS,
    number=ASSET_NUMBER,
    needed=True,
)

BEFORE_QUESTIONNAIRES: tuple[Declared, ...] = (
    ENROLMENTS,
    Declared(
        name="targets",
        kind="target",
        key=("programme", "indicator", "place", "from_on", "to_on", "sort"),
        topic=Topic.PROGRAMMES,
    ),
    Declared(
        name="totals-before",
        kind="taken_over",
        key=("programme", "place", "name_km", "from_on", "until_on"),
        topic=Topic.PROGRAMMES,
    ),
    _said(Topic.CHILDREN, "schooling", "schooling", "member", "school_year", "month"),
    _said(Topic.CHILDREN, "child-work", "child_work", "member", "sort"),
    _said(Topic.AWAY, "absences", "absence", "member", "from_on", needed=True),
    _said(Topic.AWAY, "returns", "absence_end", "absence", "returned_on"),
    _said(Topic.AWAY, "trips", "trip", "members", "from_on", needed=True),
    _said(Topic.AWAY, "trip-returns", "trip_return", "trip", "returned_on"),
    _said(Topic.AWAY, "remittances", "remittance", "member", "sender"),
    # A relative from elsewhere is chosen on the page, among those who are known.
    replace(_said(Topic.AWAY, "carers", "carer", "member", "from_on"), left_out=("kin",)),
    _said(Topic.LIVING, "livelihoods", "livelihood", "work", "since_on"),
    _said(Topic.LIVING, "incomes", "income", "source"),
    _said(Topic.LIVING, "spending", "spending", "purpose"),
    _said(Topic.LIVING, "debts", "debt", "lender", "since_on", needed=True),
    _said(Topic.LIVING, "debt-states", "debt_state", "debt"),
    _said(Topic.LIVING, "family-savings", "family_saving", "kept"),
    _said(Topic.LIVING, "disasters", "disaster", "sort", "struck_on"),
    _said(Topic.PAPERS, "papers", "identity_paper", "member", "paper"),
    _said(Topic.PAPERS, "poverty-cards", "poverty_card"),
    _said(Topic.PAPERS, "contacts", "safe_contact"),
    _said(Topic.PAPERS, "heard-of-us", "heard_of_us"),
    PLANS,
    VISITS,
    Declared(
        name="tasks-done",
        kind="task_done",
        key=("code", "task", "said_on", "row_key"),
        topic=Topic.SUPPORT,
    ),
    Declared(
        name="tasks-not-done",
        kind="task_change",
        key=("code", "task", "said_on", "row_key"),
        topic=Topic.SUPPORT,
    ),
    Declared(
        name="pairings",
        kind="pairing",
        key=("code", "other", "from_on"),
        topic=Topic.SUPPORT,
    ),
    DELIVERIES,
    ASSETS,
    Declared(
        name="asset-families",
        kind="asset_family",
        key=("asset", "code", "from_on"),
        topic=Topic.ASSETS,
    ),
    Declared(
        name="asset-checks",
        kind="asset_check",
        key=("asset", "checked_on", "row_key"),
        topic=Topic.ASSETS,
    ),
    Declared(
        name="asset-repairs",
        kind="asset_repair",
        key=("asset", "repaired_on", "row_key"),
        topic=Topic.ASSETS,
    ),
)

# What ends or moves something comes after what was said before it.
AFTER_QUESTIONNAIRES: tuple[Declared, ...] = (
    Declared(
        name="family-changes",
        kind="household_change",
        key=("code", "from_on"),
        topic=Topic.FAMILIES,
    ),
    Declared(
        name="births",
        kind="birth",
        key=("code", "family_name", "given_name", "born"),
        topic=Topic.FAMILIES,
    ),
    Declared(
        name="joinings",
        kind="joining",
        key=("code", "family_name", "given_name", "from_on"),
        topic=Topic.FAMILIES,
        # Who comes back is chosen on the page, among those who left.
        left_out=("person",),
    ),
    Declared(
        name="departures",
        kind="departure",
        key=("code", "membership", "left_on"),
        topic=Topic.FAMILIES,
    ),
    Declared(
        name="leavings",
        kind="leaving",
        key=("code", "programme", "left_on"),
        topic=Topic.PROGRAMMES,
    ),
)
