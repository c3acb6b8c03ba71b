"""Writes of groups, their funds, members and the steps of members."""

from collections.abc import Sequence

from sahakum.accounts import permissions
from sahakum.accounts.models import User
from sahakum.capture.kinds import Refusal, Said
from sahakum.collectives.models import Collective, Member, Step
from sahakum.collectives.selectors import next_number
from sahakum.groups import chart, facts, texts
from sahakum.groups.models import Fund
from sahakum.groups.services.checking import day_in_words
from sahakum.groups.services.locking import lock_collective, locked_funds
from sahakum.journal.models import Row
from sahakum.journal.services import Entry, commit
from sahakum.ledger.models import Book, Commodity
from sahakum.ledger.opening import new_book
from sahakum.places.models import Level
from sahakum.places.selectors import chain
from sahakum.registry.models import Person
from sahakum.registry.services import check_right


def record_groups(said: Sequence[Said], *, by: User) -> None:
    """Records groups, each with its book and its first fund.

    Raises:
        PermissionDenied: the role keeps no groups, or the village lies outside the areas.
    """
    check_right(permissions.RECORD_GROUP, {one.answers["village"].pk for one in said}, by=by)
    commit([_group(one, by) for one in said])


def _group(said: Said, by: User) -> Entry:
    answers = said.answers
    names = {name: answers[name] for name in ("name_km", "name_en")}
    collective = Collective(
        id=said.operation.id,
        steward_id=by.organisation_id,
        **{name: answers[name] for name in ("sort", "village", "formed_on")},
        **names,
    )
    book = new_book(**names, village=answers["village"], opened_on=answers["formed_on"], by=by)
    fund = Fund(
        id=chart.first_fund_id(collective.pk),
        collective=collective,
        book=book,
        commodity=answers["commodity"],
        place=1,
        opened_on=answers["formed_on"],
    )
    said.operation.touched = [str(collective.pk)]
    rows: list[Row] = [collective, book, fund, *_accounts(book, answers["commodity"], 1)]
    return Entry(operation=said.operation, rows=rows, facts=facts.facts_of_fund(fund))


def _accounts(book: Book, commodity: Commodity, place: int) -> list[Row]:
    return list(chart.new_accounts(book, commodity, place).by_number.values())


def record_funds(said: Sequence[Said], *, by: User) -> None:
    """Records that groups keep something else too; all their members get accounts in it.

    Raises:
        Refusal: the group keeps a book in it before, or its first book begins later.
    """
    for one in said:
        commit([_fund(one, by)])


def _fund(said: Said, by: User) -> Entry:
    answers = said.answers
    group, commodity = answers["group"], answers["commodity"]
    check_right(permissions.RECORD_GROUP, {group.village_id}, by=by)
    lock_collective(group)
    first, *others = locked_funds(group)
    if commodity.pk in {fund.commodity_id for fund in (first, *others)}:
        raise Refusal({"commodity": [str(texts.FUND_THERE)]})
    if answers["opened_on"] < first.book.opened_on:
        shown = {"day": day_in_words(first.book.opened_on)}
        raise Refusal({"opened_on": [str(texts.BEFORE_FUND) % shown]})
    place = 1 + max(fund.place for fund in (first, *others))
    fund = Fund(
        id=said.operation.id,
        collective=group,
        book=first.book,
        commodity=commodity,
        place=place,
        opened_on=answers["opened_on"],
    )
    accounts = chart.new_accounts(first.book, commodity, place)
    rows: list[Row] = [fund, *accounts.by_number.values()]
    for member in group.members.filter(voided_by__isnull=True):
        rows += chart.new_member_accounts(fund, accounts, member)
    said.operation.touched = [str(group.pk)]
    return Entry(operation=said.operation, rows=rows, facts=facts.facts_of_fund(fund))


def record_members(said: Sequence[Said], *, by: User) -> None:
    """Records who joined, with accounts in every fund of the group.

    Raises:
        Refusal: the person lives in another commune.
    """
    for one in said:
        commit([_member(one, by)])


def _member(said: Said, by: User) -> Entry:
    answers = said.answers
    group, person = answers["group"], answers["person"]
    check_right(permissions.RECORD_GROUP, {group.village_id}, by=by)
    _refuse_stranger(group, person)
    lock_collective(group)
    member = Member(
        id=said.operation.id,
        collective=group,
        number=next_number(group),
        name=answers["name"] or (person.name if person else ""),
        sex=answers["sex"] or (person.sex if person else ""),
        person=person,
        joined_on=answers["joined_on"],
    )
    step = Step(member=member, from_on=member.joined_on, standing=answers["standing"])
    rows: list[Row] = [member, step]
    for fund in locked_funds(group):
        rows += chart.new_member_accounts(fund, chart.accounts_of(fund), member)
    said.operation.touched = [str(group.pk), str(member.pk)]
    return Entry(operation=said.operation, rows=rows)


def _refuse_stranger(group: Collective, person: Person | None) -> None:
    """A group is of one commune; people of the next village may belong to it."""
    if person is not None and _commune(group.village_id) != _commune(person.village_id):
        raise Refusal({"person": [str(texts.OTHER_COMMUNE)]})


def _commune(village_id: int) -> int | None:
    return next((one.id for one in chain(village_id) if one.level == Level.COMMUNE), None)


def record_steps(said: Sequence[Said], *, by: User) -> None:
    """Records what members became; who leaves has nothing in any fund any more.

    Raises:
        Refusal: something was said of the day before, or savings or a loan remain.
    """
    members = [one.answers["member"] for one in said]
    check_right(
        permissions.RECORD_GROUP, {member.collective.village_id for member in members}, by=by
    )
    for one in said:
        commit([_step(one)])


def _step(said: Said) -> Entry:
    names = ("member", "from_on", "standing", "why")
    step = Step(id=said.operation.id, **{name: said.answers[name] for name in names})
    lock_collective(step.member.collective)
    living = Step.objects.filter(member=step.member, voided_by__isnull=True)
    if living.filter(from_on=step.from_on).exists():
        raise Refusal({"from_on": [str(texts.STEP_SAID)]})
    if step.standing == Step.Standing.LEFT:
        _refuse_remainder(step.member)
    said.operation.touched = [str(step.member.collective_id), str(step.member_id)]
    return Entry(operation=said.operation, rows=[step])


def _refuse_remainder(member: Member) -> None:
    held = member.accounts.filter(voided_by__isnull=True).values_list(
        "savings__balance", "loans__balance"
    )
    if any(savings or loans for savings, loans in held):
        raise Refusal({"standing": [str(texts.OWES_STILL)]})
