"""What is expected of the addresses of business grants: who may use them, for which families.

A grant is read as its family is; only the organisation whose fund it is records about it. A fund
tells of no family: everybody of its organisation sees it, wherever they work.
"""

from tests.doors_asked import a_picture, page, photograph, sent, taken
from tests.roles_and_doors import (
    AREA,
    EVERYBODY,
    PROGRAMME,
    RECORDERS,
    SIGHT,
    SUPERVISORS,
    VOIDS,
    Door,
    Family,
)

READERS = EVERYBODY - {"rithy", "sokha"}
# Who records about a grant is of its organisation and sees the family, as who voids a visit.
OWN = VOIDS
RECEIPT = {"receipts-0-what": "ក្តារ", "receipts-0-amount": "20", "seen_on": "6/2/2026"}
BUDGET = {"budget-0-what": "ទ្រុង", "budget-0-quantity": "1", "budget-0-price": "90"}
ASKED = BUDGET | {"venture": "ចិញ្ចឹមមាន់", "applied_on": "6/2/2026", "asked": "90"}
DECLINED = {"decided_on": "6/2/2026", "outcome": "declined", "decided_by": "x", "minutes": "y"}
LOOKED = {"appraised_on": "6/2/2026", "appraised_by": "x", "findings": "y"}


def _grant(family: Family) -> tuple[str, ...]:
    return (str(family.business_grant),)


def _asked(family: Family) -> tuple[str, ...]:
    return (str(family.asked_grant),)


def _account(family: Family) -> tuple[str, ...]:
    return (str(family.grant_account),)


def _fund(family: Family) -> tuple[str, ...]:
    return (str(family.grant_fund),)


def _form(
    name: str, may: frozenset[str], *, of: str = "business_grant", **said: str
) -> dict[str, Door]:
    """A form about a grant: read, and sent."""
    tells = _grant if of == "business_grant" else _asked
    return {
        "": Door(ask=page(name, of=of), may=may, opens=OWN, alike=OWN, tells=tells),
        "post": Door(ask=sent(name, of=of, **said), may=may, opens=OWN, alike=OWN, writes=True),
    }


BUSINESS_GRANTS: dict[str, dict[str, Door]] = {
    "business-grants": {
        "": Door(ask=page("business-grants", of=""), may=READERS, opens=SIGHT, tells=_grant)
    },
    "village-business-grants": {
        "": Door(
            ask=page("village-business-grants", of="village"),
            may=READERS,
            opens=SIGHT,
            alike=AREA,
            of_places=True,
            tells=_grant,
        )
    },
    "business-grant": {
        "": Door(
            ask=page("business-grant", of="business_grant"), may=READERS, opens=SIGHT, alike=SIGHT
        )
    },
    "new-business-grant": {
        "": Door(ask=page("new-business-grant"), may=RECORDERS, opens=SIGHT, alike=SIGHT),
        "post": Door(
            ask=sent(
                "new-business-grant",
                fund="{family.grant_fund}",
                person="{family.head}",
                **ASKED,
            ),
            may=RECORDERS,
            opens=OWN,
            alike=SIGHT,
            writes=True,
        ),
    },
    # It was not sent back: the form opens, and says so when it is sent.
    "rewrite-business-grant": {
        "": _form("rewrite-business-grant", RECORDERS)[""],
    },
    "appraise-business-grant": _form(
        "appraise-business-grant", RECORDERS, of="asked_grant", **LOOKED
    ),
    "decide-business-grant": _form(
        "decide-business-grant", SUPERVISORS, of="asked_grant", **DECLINED
    ),
    "pay-business-grant": _form(
        "pay-business-grant", RECORDERS, paid_on="6/2/2026", amount="40", person="{family.head}"
    ),
    "prove-business-grant": _form("prove-business-grant", RECORDERS, **RECEIPT),
    "photograph-business-grant": {
        "": _form("photograph-business-grant", RECORDERS)[""],
        "post": Door(
            ask=taken("photograph-business-grant", of="business_grant", shows="receipt"),
            may=RECORDERS,
            opens=OWN,
            alike=OWN,
            writes=True,
        ),
    },
    "business-grant-photograph": {
        "": Door(
            ask=photograph("business-grant-photograph", of="grant_photograph"),
            may=READERS,
            opens=SIGHT,
            alike=SIGHT,
            tells=a_picture,
        )
    },
    "return-business-grant": _form(
        "return-business-grant", RECORDERS, returned_on="6/2/2026", amount="5"
    ),
    "follow-business-grant": _form(
        "follow-business-grant", RECORDERS, asked_on="6/5/2026", fares="well"
    ),
    "close-business-grant": _form(
        "close-business-grant", SUPERVISORS, closed_on="6/5/2026", given_up="50", why="ផ្លាស់លំនៅ"
    ),
    "grant-fund": {
        "": Door(
            ask=page("grant-fund", of="grant_fund"),
            may=READERS,
            opens=PROGRAMME,
            alike=PROGRAMME,
            tells=_account,
        )
    },
    "grant-statement": {
        "": Door(
            ask=page("grant-statement", of="grant_account"),
            may=READERS,
            opens=PROGRAMME,
            alike=PROGRAMME,
            tells=_fund,
        )
    },
    "new-grant-money": {
        "": Door(
            ask=page("new-grant-money", of="grant_fund"),
            may=SUPERVISORS,
            opens=PROGRAMME,
            alike=PROGRAMME,
            tells=_fund,
        ),
        "post": Door(
            ask=sent(
                "new-grant-money",
                of="grant_fund",
                received_on="6/2/2026",
                amount="100",
                source="x",
            ),
            may=SUPERVISORS,
            opens=PROGRAMME,
            alike=PROGRAMME,
            writes=True,
        ),
    },
}
