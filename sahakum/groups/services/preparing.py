"""Lines of a sheet made ready: shares become savings, what was weighed becomes what counts."""

from collections.abc import Iterable
from typing import Any

from sahakum.capture.kinds import Refusal
from sahakum.capture.texts import numeral
from sahakum.groups import texts
from sahakum.groups.models import Keeping, Meeting, WeighIn
from sahakum.groups.services.sitting import Line, Sitting
from sahakum.groups.weighing import Weighed, weighed
from sahakum.ledger.amounts import said
from sahakum.ledger.models import Commodity


def prepare(sitting: Sitting, lines: Iterable[Line]) -> None:
    """Fills in savings out of shares, and amounts out of what was weighed.

    Raises:
        Refusal: shares or kilos do not go with the amount written or with the rules of the day;
            the sentence names the row.
    """
    for number, line in enumerate(lines, 1):
        sentence = _shares(sitting, line) or _weighed(sitting, line)
        if sentence:
            raise Refusal({"lines": [texts.in_row(number, sentence)]})


def _shares(sitting: Sitting, line: Line) -> str:
    """Why her shares cannot be; empty when they can."""
    keeping, bought = sitting.keeping, int(line.get("shares") or 0)
    line["shares"] = bought
    if keeping is None or not keeping.share_price:
        return str(texts.NO_SHARES) if bought else ""
    name, price = line["member"].name, int(keeping.share_price)
    if line["savings"] and not bought:
        return str(texts.SHARES_NEEDED) % {"name": name}
    if line["savings"] and line["savings"] != bought * price:
        return _otherwise(sitting, line, bought, price)
    if bought and not keeping.least_shares <= bought <= keeping.most_shares:
        return _out_of_bounds(keeping, name, bought)
    line["savings"] = bought * price
    return _part_of_share(sitting, line, price)


def _otherwise(sitting: Sitting, line: Line, bought: int, price: int) -> str:
    commodity = sitting.fund.commodity
    return str(texts.SHARES_OTHERWISE) % {
        "name": line["member"].name,
        "shares": numeral(bought),
        "money": said(bought * price, commodity),
        "said": said(line["savings"], commodity),
    }


def _out_of_bounds(keeping: Keeping, name: str, bought: int) -> str:
    bounds = {"least": keeping.least_shares, "most": keeping.most_shares, "shares": bought}
    return str(texts.SHARES_BOUNDS) % {
        "name": name,
        **{key: numeral(value) for key, value in bounds.items()},
    }


def _part_of_share(sitting: Sitting, line: Line, price: int) -> str:
    """Only whole shares are taken out, or everything that she has."""
    out, member = line["withdrawn"], line["member"]
    if out % price and out != sitting.tied[member.pk].savings.held() + line["savings"]:
        shown = {"name": member.name, "price": said(price, sitting.fund.commodity)}
        return str(texts.SHARES_WHOLE) % shown
    return ""


def _weighed(sitting: Sitting, line: Line) -> str:
    """Why what was weighed cannot be; empty when it can."""
    if not line.get("gross"):
        return ""
    name, commodity = line["member"].name, sitting.fund.commodity
    if commodity.sort != "rice":
        return str(texts.NOT_RICE)
    if not line.get("brought_for"):
        return str(texts.WEIGHED_FOR) % {"name": name}
    found = _weight(sitting, line)
    if found.counted <= 0:
        return str(texts.WEIGHED_NOTHING) % {"name": name}
    if line[line["brought_for"]] not in (0, found.counted):
        return _weighed_otherwise(line, found, commodity)
    line[line["brought_for"]] = found.counted
    return ""


def _weight(sitting: Sitting, line: Line) -> Weighed:
    return weighed(
        gross=line["gross"],
        tare=line["tare"],
        moisture=line.get("moisture"),
        rules=sitting.store,
    )


def _weighed_otherwise(line: Line, found: Weighed, commodity: Commodity) -> str:
    return str(texts.WEIGHED_OTHERWISE) % {
        "name": line["member"].name,
        "counted": said(found.counted, commodity),
        "said": said(line[line["brought_for"]], commodity),
    }


def weigh_ins(sitting: Sitting, meeting: Meeting, lines: Iterable[Line]) -> list[WeighIn]:
    """What each line weighed, beside it."""
    return [_weigh_in(sitting, meeting, line) for line in lines if line.get("gross")]


def _weigh_in(sitting: Sitting, meeting: Meeting, line: Line) -> WeighIn:
    found = _weight(sitting, line)
    named: dict[str, Any] = {name: line[name] for name in ("member", "gross", "tare")}
    return WeighIn(
        meeting=meeting,
        brought_for=line["brought_for"],
        bags=int(line.get("bags") or 0),
        moisture=line.get("moisture"),
        dry=found.dry,
        counted=found.counted,
        **named,
    )
