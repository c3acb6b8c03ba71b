"""Which rules of a loan do not go together, each with the sentence that says so."""

from sahakum.lending.terms import Terms
from sahakum.lib.checked import TermsError


def refuse_what_does_not_fit(terms: Terms, *, listed: bool) -> None:
    """``listed``: due days are named one by one.

    Raises:
        TermsError: two rules contradict each other.
    """
    level = terms.amortisation == "equal_instalments" and terms.method == "declining"
    rest, found = terms.rounding.rest, _unfit_rounding(terms, level=level)
    found |= {
        "instalment: only equal instalments can be said, and the last row takes the rest.": (
            terms.instalment and (terms.amortisation != "equal_instalments" or rest != "last")
        ),
        "by: between listed due days periods differ; say by day, or a rate for a period.": (
            listed and terms.by == "period" and terms.rate_period != "period" and terms.rate
        ),
    }
    for sentence, unfit in found.items():
        if unfit:
            raise TermsError(sentence)


def _unfit_rounding(terms: Terms, *, level: bool) -> dict[str, object]:
    rounding = terms.rounding
    return {
        "rounding.rest: with declining interest and equal instalments the first row cannot"
        " take the rest, as it would change the interest of all others; say last or level.": (
            level and rounding.rest == "first"
        ),
        "rounding.rest: nearest is for equal instalments with declining interest; say last.": (
            not level and rounding.rest == "nearest"
        ),
        "rounding.interest: with declining interest and equal instalments interest is rounded"
        " row by row; say each.": level and rounding.interest != "each",
    }
