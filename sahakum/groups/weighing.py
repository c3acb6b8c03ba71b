"""What rice that is brought counts: as weighed, or as heavy as it would be when dry."""

from dataclasses import dataclass
from decimal import Decimal

from sahakum.groups.models import StoreRules
from sahakum.groups.splitting import nearest


@dataclass(frozen=True, kw_only=True)
class Weighed:
    """Rice in grams: ``net`` without bags, ``dry`` at the base moisture, ``counted`` by rule."""

    net: int
    dry: int | None
    counted: int


def weighed(
    *, gross: int, tare: int, moisture: Decimal | None, rules: StoreRules | None
) -> Weighed:
    """What counts by the rules of the day.

    Where no rule is set, or the moisture was not measured, it counts as it is weighed.
    """
    net = gross - tare
    base = rules.base_moisture if rules else None
    dry = None
    if base is not None and moisture is not None:
        dry = dry_weight(net, moisture=moisture, base=base)
    by_dry = rules is not None and rules.counts == StoreRules.Counts.DRY and dry is not None
    return Weighed(net=net, dry=dry, counted=dry if by_dry and dry is not None else net)


def dry_weight(net: int, *, moisture: Decimal, base: Decimal) -> int:
    """Grams that rice would weigh at the base moisture, to the nearest gram.

    Source: IRRI Rice Knowledge Bank: the dry matter stays, so that
    weight x (100 - moisture) / (100 - base).
    """
    matter, whole = int((100 - moisture) * 10), int((100 - base) * 10)
    return nearest(net * matter, whole)
