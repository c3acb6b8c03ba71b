"""The kinds of circumstances as pages know them: marks, tables, where they are added."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404
from django.utils.translation import gettext_lazy as _

from sahakum.capture import kinds
from sahakum.circumstances import models

TRIP = "trip"
# These are added to another record: an open trip, an absence, a debt.
ADDED_TO = {"trip_return": "trip", "absence_end": "absence", "debt_state": "debt"}


@dataclass(frozen=True, kw_only=True)
class Sort:
    """One kind: the icon and the table of what was told."""

    name: str
    mark: str
    model: type[models.Circumstance]

    @property
    def title(self) -> str:
        """What the kind is called, in the reader's language."""
        found = kinds.find(self.name)
        return str(found.title) if found else self.name

    @property
    def kept_apart(self) -> bool:
        """Whether it stands on no panel and list."""
        return self.name == TRIP


@dataclass(frozen=True, kw_only=True)
class Group:
    """Kinds that stand together under a heading."""

    heading: Any
    sorts: tuple[Sort, ...]


def _sort(name: str, mark: str, model: type[models.Circumstance]) -> Sort:
    return Sort(name=name, mark=mark, model=model)


GROUPS = (
    Group(
        heading=_("Children"),
        sorts=(
            _sort("schooling", "school", models.Schooling),
            _sort("child_work", "hand", models.ChildWork),
            _sort("carer", "heart", models.Carer),
        ),
    ),
    Group(
        heading=_("Who is away"),
        sorts=(
            _sort("absence", "away", models.Absence),
            _sort("remittance", "money", models.Remittance),
            _sort(TRIP, "lock", models.Trip),
        ),
    ),
    Group(
        heading=_("What the family lives from"),
        sorts=(
            _sort("livelihood", "cow", models.Livelihood),
            _sort("income", "money", models.Income),
            _sort("spending", "receipt", models.Spending),
            _sort("debt", "bars", models.Debt),
            _sort("family_saving", "shield", models.FamilySaving),
        ),
    ),
    Group(
        heading=_("Papers and misfortunes"),
        sorts=(
            _sort("identity_paper", "paper", models.IdentityPaper),
            _sort("poverty_card", "paper", models.PovertyCard),
            _sort("disaster", "alert", models.Disaster),
        ),
    ),
    Group(
        heading=_("Reaching the family"),
        sorts=(
            _sort("safe_contact", "call", models.SafeContact),
            _sort("heard_of_us", "talk", models.HeardOfUs),
        ),
    ),
)
SORTS = {sort.name: sort for group in GROUPS for sort in group.sorts}
# What a panel may show: all but what is kept apart.
SHOWN = {name: sort.model for name, sort in SORTS.items() if not sort.kept_apart}


def sort_named(name: str) -> Sort:
    """A kind by the name in an address.

    Raises:
        Http404: there is no such kind of circumstance.
    """
    if name not in SORTS:
        raise Http404
    return SORTS[name]


def kind_named(name: str) -> str:
    """The name of a kind that has a form, those added to another record too.

    Raises:
        Http404: there is no such kind of circumstance.
    """
    if name not in SORTS and name not in ADDED_TO:
        raise Http404
    return name
