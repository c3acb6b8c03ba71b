"""Whether the members may decide a loan, by the rules of the day."""

from sahakum.capture.texts import numeral
from sahakum.groups import texts
from sahakum.groups.saying import said
from sahakum.groups.services.sitting import Line, Sitting
from sahakum.lending.courses import Course


def refuse_lending(sitting: Sitting, line: Line, courses: list[Course]) -> str:
    """Why a loan is not given by the rules of the day; empty when it is."""
    bylaws, member = sitting.bylaws, line["member"]
    if bylaws is None:
        return str(texts.NO_BYLAWS)
    needed = -(-sitting.listed * bylaws.quorum // 100)
    if sitting.came < needed:
        counts = {"present": sitting.came, "all": sitting.listed, "needed": needed}
        shown = {name: numeral(count) for name, count in counts.items()}
        return str(texts.NO_QUORUM) % shown
    if any(course.days_late(sitting.day) for course in courses):
        return str(texts.ONE_LOAN_EACH) % {"name": member.name}
    most = _most_owed(sitting, line)
    owes = sum(course.owed for course in courses)
    if most is not None and owes + line["lent"] > most:
        shown = {"name": member.name, "most": said(most, sitting.fund.commodity)}
        return str(texts.LOAN_TOO_LARGE) % shown
    return ""


def _most_owed(sitting: Sitting, line: Line) -> int | None:
    """The lower of both limits that the rules set; none when they set none."""
    bylaws = sitting.bylaws
    limits = []
    if bylaws and bylaws.most_loan:
        limits.append(int(bylaws.most_loan))
    if bylaws and bylaws.most_times:
        account = sitting.tied[line["member"].pk].savings
        savings = account.held() + line["savings"] - line["withdrawn"]
        limits.append(bylaws.most_times * savings)
    return min(limits, default=None)
