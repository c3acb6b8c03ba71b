"""Contracts: by which rules an animal is given to whom."""

from typing import Any

from sahakum.animals import texts
from sahakum.animals.holding import held_by
from sahakum.animals.lives import Standing
from sahakum.animals.models import Contract, HerdRules, LifeEvent, NamedNext
from sahakum.animals.selectors import rules_on
from sahakum.animals.services.checking import refuse_stranger
from sahakum.animals.terms import read_terms, terms_of
from sahakum.capture.kinds import Refusal
from sahakum.capture.texts import numeral
from sahakum.journal.models import Row
from sahakum.lib.ids import uuid7

Answers = dict[str, Any]


def contract_of(event: LifeEvent, answers: Answers) -> list[Row]:
    """The contract of who receives an animal, and whom she names as next.

    Raises:
        Refusal: she or who is named is no member, or no rules hold.
    """
    fund, member, day = event.animal.fund, event.receiver, event.happened_on
    if fund is None:
        raise Refusal({"animal": [str(texts.CONTRADICTIONS["not_of_bank"])]})
    refuse_stranger(fund, member, day, "member")
    rules = rules_on(fund, day)
    if rules is None:
        raise Refusal({"happened_on": [str(texts.NO_HERD_RULES)]})
    named, terms = answers["named"] or [], terms_of(rules)
    contract = Contract(id=uuid7(), event=event, terms=terms.frozen(), drawn=answers["drawn"])
    for row in named:
        refuse_stranger(fund, row["member"], day, "named")
    return [contract, *(_next(contract, row, place) for place, row in enumerate(named, 1))]


def _next(contract: Contract, row: Answers, place: int) -> NamedNext:
    return NamedNext(contract=contract, member=row["member"], place=place)


def judge_contract(contract: Contract, answers: Answers) -> None:
    """Whether what was agreed allows to give this animal to her.

    Raises:
        Refusal: she has as many animals as the rules give, named too few, or the lottery is not
            told.
    """
    event, terms, named = contract.event, read_terms(contract.terms), answers["named"] or []
    if terms.lottery == HerdRules.Lottery.YES and not contract.drawn:
        raise Refusal({"drawn": [str(texts.DRAWN_NEEDED)]})
    if len(named) < terms.next_named:
        shown = {"number": numeral(terms.next_named)}
        raise Refusal({"named": [str(texts.NAMED_TOO_FEW) % shown]})
    held = held_by(event.animal, event.receiver)
    if held >= terms.heads:
        shown = {"name": event.receiver.name, "heads": numeral(held)}
        raise Refusal({"member": [str(texts.HEADS_REACHED) % shown]})


def refuse_title(standing: Standing) -> None:
    """By some contracts an animal never becomes the family's own.

    Raises:
        Refusal: this is one of them.
    """
    contract = standing.contract
    if contract is not None and contract.terms["title"] == HerdRules.Title.NEVER:
        raise Refusal({"sort": [str(texts.TITLE_NEVER)]})
