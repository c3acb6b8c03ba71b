"""Families by their numbers."""

from collections.abc import Collection, Sequence

from sahakum.accounts.models import User
from sahakum.imports import texts
from sahakum.imports.asking import Ask, Home
from sahakum.lib.khmer import to_khmer_digits
from sahakum.registry.models import Household


def homes_of(numbers: Collection[str], by: User) -> dict[str, Home]:
    """Visible families of the organisation by number, in one query."""
    spellings = {to_khmer_digits(number): number for number in numbers}
    # A merged family keeps its number and its rows: what was said of it stays as it was said.
    visible = Household.objects.visible_to(by, merged=True).filter(
        steward_id=by.organisation_id, code__in={*numbers, *spellings}
    )
    rows = visible.values_list("code", "id", "same_as")
    return {spellings.get(code, code): Home(id=pk, root=root or pk) for code, pk, root in rows}


def name_families(asks: Sequence[Ask], by: User) -> None:
    """The families of rows, and others that rows name by their numbers."""
    homes = homes_of({ask.text for ask in asks}, by)
    for ask in asks:
        home = homes.get(ask.text)
        if home is None:
            ask.refuse(texts.UNKNOWN_FAMILY % {"said": ask.text[:40]})
            continue
        ask.found(str(home.id))
        if ask.column == "code":
            ask.unit.home = home
