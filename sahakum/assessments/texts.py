"""Sentences of assessments, one clear sentence each, in both languages."""

from django.utils.translation import gettext_lazy as _

CLOSED = _(
    "This version of the questionnaire is closed. What you wrote is kept: go through it with the "
    "newest version, or ask your supervisor."
)
NO_LONGER_ASKED = _("The newest version no longer asks this: %(questions)s.")
WRONG_SUBJECT = _("Please say whom this questionnaire is about.")
OTHER_SUBJECT = _("This questionnaire is not about that.")
NOT_ANSWERS = _("Answers by the names of their questions are expected here.")
ANSWER = _("%(question)s: %(sentence)s")
PERIOD_NEEDED = _("Please say for how long this amount is.")
CURRENCY_NEEDED = _("Please say in which money this amount is.")
NOT_THE_SAME = _("This continues another questionnaire or is about somebody else.")
CONTINUED_BEFORE = _("This was continued already.")
STILL_NOT_ALONE = _("Nothing can be added while others listen. Please come again later.")
BEFORE_FIRST_PART = _("This is before the day of the first part.")
CODE_TAKEN = _("A questionnaire with this code exists already. Please choose another code.")
OTHER_KIND_OF_SUBJECT = _("A newer version must be about the same as the versions before it.")
ANSWERED_ALREADY = _("This version was answered already. Close it instead.")
CLOSED_BEFORE = _("This version is closed already.")
NOT_A_DEFINITION = _("A questionnaire with its sections is expected here.")

ALONE = _("Are you alone with the person now?")
ALONE_HELP = _(
    "The following questions are asked only when nobody else listens. With “No” they are left "
    "for later; everything else is kept."
)
YES = _("Yes")
NO = _("No")
MONEY = _("In which money?")
PERIOD = _("For how long?")
PERIODS = (
    ("day", _("a day")),
    ("week", _("a week")),
    ("month", _("a month")),
    ("season", _("a season (half a year)")),
    ("year", _("a year")),
)
CURRENCIES = (
    ("KHR", _("riel")),
    ("USD", _("dollar")),
    ("THB", _("baht")),
    ("VND", _("dong")),
)

UNKNOWN_PARTS = _("not known here: %(names)s")
MISSING = _("this is missing")
NOT_TEXT = _("a text is expected")
NOT_LIST = _("a list is expected")
NOT_TABLE = _("named parts are expected")
NOT_WHOLE = _("a whole number is expected")
NOT_YES_NO = _("yes or no is expected")
NOT_OFFERED = _("one of these is expected: %(names)s")
TOO_LONG = _("this is too long")
BOTH_LANGUAGES = _("Khmer and English are both needed")
BAD_NAME = _("small Latin letters, digits and _ are expected, a letter first")
NAME_TWICE = _("this name stands twice")
CHOICES_NEEDED = _("at least two answers to choose from are needed")
NO_CHOICES = _("this kind of question has no answers to choose from")
BAD_CONDITION = _("the condition is not understood: %(why)s")
LATER_QUESTION = _("%(name)s is not asked before this question")
ALONE_IS_SENSITIVE = _("what is asked alone is sensitive; please mark it so")
GIVES_AWAY = _("this would give away the sensitive question %(name)s; mark this one sensitive too")
BAD_RANGES = _("the bounds must grow, and only the last may have none")
BANDS_OVERLAP = _("the bands overlap, leave a gap or stand in the wrong order")
NOTHING_SCORED = _("no answer brings points")
TOTAL_ADDS = _("a total names amounts that are asked before it, all with a period or none")
NO_QUESTION = _("at least one question is needed")
TOO_MANY = _("at most %(most)s are possible")
NO_RATE = _("a rate for %(names)s is missing")
BOUND_TO_ANOTHER = _("what is stored there is not about the subject of this questionnaire")
BOUND_IS_OPEN = _("a sensitive answer is stored nowhere else; it cannot be bound")
DOES_NOT_FIT = _("this kind of question or one of its answers does not fit what is stored there")
GIVEN_NEEDED = _("it must be said which row is meant: %(names)s")
PARTS_NEEDED = _("questions about this row are missing: %(names)s")
TOLD_THAT_DAY = _(
    "Another amount was recorded for the same day. Please correct that record first, or leave "
    "this question open."
)
DEBT_ON_ITS_PAGE = _(
    "This does not fit the debts that are recorded. Please say on the family's page what changed, "
    "or leave these questions as they were."
)
