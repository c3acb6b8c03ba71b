"""Sentences about rules of loans, applications, new terms, recoveries and workshops."""

from django.utils.translation import gettext_lazy as _

AMOUNT_OR_PERCENT = _("Please write an amount or a percentage, not both.")
WAITS_AND_PREPAYS = _(
    "Where interest waits, what is paid before its day pays the next instalments. Please choose"
    " that."
)
LATE_BEARS_DECLINING = _(
    "Late principal bears interest only where interest is on what is still owed and does not wait."
)
FIRST_TAKES_REST = _(
    "With the same sum each time and interest on what is owed, the first instalment cannot take the"
    " rest."
)
SUM_OF_ROWS = _(
    "With the same sum each time and interest on what is owed, interest is rounded one by one."
)
GRACE_TOO_LONG = _("Grace must end before the last instalment.")
LEAST_OVER_MOST = _("The least loan is larger than the largest.")
LOAN_TOO_SMALL = _("By the rules a loan is at least %(least)s.")
NOT_APPROVED = _("%(name)s has no approved application that holds on that day.")
OVER_APPROVED = _("%(most)s was approved for %(name)s. More is not lent.")
PUT_OFF_SINCE = _(
    "All loans were put off on %(day)s, without this one. Void that first, then record in order"
    " of the days."
)
LACKS_WORKSHOPS = _("%(name)s gets a first loan after these workshops: %(topics)s.")

ASKED_BEFORE = _("%(name)s has an application that waits for a decision.")
DECIDED = _("This application was decided before.")
DECIDED_TOO_EARLY = _("This is before %(day)s, the day of the application.")
APPROVED_OVER_ASKED = _("%(most)s was asked for. More is not approved.")
AMOUNT_NEEDED = _("Please write how much is approved.")

NOT_OF_GROUP = _("This member belongs to another group.")
NOT_A_MEMBER = _("%(name)s is not a member on that day.")
BEFORE_LOAN = _("The loan was given on %(day)s. This is before it.")
CLOSED = _("Nothing is owed on this loan any more.")
NEW_TERMS_DO_NOT_FIT = _("These new terms do not go together.")
FIRST_AFTER = _("The first instalment falls due after the day of the decision.")
NOT_GIVEN_UP = _("This loan was not given up.")
BEFORE_GIVEN_UP = _("The loan was given up on %(day)s. This is before it.")
RECOVERED_ALL = _("Of what was given up %(most)s is not yet paid. More cannot be taken.")
WORKSHOP_SAID = _("A workshop of this topic and day is recorded. Void that first.")
