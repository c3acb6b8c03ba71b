"""The demonstration's part of assessments: answers to the social-economic questionnaire."""

import datetime
from typing import Any
from uuid import UUID

from sahakum.lib.chance import Chance

Content = dict[str, Any]

# How families live, and which share of them.
STANDINGS = (("secure", 0.3), ("getting_by", 0.4), ("in_need", 0.3))
# Wages in riel a month, months without rice, and what stands out at a first look.
WAGES = {
    "secure": (1_600_000, 2_600_000),
    "getting_by": (300_000, 700_000),
    "in_need": (150_000, 400_000),
}
RICE_SHORT = {"secure": (0, 0), "getting_by": (1, 4), "in_need": (5, 9)}
# What is asked alone only was left for another day.
LATER = {"has_debt": "no", "alone_now": "no"}
SIGNS = ("house", "ground", "latrine", "alone", "away")
HOMES = {
    "secure": ("sound", "own", "yes", "no", "no"),
    "getting_by": ("leaks", "own", "no", "no", "one"),
    "in_need": ("unsafe", "without_right", "no", "mother", "one"),
}


def social_economic(
    *, chance: Chance, household: UUID, assessed_on: datetime.date, standing: str = ""
) -> Content:
    """The content of the kind ``assessment`` for the social-economic questionnaire."""
    lives = standing or chance.weighted(STANDINGS)
    return {
        "household": str(household),
        "version": "social_economic",
        "assessed_on": assessed_on.isoformat(),
        "answers": _answers(lives, chance),
    }


def _answers(lives: str, chance: Chance) -> Content:
    in_need = lives == "in_need"
    answers = {
        "members": str(chance.between(3, 7)),
        "dependants": str(chance.between(1, 5 if in_need else 3)),
        "rice_short": str(chance.between(*RICE_SHORT[lives])),
        "income_from": ["wages"],
        "income_wages": str(chance.between(*WAGES[lives]) // 10_000 * 10_000),
        "income_wages_currency": "KHR",
        "income_wages_period": "month",
    }
    children = {"school_age": "2", "out_of_school": "1" if in_need else "0"}
    ill = {"illness": "no" if lives == "secure" else "yes", "treatment": "no"}
    home = dict(zip(SIGNS, HOMES[lives], strict=True))
    return {**answers, **home, **children, **ill, "water": ["rain"], **LATER}
