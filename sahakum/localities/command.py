"""The command ``places``: shows differences with a newer gazetteer and accepts them."""

import argparse
import datetime
import json
import sys
from collections.abc import Sequence
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sahakum.accounts.models import User
from sahakum.capture.intake import Answer, Word
from sahakum.journal import clock
from sahakum.lib.dates import DayError, parse_day
from sahakum.localities import differences, gazetteer_files, renewals, showing
from sahakum.localities.differences import Difference

NOT_DONE = 2


class _Stop(Exception):
    """Nothing can be done, for a reason that the caller reads."""


def run(options: argparse.Namespace) -> int:
    """Does what was asked for; 1 when a difference was not accepted, 2 when nothing was done."""
    with translation.override(options.language or "km"):
        try:
            found = _differences(options)
            accepts = options.action == "accept"
            return _accept(found, options) if accepts else _list(found, as_json=options.json)
        except _Stop as stop:
            _say(str(stop), to_error=True)
            return NOT_DONE


def _differences(options: argparse.Namespace) -> list[Difference]:
    try:
        return differences.compare(gazetteer_files.read(options.file.read_bytes()))
    except OSError as error:
        raise _Stop(f"{options.file}: {error.strerror}") from error
    except gazetteer_files.GazetteerFault as fault:
        raise _Stop("\n".join(fault.sentences)) from fault


def _list(found: Sequence[Difference], *, as_json: bool) -> int:
    if as_json:
        _say(json.dumps([showing.described(one) for one in found], ensure_ascii=False, indent=1))
        return 0
    for one in found:
        _say(f"{one.key:22} {showing.sentence(one)}")
    counted = ngettext("%(count)s difference", "%(count)s differences", len(found))
    _say(counted % {"count": len(found)})
    return 0


def _accept(found: Sequence[Difference], options: argparse.Namespace) -> int:
    chosen = list(found) if options.all else _chosen(found, options.only)
    by = User.objects.filter(username=options.by or "", is_active=True).first()
    if by is None:
        raise _Stop(_("Say with --as who accepts: somebody who signs in here."))
    answers = renewals.accept(
        chosen, from_on=_day(options.from_on), source=options.source or options.file.name, by=by
    )
    return _report(chosen, answers, as_json=options.json)


def _chosen(found: Sequence[Difference], keys: Sequence[str]) -> list[Difference]:
    known = {one.key for one in found}
    strange = [key for key in keys if key not in known]
    if strange or not keys:
        shown = ", ".join(strange) or "--only, --all"
        raise _Stop(_("Choose differences that the list shows: %(keys)s") % {"keys": shown})
    return [one for one in found if one.key in keys]


def _day(said: str | None) -> datetime.date:
    try:
        return parse_day(said).date if said else clock.today()
    except DayError as error:
        raise _Stop(_("“%(day)s” is not a day.") % {"day": said}) from error


def _report(chosen: Sequence[Difference], answers: dict[str, Answer], *, as_json: bool) -> int:
    left = [one for one in chosen if answers[one.key].word is not Word.SAVED]
    if as_json:
        described: list[dict[str, Any]] = [
            {"key": key, "word": answer.word, "sentences": answer.sentences}
            for key, answer in answers.items()
        ]
        _say(json.dumps(described, ensure_ascii=False))
        return 1 if left else 0
    for one in left:
        sentences = [text for texts in answers[one.key].sentences.values() for text in texts]
        _say(f"{one.key:22} {' '.join(sentences)}", to_error=True)
    told = {"done": len(chosen) - len(left), "left": len(left)}
    _say(_("Accepted: %(done)s. Not accepted: %(left)s.") % told)
    return 1 if left else 0


def _say(text: str, *, to_error: bool = False) -> None:
    (sys.stderr if to_error else sys.stdout).write(f"{text}\n")
