"""What was agreed with a family, as it is frozen on its contract, and what follows from it."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any

from sahakum.animals.models import HerdRules, Owner

ANY = HerdRules.Sexes.ANY


@dataclass(frozen=True, kw_only=True)
class Terms:
    """The rules of a herd on the day of a contract; words and units as in ``HerdRules``."""

    heads: int
    repay: str
    repay_number: int
    repay_sex: str
    repay_nth: int
    age_from: int | None
    age_until: int | None
    latest_months: int | None
    repay_to: str
    cash_percent: int
    cash_sex: str
    offspring: list[dict[str, Any]]
    title: str
    vet: str
    death_no_fault: str
    death_fault: str
    replace_months: int
    next_named: int
    lottery: str
    conditions: str

    def frozen(self) -> dict[str, Any]:
        """As it is stored."""
        return asdict(self)

    def owner_of_young(self, sex: str, *, before: Sequence[str]) -> Owner:
        """Whose a young one is: the first row that fits decides, else it is the family's.

        ``before`` are the sexes of those born earlier under the contract: the number of a row
        counts the young of its sex only, so that 1 of female is the first female.
        """
        for row in self.offspring:
            number = 1 + sum(_fits(row["sex"], earlier) for earlier in before)
            if row["number"] in (None, number) and _fits(row["sex"], sex):
                return Owner(row["owner"])
        return Owner.FAMILY

    def may_repay(self, sex: str) -> bool:
        """Whether young of a sex count as repayment."""
        return _fits(self.repay_sex, sex)

    def least_of_sale(self, price: int, sex: str) -> int:
        """What of the price of a young one is the bank's, rounded up to the smallest unit."""
        percent = self.cash_percent if _fits(self.cash_sex, sex) else 0
        return math.ceil(price * percent / 100)

    def is_replaced(self, *, at_fault: bool) -> bool:
        """Whether the family replaces an animal that is gone."""
        rule = self.death_fault if at_fault else self.death_no_fault
        return rule == HerdRules.AtDeath.REPLACE


NAMES = tuple(field.name for field in fields(Terms))


def terms_of(rules: HerdRules) -> Terms:
    """The rules, ready to be frozen."""
    return Terms(**{name: getattr(rules, name) for name in NAMES})


def read_terms(stored: Mapping[str, Any]) -> Terms:
    """What a contract holds."""
    return Terms(**{name: stored[name] for name in NAMES})


def _fits(wanted: str, sex: str) -> bool:
    return wanted in (ANY, sex)
