"""A group's figures out of JSON, with what must be settled before anything is shared."""

from collections.abc import Mapping
from typing import Any

from sahakum.groups.shareout import NOTES, RESTS, RULES, Group, Member, Rules
from sahakum.lib.checked import TermsError, a_choice, a_text, a_whole, an_object
from sahakum.lib.quantities import MOST_AMOUNT

MOST_MEMBERS = 1000
NAMES = frozenset(
    {
        "commodity",
        "cash",
        "cash_counted",
        "difference",
        "social",
        "members",
        "rules",
        "open_meetings",
        "shared_before",
    }
)
OPEN = "open_meetings: a meeting is still open; close it first."
AGAIN = "shared_before: this cycle was shared out before."
COUNTED = "cash_counted: the box holds {counted} and the book says {book}; name the difference."
TWICE = "members: {} stands there twice."
NOBODY = "rest_to: nobody of the members is {}."
NOT_ASKED = "rest_to: the rest stays with each; say rest: named, or drawn."


def read_group(said: Any) -> tuple[Group, Rules]:
    """The group and its rules, as ``docs/shareout.md`` describes them.

    Raises:
        TermsError: a value means nothing, or something stands in the way of a share-out.
    """
    known = an_object(said, "the group", NAMES)
    _refuse_unready(known)
    group = Group(
        commodity=a_text(known, "commodity", default="KHR"),
        cash=a_whole(known, "cash", least=0, most=MOST_AMOUNT),
        social=a_whole(known, "social", least=0, most=MOST_AMOUNT, default=0),
        members=_members(known.get("members")),
    )
    _refuse_uncounted(known, group)
    return group, _rules(known.get("rules", {}), group)


def _refuse_unready(known: Mapping[str, Any]) -> None:
    if a_whole(known, "open_meetings", least=0, most=MOST_AMOUNT, default=0):
        raise TermsError(OPEN)
    if _yes(known, "shared_before"):
        raise TermsError(AGAIN)


def _refuse_uncounted(known: Mapping[str, Any], group: Group) -> None:
    book = group.cash + group.social
    counted = a_whole(known, "cash_counted", least=0, most=MOST_AMOUNT, default=book)
    if counted != book and not a_text(known, "difference", default="-", most=300).strip(" -"):
        raise TermsError(COUNTED.format(counted=counted, book=book))


def _members(said: Any) -> tuple[Member, ...]:
    if not isinstance(said, list) or not 1 <= len(said) <= MOST_MEMBERS:
        raise TermsError(f"members: a list of 1 to {MOST_MEMBERS} is wanted.")
    members = tuple(_member(one) for one in said)
    ids = [member.id for member in members]
    twice = next((one for one in ids if ids.count(one) > 1), None)
    if twice is not None:
        raise TermsError(TWICE.format(twice))
    return members


def _member(said: Any) -> Member:
    names = frozenset({"id", "name", "savings", "interest_paid", "owes"})
    known = an_object(said, "members", names)
    return Member(
        id=a_text(known, "id", default=None, most=60),
        name=a_text(known, "name", default="-", most=120),
        savings=a_whole(known, "savings", least=0, most=MOST_AMOUNT),
        interest_paid=a_whole(known, "interest_paid", least=0, most=MOST_AMOUNT, default=0),
        owes=a_whole(known, "owes", least=0, most=MOST_AMOUNT, default=0),
    )


def _rules(said: Any, group: Group) -> Rules:
    names = frozenset({"surplus", "funds", "share_social", "roll_over", "unit"})
    names |= {"savings_stay", "keep", "keep_percent", "rest", "rest_to"}
    known = an_object(said, "rules", names)
    smallest = min(NOTES.get(group.commodity, (1,)))
    return Rules(
        surplus=a_choice(known, "surplus", RULES, default="savings"),
        funds=_funds(known.get("funds", {})),
        share_social=_yes(known, "share_social"),
        roll_over=_yes(known, "roll_over"),
        savings_stay=_yes(known, "savings_stay"),
        keep=a_whole(known, "keep", least=0, most=MOST_AMOUNT, default=0),
        keep_percent=a_whole(known, "keep_percent", least=0, most=100, default=0),
        unit=a_whole(known, "unit", least=1, most=MOST_AMOUNT, default=smallest),
        rest=a_choice(known, "rest", RESTS, default=RESTS[0]),
        rest_to=_rest_to(known, group),
    )


def _rest_to(known: Mapping[str, Any], group: Group) -> str:
    """Who gets the rests: one of the members, where somebody is to get them."""
    if known.get("rest", RESTS[0]) == RESTS[0]:
        if "rest_to" in known:
            raise TermsError(NOT_ASKED)
        return ""
    named = a_text(known, "rest_to", default=None, most=60)
    if all(member.id != named for member in group.members):
        raise TermsError(NOBODY.format(named))
    return named


def _funds(said: Any) -> tuple[tuple[str, int], ...]:
    if not isinstance(said, dict) or len(said) > 20:
        raise TermsError("funds: an object with a percentage for each name is wanted.")
    funds = tuple((name, a_whole(said, name, least=0, most=100)) for name in said)
    if sum(percent for _, percent in funds) > 100:
        raise TermsError("funds: together they are more than 100 percent.")
    return funds


def _yes(known: Mapping[str, Any], name: str) -> bool:
    value = known.get(name, False)
    if not isinstance(value, bool):
        raise TermsError(f"{name}: true or false is wanted.")
    return value
