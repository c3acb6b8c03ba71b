"""Reading the body of a request: JSON of a sensible depth."""

import json
from typing import Any, cast

from django.http import HttpRequest
from ninja.parser import Parser

# A batch of the deepest form needs eight levels. What is far deeper cannot be a record, and would
# exhaust whoever walks through it later: the digest, the held content, a page that shows it.
MOST_LEVELS = 32


class TooDeep(ValueError):
    """A body is nested deeper than ``MOST_LEVELS``."""


class BodyParser(Parser):
    """Reads JSON and refuses what is nested too deep."""

    def parse_body(self, request: HttpRequest) -> dict[str, Any]:
        """The body as data.

        Raises:
            TooDeep: it is nested too deep.
            ValueError: it is not JSON in Unicode.
        """
        try:
            said = json.loads(request.body)
        except RecursionError as error:
            raise TooDeep from error
        if is_deeper(said, than=MOST_LEVELS):
            raise TooDeep
        return cast(dict[str, Any], said)


def is_deeper(said: object, *, than: int) -> bool:
    """Whether lists and objects stand in each other on more than so many levels."""
    level = [said]
    for _ in range(than):
        level = [inner for one in level for inner in _inside(one)]
    return any(isinstance(one, list | dict) for one in level)


def _inside(one: object) -> list[object]:
    if isinstance(one, dict):
        return list(one.values())
    return one if isinstance(one, list) else []
