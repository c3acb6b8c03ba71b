"""What each member gets at the end of a cycle, exact to the smallest unit."""

from dataclasses import dataclass, field, replace

from sahakum.groups.splitting import split

# Notes in use, in the smallest unit; those of less than 100 riel are no longer to be had.
NOTES = {
    "KHR": (100_000, 50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500, 100),
    "USD": (10_000, 5_000, 2_000, 1_000, 500, 100),
}
RULES = ("savings", "equal", "interest_back")
RESTS = ("stays", "named", "drawn")


@dataclass(frozen=True, kw_only=True)
class Member:
    """A member at the end of the cycle: what she saved, what interest she paid, what she owes."""

    id: str
    name: str
    savings: int
    interest_paid: int = 0
    owes: int = 0


@dataclass(frozen=True, kw_only=True)
class Rules:
    """How a group shares.

    ``surplus``: in proportion to ``savings``, ``equal``, or everybody her ``interest_back`` and the
    rest by savings. ``funds`` are named parts in percent that come off a surplus first.
    ``share_social`` gives the social fund away too, equally. ``roll_over``: nothing is paid out.
    ``savings_stay``: members get their part of what was earned only; savings and loans go on.
    Of a payout each leaves ``keep``, or ``keep_percent`` of it if that is more, as first savings of
    the next cycle. ``unit``: what can be paid. The ``rest`` of each payout ``stays``; or all rests,
    and what of a sum cannot be split, go to ``rest_to``, whom the group ``named`` or who was
    ``drawn`` by lot.
    """

    surplus: str = "savings"
    funds: tuple[tuple[str, int], ...] = ()
    share_social: bool = False
    roll_over: bool = False
    savings_stay: bool = False
    keep: int = 0
    keep_percent: int = 0
    unit: int = 1
    rest: str = "stays"
    rest_to: str = ""


@dataclass(frozen=True, kw_only=True)
class Group:
    """The group at the end of the cycle. ``cash`` is the loan fund's, ``social`` apart from it."""

    commodity: str
    cash: int
    social: int
    members: tuple[Member, ...]

    @property
    def pool(self) -> int:
        """What belongs to the members: cash of the loan fund and what members owe it."""
        return self.cash + sum(member.owes for member in self.members)


@dataclass(frozen=True, kw_only=True)
class Part:
    """One member's line; ``moved_rest`` came to her of others' rests, or went away (below zero)."""

    member: Member
    surplus: int
    social: int
    paid: int
    rolls_over: int
    unpaid_rest: int
    still_owes: int
    moved_rest: int = 0

    @property
    def entitled(self) -> int:
        """Savings, surplus (below zero for a loss), social fund and rests, before the loan."""
        return self.member.savings + self.surplus + self.social + self.moved_rest


@dataclass(frozen=True, kw_only=True)
class ShareOut:
    """All lines, what went to funds, and what stays in the box."""

    group: Group
    parts: list[Part]
    funds: dict[str, int] = field(default_factory=dict)

    @property
    def surplus(self) -> int:
        """The pool less all savings."""
        return self.group.pool - sum(member.savings for member in self.group.members)

    @property
    def paid(self) -> int:
        """All that is handed out."""
        return sum(part.paid for part in self.parts)

    @property
    def stays(self) -> int:
        """Cash that is in the box afterwards: funds, roll-over, rests and the social fund kept."""
        return self.group.cash + self.group.social - self.paid


def share_out(group: Group, rules: Rules) -> ShareOut:
    """Works out every line, in order of the members' ids whatever order they come in."""
    members = sorted(group.members, key=lambda member: member.id)
    surplus = group.pool - sum(member.savings for member in members)
    funds = _funds(surplus, rules)
    shares = _surplus_parts(surplus - sum(funds.values()), members, rules)
    shared = group.social if rules.share_social else 0
    social = split(shared, [1] * len(members), rest_to=_place(members, rules))
    parts = [
        _part(member, share, extra, rules)
        for member, share, extra in zip(members, shares, social, strict=True)
    ]
    return ShareOut(group=group, parts=_with_rests(parts, rules), funds=funds)


def _place(members: list[Member], rules: Rules) -> int | None:
    """Where the member stands to whom what cannot be split goes, if there is one."""
    return next((at for at, one in enumerate(members) if one.id == rules.rest_to), None)


def _with_rests(parts: list[Part], rules: Rules) -> list[Part]:
    """The lines when the rests have gone to one; what cannot be paid to her either stays hers."""
    place = _place([part.member for part in parts], rules)
    if place is None:
        return parts
    own = parts[place]
    gathered = sum(part.unpaid_rest for part in parts) - own.unpaid_rest
    moved = [replace(one, unpaid_rest=0, moved_rest=-one.unpaid_rest) for one in parts]
    moved[place] = _part(own.member, own.surplus, own.social, rules, rest=gathered)
    return moved


def _funds(surplus: int, rules: Rules) -> dict[str, int]:
    if surplus <= 0 or not rules.funds:
        return {}
    percents = [percent for _, percent in rules.funds]
    *parts, _members = split(surplus, [*percents, 100 - sum(percents)])
    return {name: part for (name, _), part in zip(rules.funds, parts, strict=True)}


def _surplus_parts(surplus: int, members: list[Member], rules: Rules) -> list[int]:
    savings, to = [member.savings for member in members], _place(members, rules)
    # A loss is borne by what was saved, whatever the rule for a surplus is.
    if surplus < 0 or rules.surplus == "savings":
        return split(surplus, savings, rest_to=to)
    if rules.surplus == "equal":
        return split(surplus, [1] * len(members), rest_to=to)
    interest = [member.interest_paid for member in members]
    # Where nobody paid interest, nothing goes back: the sum to be split is 0.
    back = split(min(surplus, sum(interest)), interest, rest_to=to)
    others = split(surplus - sum(back), savings, rest_to=to)
    return [one + other for one, other in zip(back, others, strict=True)]


def _part(member: Member, surplus: int, social: int, rules: Rules, *, rest: int = 0) -> Part:
    stays, owes = (member.savings, member.owes) if rules.savings_stay else (0, 0)
    net = member.savings + surplus + social + rest - member.owes
    # What was earned, where savings stay and loans go on; a loss lowers what stays.
    free = net + owes - stays
    stays += min(0, free) if rules.savings_stay else 0
    kept = _kept(max(0, free), rules)
    payable = (max(0, free) - kept) // rules.unit * rules.unit
    return Part(
        member=member,
        surplus=surplus,
        social=social,
        paid=payable,
        rolls_over=stays + kept,
        unpaid_rest=max(0, free) - kept - payable,
        still_owes=owes if rules.savings_stay else max(0, -net),
        moved_rest=rest,
    )


def _kept(free: int, rules: Rules) -> int:
    """What of a payout becomes savings of the next cycle."""
    if rules.roll_over:
        return free
    return min(free, max(rules.keep, free * rules.keep_percent // 100))
