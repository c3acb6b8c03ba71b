"""Identifiers that sort roughly by the time they were made."""

import secrets
import time
from uuid import UUID


def uuid7() -> UUID:
    """Return a new UUID of version 7 (RFC 9562, section 5.7).

    The first 48 bits are milliseconds since 1970, the rest is random. Two made within one
    millisecond are in no particular order: nothing may rely on the order of identifiers.
    """
    milliseconds = time.time_ns() // 1_000_000
    value = (milliseconds << 80) | secrets.randbits(80)
    value = value & ~(0xF << 76) | (0x7 << 76)
    return UUID(int=value & ~(0x3 << 62) | (0x2 << 62))


def is_id(text: str) -> bool:
    """Tell whether a text is an identifier, written as we write it: 36 signs in lower case."""
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False
