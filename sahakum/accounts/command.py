"""The command ``key``: gives a user a key for a program, ends it, or lists what there is."""

import argparse
import json
import sys
from typing import Any

from django.utils import translation
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from sahakum.accounts.models import ProgramKey, User
from sahakum.accounts.services import end_program_keys, make_program_key

LONGEST_NAME = 80
NOT_DONE = 2


def run(options: argparse.Namespace) -> int:
    """Does what was asked for; 1 when there is no such key, 2 when nothing could be done."""
    with translation.override(options.language or "km"):
        user = User.objects.filter(username=options.username, is_active=True).first()
        if user is None:
            sentence = _("Nobody signs in as “%(username)s”.") % {"username": options.username}
            return _stop(sentence, NOT_DONE)
        if options.list:
            return _list(user, as_json=options.json)
        if options.end is not None:
            return _end(options.end, user, as_json=options.json)
        return _make(options.name.strip(), user, as_json=options.json)


def _make(name: str, user: User, *, as_json: bool) -> int:
    if not 0 < len(name) <= LONGEST_NAME:
        sentence = _("The name of a program has 1 to %(most)s characters.")
        return _stop(sentence % {"most": LONGEST_NAME}, NOT_DONE)
    key = make_program_key(name=name, by=user)
    if as_json:
        return _answer({"username": user.username, "name": name, "key": key})
    told = {"name": name, "user": user.name}
    # The key alone goes to the output, so that it can be handed on without being read.
    _say(_("“%(name)s” works in the name of %(user)s with this key.") % told, to_error=True)
    _say(key)
    _say(_("It is shown this once only: keep it like a password."), to_error=True)
    return 0


def _end(name: str, user: User, *, as_json: bool) -> int:
    ended = end_program_keys(name=name, of=user)
    told = {"name": name, "user": user.name}
    if as_json:
        _answer({"username": user.username, "name": name, "ended": ended})
    elif ended:
        _say(_("The key “%(name)s” of %(user)s has ended.") % told)
    else:
        _say(_("%(user)s has no key “%(name)s” that lasts.") % told, to_error=True)
    return 0 if ended else 1


def _list(user: User, *, as_json: bool) -> int:
    keys = list(user.program_keys.order_by("made_at", "pk"))
    if as_json:
        return _answer([_described(key) for key in keys])
    for key in keys:
        state = _("ended") if key.ended_at else _("lasts")
        _say(f"{localtime(key.made_at):%d/%m/%Y %H:%M}  {state}  {key.name}")
    return 0


def _described(key: ProgramKey) -> dict[str, str | None]:
    ended = key.ended_at.isoformat() if key.ended_at else None
    return {"name": key.name, "made_at": key.made_at.isoformat(), "ended_at": ended}


def _answer(said: Any) -> int:
    _say(json.dumps(said, ensure_ascii=False))
    return 0


def _stop(sentence: str, status: int) -> int:
    _say(sentence, to_error=True)
    return status


def _say(text: str, *, to_error: bool = False) -> None:
    (sys.stderr if to_error else sys.stdout).write(f"{text}\n")
