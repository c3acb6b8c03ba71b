"""Rules of keeping and of the store that a whole meeting must follow."""

from sahakum.capture.kinds import Refusal
from sahakum.capture.texts import numeral
from sahakum.groups import chart, texts
from sahakum.groups.forms.meetings import OF_BANK
from sahakum.groups.services.sitting import Line, Sitting
from sahakum.ledger.amounts import said


def refuse_against_keeping(sitting: Sitting, answers: Line) -> None:
    """Nothing goes to a bank that is not there; much is taken out only with minutes.

    Raises:
        Refusal: it is one of these.
    """
    keeping = sitting.keeping
    bank = keeping.bank_id if keeping else None
    for name in OF_BANK:
        if answers[name] and not bank:
            raise Refusal({name: [str(texts.NO_BANK)]})
    if answers["expense_set_aside"] and sitting.accounts.find(chart.SET_ASIDE) is None:
        raise Refusal({"expense_set_aside": [str(texts.NO_SET_ASIDE)]})
    limit = keeping.withdrawal_limit if keeping else None
    taken = max((line["withdrawn"] for line in answers["lines"]), default=0)
    if limit and taken > limit and not answers["minutes"]:
        shown = {"limit": said(int(limit), sitting.fund.commodity)}
        raise Refusal({"minutes": [str(texts.WITHDRAWAL_MINUTES) % shown]})


def refuse_over_stock(sitting: Sitting, lines: list[Line], stays: int, out: int) -> None:
    """No more of the rice is out than the rules of the store allow.

    ``stays`` is what the store holds and ``out`` what is owed when the meeting is over.

    Raises:
        Refusal: it is more; the sentence says how much could be lent.
    """
    rules, lent = sitting.store, sum(line["lent"] for line in lines)
    if rules is None or not lent:
        return
    before = stays + lent
    if rules.most_at_once is not None and lent * 100 > before * rules.most_at_once:
        most = before * rules.most_at_once // 100
        _refuse(sitting, texts.TOO_MUCH_AT_ONCE, rules.most_at_once, most)
    if rules.most_out is not None and out * 100 > (stays + out) * rules.most_out:
        most = max(0, (stays + out) * rules.most_out // 100 - (out - lent))
        _refuse(sitting, texts.TOO_MUCH_OUT, rules.most_out, most)


def _refuse(sitting: Sitting, sentence: object, percent: int, most: int) -> None:
    shown = {"percent": numeral(percent), "most": said(most, sitting.fund.commodity)}
    raise Refusal({"lines": [str(sentence) % shown]})
