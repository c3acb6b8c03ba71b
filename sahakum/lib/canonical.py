"""The one way a value is written down before it is digested.

Equal content gives equal bytes on every machine and in every year: this is what the journal's
chain and the recognition of repeated operations stand on. Never change what is written here for
a kind of value that was already accepted; add kinds only.
"""

import json
from datetime import UTC, date, datetime
from decimal import Decimal
from hashlib import sha256
from typing import Any
from uuid import UUID

from sahakum.lib.dates import Day


def _decimal_text(value: Decimal) -> str:
    """Write a decimal without exponent and without zeros that say nothing: 1.500 is "1.5"."""
    if not value.is_finite():
        raise ValueError("An infinite or undefined number has no canonical form.")
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def _moment_text(value: datetime) -> str:
    """Write a moment in UTC, so that the server's time zone leaves no trace."""
    if value.tzinfo is None:
        raise TypeError("A moment without a time zone has no canonical form.")
    return value.astimezone(UTC).isoformat()


def _plain(value: object) -> Any:
    """Turn what JSON does not know into what it knows; the encoder calls this."""
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, Decimal):
        return _decimal_text(value)
    if isinstance(value, datetime):
        return _moment_text(value)
    if isinstance(value, date | Day):
        return value.isoformat()
    if isinstance(value, bytes | memoryview):
        return value.hex()
    raise TypeError(f"A {type(value).__name__} has no canonical form.")


_encode = json.JSONEncoder(
    ensure_ascii=False,
    check_circular=False,
    allow_nan=False,
    sort_keys=True,
    separators=(",", ":"),
    default=_plain,
).encode


def canonical_bytes(value: Any) -> bytes:
    """Return `value` as deterministic JSON in UTF-8.

    Keys are sorted, there are no blanks, tuples are lists, dates and moments (in UTC) are ISO
    texts, a UUID is its text, a Decimal its shortest plain text, bytes their hexadecimal digits.
    Raises TypeError for any other kind of value (a set has no order) and ValueError for an
    infinite number or a text that is not valid Unicode (a lone surrogate).
    """
    return _encode(value).encode()


def digest(value: Any) -> bytes:
    """Return the SHA-256 digest (32 bytes) of the canonical bytes of `value`."""
    return sha256(canonical_bytes(value)).digest()
