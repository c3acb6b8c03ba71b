"""Tells the packages above that a family lives in another village now.

A package that keeps the village beside the family (to find who is due in an area) registers a
function when it is made ready; it runs in the transaction of the change.
"""

from collections.abc import Callable
from uuid import UUID

Follower = Callable[[UUID, int], None]

_followers: list[Follower] = []


def register_follower(follower: Follower) -> None:
    """Announces a function of a family's id and its village's id."""
    _followers.append(follower)


def tell(household_id: UUID, village_id: int) -> None:
    """Calls every follower."""
    for follower in _followers:
        follower(household_id, village_id)
