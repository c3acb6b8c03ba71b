"""Sentences that grants answer with."""

import datetime

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sahakum.lib.dates import format_day

NOT_NOTHING = _("Please write an amount above zero.")
BEFORE_FUND = _("The fund begins on %(day)s.")
BEFORE_LAST = _("Before that day comes what is known of %(day)s. Please check the days.")
NOT_OF_FAMILY = _("%(name)s did not belong to this family on that day.")
OTHER_LOAN = _("This loan belongs to nobody of this family.")
OTHER_VISIT = _("This visit was to another family.")
ROW_NOT_WHOLE = _("Quantity times price does not come to a whole amount.")
TOTAL_DIFFERS = _("The rows come to %(rows)s, and %(written)s is written. Which is right?")
BUDGET_DIFFERS = _(
    "The budget comes to %(budget)s; asked for and added by the family are %(covered)s. Both must "
    "be the same, unless a loan pays the rest."
)
TOO_MUCH_ASKED = _(
    "The budget comes to %(budget)s; asked for and added by the family are %(covered)s."
)
DECIDED_ALREADY = _("This application was decided on %(day)s. Void the decision first.")
NOT_SENT_BACK = _("It is written anew only when it was sent back.")
NO_APPRAISAL = _("Nobody has looked at it on the spot yet. Please record that first.")
WHO_LOOKED = _("Please say who looked, or choose the home visit.")
DAY_OF_VISIT = _("The visit was on %(day)s.")
WROTE_IT_DOWN = _("You wrote this application down: somebody else decides about it.")
MORE_THAN_ASKED = _("The family asked for %(asked)s. More is not granted.")
AMOUNT_NEEDED = _("Please say how much is granted.")
WHY_NEEDED = _("Please write why.")
NOT_GRANTED = _("It is not granted. Nothing can be paid out.")
MORE_THAN_GRANTED = _("Of %(granted)s granted, %(left)s is left to pay out.")
FUND_TOO_SMALL = _("The fund holds %(holds)s; %(lacks)s more is wanted out of it.")
NOTHING_UNPROVEN = _("Nothing is left to prove.")
MORE_THAN_UNPROVEN = _("Only %(left)s is not proven yet. Write only what was paid with the grant.")
RECEIPT_TWICE = _("Receipt %(number)s stands there twice, or was recorded before.")
CLOSED = _("This grant was closed on %(day)s. Void the closing first.")
STILL_UNPROVEN = _("%(left)s is not proven yet. Record its proof or return, or give it up here.")
GIVE_UP_ALL = _("Exactly %(left)s is not proven. Give up all of it, or nothing.")
NOT_PAID_OUT = _("Nothing was paid out yet.")
PROOF_FOLLOWS = _("What was paid out is proven or returned already. Void that first.")
WRITTEN_ANEW = _("The application was written anew after it. Void that first.")


def on_day(sentence: object, day: datetime.date) -> str:
    """A sentence that names one day."""
    return str(sentence) % {"day": format_day(day, get_language() or "km")}


def before_fund(day: datetime.date) -> str:
    """Nothing happens in a fund before it begins."""
    return on_day(BEFORE_FUND, day)
