"""Rows and states: what a list says of one thing, in the reader's words."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class State:
    """A word, then an icon, then a tone (ok, due, late, new or none); never colour alone."""

    word: str
    icon: str = ""
    tone: str = ""


@dataclass(frozen=True, kw_only=True)
class Row:
    """One line of a list: a mark, a name, the reason it stands here, and its state."""

    mark: str
    name: str
    reason: str
    mark_tone: str = ""
    address: str = ""
    state: State | None = None
    done: bool = False
