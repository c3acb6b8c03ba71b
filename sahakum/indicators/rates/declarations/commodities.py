"""What rates are declared for one by one, and how each is called in a code and in a name."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

SEVERAL = "{what}, {commodity}"


@dataclass(frozen=True, kw_only=True)
class Counted:
    """A commodity: ``code`` ends the codes of its rates, ``word`` stands after their names."""

    commodity: str
    code: str
    word: "_StrPromise"

    def named(self, what: "_StrPromise") -> "_StrPromise":
        """The name of a rate of it."""
        return format_lazy(SEVERAL, what=what, commodity=self.word)


MONEY = (
    Counted(commodity="KHR", code="riel", word=_("riel")),
    Counted(commodity="USD", code="dollars", word=_("dollars")),
    Counted(commodity="THB", code="baht", word=_("baht")),
    Counted(commodity="VND", code="dong", word=_("dong")),
)
RICE = (
    Counted(commodity="RICE.FOOD", code="food_paddy", word=_("food paddy")),
    Counted(commodity="RICE.SEED", code="seed_paddy", word=_("seed paddy")),
    Counted(commodity="RICE.MILLED", code="milled_rice", word=_("milled rice")),
)
# What a code of a rate ends with, by commodity.
CODES = {one.commodity: one.code for one in (*MONEY, *RICE)}
