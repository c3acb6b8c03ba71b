"""Lists all declarations with their method: what ``./run indicators`` prints."""

from django.utils import translation

from sahakum.indicators.declarations import ALL
from sahakum.indicators.definitions import Indicator
from sahakum.indicators.rates.declarations import ALL as RATES
from sahakum.indicators.rates.definitions import Rate, Side, Told


def listing() -> list[dict[str, object]]:
    """Every declaration as plain data, with names and methods in both languages."""
    return [_plain(indicator) for indicator in ALL]


def listing_of_rates() -> list[dict[str, object]]:
    """Every rate as plain data, with what its sides count and where its formula stands."""
    return [_plain_rate(rate) for rate in RATES]


def _plain_rate(rate: Rate) -> dict[str, object]:
    return {
        "code": rate.code,
        "name": _both(rate.name),
        "theme": _both(rate.theme),
        "method": _both(rate.method),
        "source": rate.source,
        "unit": rate.shown.value,
        "commodity": rate.commodity,
        "numerator": _both(rate.part) | {"read": _read(rate.numerator)},
        "denominator": _both(rate.whole) | {"read": _read(rate.denominator)},
        "better": rate.better.value,
        "splits": ["village"],
    }


def _read(side: Side) -> str:
    """Where a side comes from: records as of a day, or facts."""
    if isinstance(side, Told):
        return f"records: {side.table}.{side.column}"
    return f"facts: {side.kind}"


def _plain(indicator: Indicator) -> dict[str, object]:
    return {
        "code": indicator.code,
        "name": _both(indicator.name),
        "theme": _both(indicator.theme),
        "method": _both(indicator.method),
        "unit": indicator.unit.value,
        "facts": indicator.kind,
        "items": list(indicator.items),
        "values": list(indicator.values),
        "among": indicator.among.value,
        "period": indicator.period_rule.value,
        "splits": sorted(split.value for split in indicator.splits),
        "sensitive": indicator.sensitive,
    }


def _both(text: object) -> dict[str, str]:
    found = {}
    for language in ("km", "en"):
        with translation.override(language):
            found[language] = str(text)
    return found
