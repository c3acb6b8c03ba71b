"""Lists all declarations with their method: what ``./run indicators`` prints."""

from django.utils import translation

from sahakum.indicators.declarations import ALL
from sahakum.indicators.definitions import Indicator


def listing() -> list[dict[str, object]]:
    """Every declaration as plain data, with names and methods in both languages."""
    return [_plain(indicator) for indicator in ALL]


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
