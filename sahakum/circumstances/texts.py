"""Sentences of circumstances, one clear sentence each, in both languages."""

from django.utils.translation import gettext_lazy as _

NOT_A_MEMBER = _("This person is not a member of this family.")
CURRENCY_NEEDED = _("Please say in which money this amount is.")
NOT_IN_GOLD = _("Please write this in money, not in gold.")
OTHER_CURRENCY = _("You wrote another money beside the amount than the one you chose.")
BEFORE_BIRTH = _("This is before %(name)s was born.")
RANK_TOO_HIGH = _("The rank cannot be greater than the number of children in the class.")
CLASS_SIZE_NEEDED = _("Please write how many children there are in the class.")
DAY_OF_CHANGE = _("Please write the day on which the child left or came back.")
END_BEFORE_BEGIN = _("This is before the beginning.")
AFTER_TOLD = _("This is after the day on which it was told.")
HOW_RETURNED = _("Please say how they returned.")
NOBODY_WENT = _("Please mark at least one member who went.")
WENT_TWICE = _("Somebody is marked both as one who went and as a child taken along.")
RETURNED_BEFORE = _("The return from this trip was recorded before.")
HOME_BEFORE = _("The end of this absence was recorded before.")
LIVES_ELSEWHERE = _(
    "%(name)s lives elsewhere at that time by an earlier record. Record first that this ended."
)
SENDER_NEEDED = _("Please choose the member who sends, or write a name.")
ONE_CARER = _("Please choose one: a member, a relative, or a neighbour by name.")
OWN_CARER = _("A child cannot be its own carer.")
DAY_OF_PAPER = _("Please write since when.")
OTHER_LEVEL = _(
    "Another level was recorded for this day. Void that record first, or choose a later day."
)
BEFORE_DEBT = _("This is before the debt was made.")
FUTURE_YEAR = _("This school year has not begun yet.")
FUTURE_MONTH = _("This month is later than the day on which it was told.")
