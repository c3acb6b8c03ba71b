"""Every place to which a question may be bound."""

from sahakum.assessments.bound import amounts, debts, household, members
from sahakum.assessments.bound.store import Store

STORES: dict[str, Store] = {
    store.name: store
    for store in (
        amounts.INCOME,
        amounts.SPENDING,
        debts.DEBT,
        household.POVERTY_CARD,
        household.PHONE,
        household.SAFE_CONTACT,
        members.SCHOOLING,
    )
}
