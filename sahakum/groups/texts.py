"""Sentences that groups answer with."""

from django.utils.translation import gettext_lazy as _

from sahakum.capture import texts as capture_texts

NAME_NEEDED = _("Please write the name, or choose a person.")
OTHER_COMMUNE = _("This person lives in another commune.")
NOT_OF_GROUP = _("This member belongs to another group.")
NOT_YET_MEMBER = _("%(name)s was not a member on that day.")
TWICE = _("%(name)s stands there twice.")
BEFORE_FUND = _("The book of this group begins on %(day)s.")
AFTER_SHARE_OUT = _("The share-out of %(day)s has closed the time before it.")
SHEET_TAKEN = _("Sheet %(sheet)s was recorded before, with other content. Void that one first.")
COUNT_NEEDED = _("Please count what is in the box.")
VALUE_NEEDED = _("Please write how much is in one of those that were counted.")
COUNTS_DIFFER = _("The notes come to %(counts)s, and %(counted)s is written. Which is right?")
DIFFERENCE_UNNAMED = _(
    "By the book %(book)s should be there; %(counted)s was counted. Find the mistake, or say why it"
    " differs."
)
ATTEST_THREE = _("Three members who came say the two totals aloud. Please tick who did.")
ATTEST_PRESENT = _("%(name)s did not come, and cannot attest the totals.")
EXPENSE_UNNAMED = _("Please say what was paid for.")
GIFT_UNNAMED = _("Please say who gave it.")
OVERDRAWN = _("%(account)s holds %(holds)s; %(lacks)s more is wanted out of it.")
NO_LOAN = _("%(name)s owes nothing. Nothing can be paid back.")
TOO_MUCH = _("%(name)s owes %(most)s on that day. More cannot be taken.")
LATER_KNOWN = _(
    "Something of %(name)s's loan was recorded for %(day)s. Void that first, then record in order"
    " of the days."
)
NO_BYLAWS = _("This fund has no rules for loans on that day. Write the rules first.")
LOAN_TOO_LARGE = _("%(name)s may owe at most %(most)s by the rules.")
NO_QUORUM = _("%(present)s of %(all)s came. By the rules, %(needed)s are needed to decide a loan.")
ONE_LOAN_EACH = _("%(name)s has loans that are late. By the rules those are paid back first.")
PAYMENTS_FOLLOW = _("Something became of one of these loans later. Void that first.")
BYLAWS_SAID = _("The rules were changed on this day before. Void that first.")
RULES_FROM_MEETING = _("Meetings after this day were held under the rules before it.")
HARVEST_NEEDED = _("Please say in which month the harvest ends.")
RATE_NEEDED = _("Please write the rate.")
RULES_DO_NOT_FIT = _("These rules for loans do not go together.")
FUND_THERE = _("The group keeps a book in this before.")
STEP_SAID = _("Something was said of this member and this day before. Void that first.")
BEFORE_JOINED = _("This is before the day of joining.")
OWES_STILL = _("Savings or a loan remain here. Pay those out or back first.")
SHARED_BEFORE = _("A share-out was made on %(day)s. There is nothing new to share.")
MEETING_AFTER = _("A meeting was held on %(day)s, after this day.")
SHARES_NOTHING = _("%(name)s has nothing in this fund to share, and cannot get the rest.")
NOTHING_TO_SHARE = _("There is nothing to share.")
BOX_TOO_SMALL = _(
    "The box holds %(holds)s, and %(lacks)s more would have to be paid out. Wait until loans come"
    " back, or let the savings roll over."
)
NOT_FIRST = _("Something was recorded in this fund before. A paper book is taken over first.")
SOCIAL_OVER_BOX = _("The social fund is more than the box holds.")
NO_OPEN_LOANS = _("No loan is open on that day.")
LOAN_CLOSED = _("Nothing is owed on this loan any more.")

