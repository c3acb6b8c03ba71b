"""Sentences of an import, one clear sentence each, in both languages."""

from django.utils.translation import gettext_lazy as _

NOT_ENCODED = _(
    "Line %(line)s has signs that cannot be read. Please save the file as CSV UTF-8 and send "
    "it again."
)
OPEN_QUOTE = _("From line %(line)s on a quotation mark is not closed.")
LONG_LINE = _("This line is too long: at most %(most)s signs.")
LONG_CELL = _("This cell is too long: at most %(most)s signs.")
FORMULA = _("This cell holds a formula. Please put in its value instead.")
NO_HEADINGS = _("The first line has no headings that we know. See the empty templates.")
HEADINGS_MISSING = _("These columns are missing: %(headings)s.")
HEADING_UNKNOWN = _("The column “%(heading)s” is not known. Please remove or rename it.")
HEADING_TWICE = _("The column “%(heading)s” stands here twice.")
CLOSED_QUESTIONNAIRE = _(
    "This questionnaire is closed: answers to it are no longer taken. The file stays as it is."
)
NOT_A_WORKBOOK = _("This is not an XLSX file that can be read.")
ZIP_BOMB = _("This file unpacks to far more than an honest list holds. It was not opened.")
TOO_MANY_CELLS = _("This sheet is too large: at most %(most)s cells. Please send it as CSV.")
TOO_MANY_CELLS_IN_LINE = _("This line has more cells than there are headings.")
EMPTY_FILE = _("This file is empty.")

REQUIRED = _("Please fill this in.")
NOT_AN_ANSWER = _("“%(said)s” is none of the answers: %(answers)s.")
UNKNOWN_VILLAGE = _("There is no such village: “%(said)s”.")
AMBIGUOUS_VILLAGE = _("Several villages are called “%(said)s”. Please add commune and district.")
OUTSIDE_AREA = _("This village lies outside your area.")
UNKNOWN_GOOD = _("“%(said)s” is not in the catalogue of goods.")
UNKNOWN_PROGRAMME = _("Your organisation has no programme “%(said)s”.")
UNKNOWN_FAMILY = _("There is no family with the number “%(said)s” in your area.")
FAMILY_OF_MEMBER = _("Please write the number of the family as well.")
UNKNOWN_MEMBER = _("This family has no member called “%(said)s”.")
AMBIGUOUS_MEMBER = _(
    "Several members of this family are called “%(said)s”. Please add the year of birth, or write "
    "the member's number in the family."
)
UNKNOWN_SITE = _("No site in your area is called “%(said)s”.")
AMBIGUOUS_SITE = _("Several sites are called “%(said)s”. Please add the village.")
UNKNOWN_ASSET = _("Nothing that lasts has the number “%(said)s” in your area.")
UNKNOWN_DEBT = _("This family has no such debt in Sahakum.")
AMBIGUOUS_DEBT = _(
    "This family has several such debts. Please write the day since when it owes the one you mean."
)
UNKNOWN_TRIP = _("There is no such trip of this family that you may see.")
AMBIGUOUS_TRIP = _(
    "Two trips of this family began on that day. Please record the return in Sahakum."
)
UNKNOWN_ABSENCE = _("Sahakum does not know that “%(said)s” was away before that day.")
UNKNOWN_TASK = _("The plans of this family have no task “%(said)s”.")
AMBIGUOUS_TASK = _(
    "The plan has several tasks “%(said)s”. Please write the number of the task in the plan."
)
UNKNOWN_PLACE = _("There is no such place: “%(said)s”. Please write its code.")
AMBIGUOUS_PLACE = _("Several places are called “%(said)s”. Please write the code.")
SEVERAL_TABLES = _(
    "These headings fit several kinds of files (%(tables)s). Please name the file after one of "
    "them, or use its empty template."
)
DISAGREE = _("The rows of this family say different things here. Please make them alike.")
SCATTERED = _("The rows of this family do not stand together. Please sort by family number.")
OTHER_ROW = _("Another row of this family has a mistake.")
CHANGED = _(
    "This row was saved before with other content. Nothing was overwritten; please change it in "
    "Sahakum."
)

NOT_PERMITTED = _("Your role does not import lists.")
WHICH_FOLDER = _("Please name the folder.")
NO_FOLDER = _("There is no folder %(folder)s.")
NO_FILES = _("The folder holds no CSV or XLSX file.")
NO_USER = _("There is nobody with the sign-in name %(username)s.")
WHO = _("Please say who imports: --as USERNAME.")
LINE = _("Line %(line)s: %(sentence)s")
IN_COLUMN = _("%(column)s: %(sentence)s")
WORD_SAVED = _("saved")
WORD_CHECKED = _("correct")
WORD_UNCHANGED = _("unchanged")
WORD_CHANGED = _("changed, not overwritten")
WORD_REFUSED = _("refused")
WORD_ROWS = _("rows")
REFUSED_FILE = _("Refused rows with reasons: %(path)s")
TEMPLATES = _("%(count)s empty tables were written.")
DRY = _("Nothing was stored: this was a trial.")
MORE = _("… and %(count)s more")
