"""Sentences of the package."""

from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sahakum.capture.kinds import Refusal
from sahakum.lib.dates import format_day

ONE_REGISTER = _("Say either of which bank's herd it is, or of which family.")
KIND_NEEDED = _("Say what kind of animal it is.")
NOT_A_HERD = _("The group keeps no herd of this kind of animal.")
OTHER_KIND = _("A mother and her young are of one kind.")
OTHER_REGISTER = _("The mother stands in another register.")
MOTHER_NOT_FEMALE = _("The mother is a male animal.")
MOTHER_DEAD = _("The mother had died before, on %(day)s.")
BIRTH_AFTER = _("It came before it was born.")
BEFORE_BIRTH = _("It was not yet born on this day.")
TAG_TAKEN = _("Another animal of the village has the tag %(tag)s.")
TAG_TWICE = _("The tag %(tag)s stands there twice.")
PRICE_WITH_CURRENCY = _("A price needs its currency, and a currency its price.")
LOAN_ONLY = _("Only a loan is paid with a loan.")
GRANT_ONLY = _("Only a grant is paid with a grant.")
GRANT_OF_OTHERS = _("This grant is of another family.")
LOAN_OF_OTHERS = _("This loan is of another family.")
LOAN_AFTER = _("This loan was given after the animal came.")
REPLACED_WHAT = _("Say which animal it takes the place of.")
NOT_GONE = _("%(tag)s is not gone: there is nothing to replace.")
REPLACED_BEFORE = _("%(tag)s was replaced before.")
NO_HERD_RULES = _("No herd rules hold on this day. Write them down first.")
RULES_SAID = _("Rules of this day were recorded before.")
AGES_NEEDED = _("Say from which month to which month of age it is due.")
AGES_TURNED = _("It ends before it begins.")
PERCENT_NEEDED = _("Say which share of the price is the bank's.")
MEMBER_NEEDED = _("Say who receives it.")
NOT_A_MEMBER = _("%(name)s is not a member of this bank on this day.")
HEADS_REACHED = _("%(name)s has %(heads)s already, as many as the rules of the herd give.")
NAMED_TOO_FEW = _("The rules want %(number)s families named as next.")
NAMED_TWICE = _("%(name)s stands there twice.")
NAMED_HERSELF = _("The family that receives does not name itself as next.")
DRAWN_NEEDED = _("Say when and where the public lottery was drawn.")
YOUNG_NEEDED = _("Say which young were born, or how many were born dead.")
CAUSE_NEEDED = _("Say what it died of.")
FAULT_NEEDED = _("Say whether the holder is to blame.")
PRICE_NEEDED = _("Say the price and its currency.")
PART_OVER_PRICE = _("The bank's part is more than the price.")
PART_TOO_SMALL = _("By the contract, the bank's part is at least %(least)s.")
NOT_THE_BANKS = _("This animal is the family's own: the bank has no part of the price.")
WHAT_NEEDED = _("Say against what, or what it has.")
DUE_BEFORE = _("This day is before what happened.")
FOUND_BUILDS_ON = _("Later events of this animal build on it. Void those first.")
PLACE_TAKEN = _("Place %(place)s is taken by %(name)s.")
WAITS_ALREADY = _("%(name)s waits already.")
BIRTH_LATER = _("A later birth of this mother is known. Void that first.")
ONCE_A_DAY = _("This was recorded for this day before.")
TITLE_NEVER = _("By its contract this animal never becomes the family's own.")
OTHER_REGISTER_REPLACED = _("What takes the place of an animal is of its kind and its register.")
CONTRADICTIONS: dict[str, Any] = {
    "before": _("It came on %(day)s: nothing happened to it here before."),
    "ended": _("It is gone since %(day)s: nothing happens to it afterwards."),
    "not_of_bank": _("It is a family's own animal and stands in no bank's herd."),
    "own_already": _("It is the family's own already."),
    "held": _("It stands with somebody since %(day)s. It must come back first, or be passed on."),
    "not_held": _("It stands with nobody on this day."),
    "same_holder": _("It stands with this family already."),
    "not_female": _("Only female animals are served and bear young."),
    "older_than_mother": _("It would be older than its mother, who was born on %(day)s."),
    "too_young": _("The mother was born on %(day)s: she was too young to bear young."),
    "too_soon": _("The mother gave birth on %(day)s, too short a time before."),
    "bore_later": _("Young of this animal were born later, on %(day)s."),
    "other_holder": FOUND_BUILDS_ON,
    "other_heads": FOUND_BUILDS_ON,
}


def day_in_words(day: Any) -> str:
    """A day as a sentence names it."""
    return format_day(day, get_language() or "km")


def refusal_of(contradiction: Any, name: str = "happened_on") -> Refusal:
    """What stands in the way, in one sentence."""
    day = contradiction.day
    shown = {"day": day_in_words(day) if day else ""}
    return Refusal({name: [str(CONTRADICTIONS[contradiction.code]) % shown]})