BANK_OF_MONEY = _("A bank keeps money. Rice is kept in a store.")
NO_BANK = _(
    "This fund has no bank account on that day. Write that into how the fund is kept first."
)
SHARE_PRICE_NEEDED = _("Please write the price of one share.")
MOST_SHARES_NEEDED = _("Please write how many shares a member may buy at a meeting, at most.")
SHARES_CHANGE = _(
    "Members have saved in this cycle. The price of a share changes only after a share-out, before"
    " the first meeting that follows."
)
PERCENTS_TOO_MANY = _("Together with what stays with the group, this is more than all of it.")
NOT_RICE = _("This is only said of rice.")
NOT_MONEY_OF_GROUP = _("Please choose a fund of the same group that keeps money.")
BASE_MOISTURE_NEEDED = _("Please say at how much moisture rice is dry.")
PRICE_NEEDED = _("Please write the price.")
PRICE_SAID = _("A price was decided for this day before. Void that first.")
KILOS_NEEDED = _("Please write how many kilos.")
NO_PRICE = _("No price is decided for this on that day. Write the price with its minutes first.")
PAID_OTHERWISE = _("%(rice)s at %(price)s a kilo come to %(money)s, and %(said)s is written.")
TRADED_TOO_LITTLE = _("This is less than one note can pay.")
ALREADY_MET = _("A meeting was held on %(day)s, and its box is counted. Write a later day.")
NO_SHARES = _("This fund is not kept in shares on that day.")
SHARES_BOUNDS = _("%(name)s bought %(shares)s shares; by the rules it is %(least)s to %(most)s.")
SHARES_OTHERWISE = _("%(shares)s shares of %(name)s cost %(money)s, and %(said)s is written.")
SHARES_NEEDED = _("Members of this fund save in shares. Please write how many %(name)s bought.")
SHARES_WHOLE = _("%(name)s can take out whole shares of %(price)s, or all of her savings.")
WEIGHED_FOR = _("Please say whether %(name)s brought the rice to pay back or to save.")
WEIGHED_OTHERWISE = _("The rice of %(name)s counts %(counted)s, and %(said)s is written.")
WEIGHED_NOTHING = _("The bags of %(name)s weigh as much as the rice with them.")
WITHDRAWAL_MINUTES = _(
    "By the rules, more than %(limit)s is taken out only with minutes. Please write what was"
    " decided."
)
TOO_MUCH_OUT = _(
    "By the rules at most %(percent)s %% of all rice may be out; that is %(most)s more."
)
TOO_MUCH_AT_ONCE = _(
    "By the rules at most %(percent)s %% of the store is lent at one meeting; that is %(most)s."
)
CAUSE_NEEDED = _(
    "By the book %(book)s should be there; %(counted)s was counted. Find the mistake, or choose"
    " what became of the rest."
)
SET_ASIDE_OVER = _("This is more than was paid for the group.")
NO_SET_ASIDE = _("Nothing is set aside for administration in this fund.")
STILL_OWES = _("%(name)s owes %(amount)s. A member leaves when her loans are paid back.")
LEFT_BEFORE = _("%(name)s has left before.")
LEFT_SINCE = _(
    "%(name)s left on %(day)s and was paid what was hers by then. Void that first, then record in"
    " order of the days."
)
APPROVERS_NEEDED = _("By the rules, %(names)s approve this. Please name them.")
NOT_OFFICER = _("%(name)s is no officer of the group on that day.")
OUT_OF_BANK = _(
    "%(amount)s of it is in the bank. Take that out at a meeting first: everybody is paid out of"
    " the box."
)
MEETING_WAITS = _(
    "Sheet %(sheet)s of this fund waits for a correction. Close that meeting first, or set the"
    " sheet aside with a reason."
)


def in_row(number: int, sentence: str) -> str:
    """A sentence about one row of a sheet."""
    return str(capture_texts.ROW) % {
        "number": capture_texts.numeral(number),
        "sentence": sentence,
    }
