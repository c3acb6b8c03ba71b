"""Answers and definitions that several tests use."""

import copy
from typing import Any
from uuid import UUID

SOCIAL: dict[str, Any] = {
    "members": "៥",
    "dependants": "3",
    "alone": "mother",
    "away": "one",
    "rice_short": "4",
    "income_from": ["wages", "remittance"],
    "income_wages": "៤០០.០០០",
    "income_wages_currency": "KHR",
    "income_wages_period": "month",
    "income_remittance": "១០០.០០០",
    "income_remittance_currency": "KHR",
    "income_remittance_period": "month",
    "has_debt": "yes",
    "lenders": ["private", "microfinance"],
    "debt_microfinance": "900",
    "debt_microfinance_currency": "USD",
    "debt_microfinance_since": "1/3/2025",
    "debt_microfinance_security": "land_title",
    "debt_private": "100",
    "debt_private_currency": "USD",
    "debt_private_since": "1/5/2025",
    "debt_private_security": "none",
    "house": "leaks",
    "ground": "own",
    "latrine": "no",
    "water": ["rain"],
    "illness": "yes",
    "treatment": "no",
    "school_age": "2",
    "out_of_school": "1",
    "alone_now": "yes",
    "alcohol": "yes",
    "violence": "no",
    "trips_with_children": "yes",
}
# 1 + 3 + 1 + 2 + 4 (100,000 riel for each) + 2 (4 million riel) + 5 + 1 + 1 + 0 + 1 + 2 + 0 + 2
SOCIAL_SCORE = 25
COPING = {"less_preferred": 7, "borrow": 2, "portions": 1, "adults_less": 3, "fewer_meals": 0}
HUNGER = {"no_food": "rarely", "slept_hungry": "often", "whole_day": "never"}
SCREENING = {
    "plans_to_leave": "child",
    "destination": "thailand",
    "recruiter": "stranger",
    "promise": "yes",
    "papers": "self",
    "advance": "no",
    "pressing_debt": "yes",
    "contact": "often",
    "alone_now": "no",
}
LATER = {
    "alone_now": "yes",
    "trips_with_children": "yes",
    "child_sent": "no",
    "not_free": "no",
    "not_paid": "yes",
    "threatened": "no",
    "detained": "no",
    "wants_help": "yes",
}
VILLAGE = {
    "share_away": "half",
    "border_near": "yes",
    "recruiters": "no",
    "children_along": "yes",
    "disappeared": "no",
    "left_behind": "12",
    "lenders": "yes",
    "disaster": "no",
    "landless": "few",
    "out_of_school": "2",
    "drink_gambling": "yes",
    "committee": "no",
    "known_number": "no",
    "school_far": "no",
    "road_cut": "no",
    "no_group": "yes",
}

OWN: dict[str, Any] = {
    "code": "own_check",
    "subject": "household",
    "title": {"km": "ការពិនិត្យរបស់យើង", "en": "Our check"},
    "scoring": {
        "method": "sum",
        "says": {"km": "បូក", "en": "Added"},
        "bands": [
            {"code": "low", "name": {"km": "ទាប", "en": "Low"}, "first": 0, "last": 2},
            {"code": "high", "name": {"km": "ខ្ពស់", "en": "High"}, "first": 3, "last": 99},
        ],
    },
    "sections": [
        {
            "title": {"km": "ផ្នែក", "en": "Part"},
            "questions": [
                {
                    "name": "well",
                    "text": {"km": "សុខសប្បាយទេ?", "en": "Well?"},
                    "points_if_no": 2,
                    "points_if_yes": 0,
                },
                {
                    "name": "hours",
                    "kind": "number",
                    "weight": 3,
                    "text": {"km": "ប៉ុន្មានម៉ោង?", "en": "How many hours?"},
                    "show_if": "well = 'no'",
                },
            ],
        }
    ],
}


def said(household: UUID, version: str, answers: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """The content of an assessment of a family."""
    content = {"household": str(household), "version": version, "assessed_on": "10/11/2026"}
    return content | {"answers": answers} | changes


def own(**changes: Any) -> dict[str, Any]:
    """A questionnaire of one's own, with other parts at the top."""
    return copy.deepcopy(OWN) | changes


def published(document: dict[str, Any]) -> dict[str, Any]:
    """The content that publishes a document."""
    return {"definition": document, "published_on": "1/11/2026"}
