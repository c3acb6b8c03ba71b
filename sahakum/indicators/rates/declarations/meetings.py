"""Meetings and lists: who comes, who leaves, and whether what is there is what the book says."""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from sahakum.indicators.declarations.groups import THEME, counted_of
from sahakum.indicators.rates.declarations.commodities import MONEY, RICE, Counted
from sahakum.indicators.rates.definitions import Better, Rate, Shown, Told

SEEP = "SEEP Network, SAVIX ratios"
ATTENDANCE = Rate(
    code="attendance",
    name=_("Attendance"),
    method=_(
        "How often members came to meetings of the period, late ones too, of how often they stood "
        "on the sheet."
    ),
    theme=THEME,
    source=SEEP,
    part=_("Came, or came late"),
    whole=_("Stood on the sheet"),
    numerator=counted_of("group_member_came"),
    denominator=counted_of("group_member_listed"),
    better=Better.HIGHER,
)


def _of_one_group(counted: Counted) -> Rate:
    """The same of one group, which facts do not name; a group has one fund of a commodity."""
    return replace(
        ATTENDANCE,
        code=f"attendance_{counted.code}",
        name=counted.named(ATTENDANCE.name),
        numerator=Told(table="meetings", column="came"),
        denominator=Told(table="meetings", column="listed"),
        commodity=counted.commodity,
        shown=Shown.SHARE,
    )


DROP_OUT = Rate(
    code="drop_out",
    name=_("Drop-out"),
    method=_(
        "Members who left in the period and did not come back, of those on the list before its "
        "first day and those who joined in it."
    ),
    theme=THEME,
    source=SEEP,
    part=_("Left in the period"),
    whole=_("On the list before, or joined in the period"),
    numerator=Told(table="members", column="left"),
    denominator=Told(table="members", column="listed"),
    better=Better.LOWER,
)


def _gap(counted: Counted) -> Rate:
    return Rate(
        code=f"gap_{counted.code}",
        name=counted.named(_("Missing at the count")),
        method=_(
            "What the book said less what was counted, over all counts at meetings of the period, "
            "of what the book said. Below zero where more was found."
        ),
        theme=THEME,
        source="Rice banks of Cambodia",
        part=_("Missing at the counts"),
        whole=_("What the book said at the counts"),
        numerator=counted_of("group_missing", counted.commodity),
        denominator=counted_of("group_in_book", counted.commodity),
        commodity=counted.commodity,
    )


ATTENDANCE_OF_ONE = tuple(_of_one_group(one) for one in (*MONEY, *RICE))
RATES = (ATTENDANCE, DROP_OUT, *(_gap(one) for one in (*RICE, *MONEY)))
