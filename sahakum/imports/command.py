"""The command ``import``: who imports, a progress bar, and a report for people or programs."""

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import PermissionDenied
from django.utils import translation
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from sahakum.accounts import permissions
from sahakum.accounts.models import User
from sahakum.imports import run as runs
from sahakum.imports import texts
from sahakum.imports.described import described
from sahakum.imports.outcomes import FileReport, Report, Word
from sahakum.imports.tables import all_standing_tables
from sahakum.imports.templates import write_templates

MOST_PRINTED = 40


def run(options: argparse.Namespace) -> int:
    """Imports the folder; 1 when a row was refused or changed, 2 when nothing could be done."""
    if options.columns:
        _say(described(all_standing_tables()))
        return 0
    language = options.language or "km"
    with translation.override(language):
        if options.folder is None:
            return _stop(str(texts.WHICH_FOLDER))
        user = _user(options.by)
        if user is None or not user.may(permissions.IMPORT):
            return _stop(_why_not(options.by, user))
        with translation.override(options.language or user.language):
            return _templates(options, user) if options.templates else _import(options, user)


def _templates(options: argparse.Namespace, user: User) -> int:
    """Writes empty tables instead of reading filled ones."""
    language = options.language or user.language
    extension = options.templates
    written = write_templates(options.folder, by=user, extension=extension, language=language)
    if options.json:
        _say(json.dumps({"templates": [str(path) for path in written]}, ensure_ascii=False))
    else:
        _say("\n".join([*map(str, written), texts.TEMPLATES % {"count": len(written)}]))
    return 0


def _import(options: argparse.Namespace, user: User) -> int:
    try:
        with _bar(silent=options.json) as progress:
            report = runs.import_folder(
                options.folder,
                by=user,
                dry_run=options.dry_run,
                language=options.language or "",
                progress=progress,
            )
    except PermissionDenied:
        return _stop(str(texts.NOT_PERMITTED))
    if options.json:
        _say(json.dumps(report.as_data(), ensure_ascii=False, indent=1))
    else:
        _say("\n".join(_readable(report)))
    return 2 if report.fault else 0 if report.all_well else 1


def _user(username: str | None) -> User | None:
    """Who was named; without a name, the only person who may import."""
    active = User.objects.filter(is_active=True)
    if username:
        return active.filter(username=username).first()
    able = [user for user in active if user.may(permissions.IMPORT)]
    return able[0] if len(able) == 1 else None


def _why_not(username: str | None, user: User | None) -> str:
    if user is not None:
        return str(texts.NOT_PERMITTED)
    return str(texts.NO_USER % {"username": username} if username else texts.WHO)


def _stop(sentence: str) -> int:
    _say(sentence, to_error=True)
    return 2


def _say(text: str, *, to_error: bool = False) -> None:
    (sys.stderr if to_error else sys.stdout).write(f"{text}\n")


@contextmanager
def _bar(*, silent: bool) -> Iterator[runs.Progress]:
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), TimeRemainingColumn())
    disable = silent or not console.is_terminal
    with Progress(*columns, console=console, disable=disable) as bar:
        tasks: dict[str, TaskID] = {}

        def advance(name: str, done: int, total: int) -> None:
            task = tasks.get(name)
            if task is None:
                task = tasks[name] = bar.add_task(name, total=total)
            bar.update(task, completed=done, total=total)

        yield advance


def _readable(report: Report) -> Iterator[str]:
    if report.fault:
        yield report.fault
    for file in report.files:
        yield from _of_file(file, dry_run=report.dry_run)
    if report.dry_run:
        yield str(texts.DRY)


def _of_file(file: FileReport, *, dry_run: bool) -> Iterator[str]:
    if file.fault:
        yield f"{file.name}: {file.fault}"
        return
    counts = _counts(file, dry_run=dry_run)
    yield f"{file.name} ({file.title}): {file.rows} {texts.WORD_ROWS}, {counts}"
    for row in file.refused[:MOST_PRINTED]:
        sentence = f"{row.column}: {row.sentence}" if row.column else row.sentence
        yield "  " + texts.LINE % {"line": row.line, "sentence": sentence}
    if len(file.refused) > MOST_PRINTED:
        yield "  " + texts.MORE % {"count": len(file.refused) - MOST_PRINTED}
    if file.refused_file:
        yield "  " + texts.REFUSED_FILE % {"path": file.refused_file}


def _counts(file: FileReport, *, dry_run: bool) -> str:
    words = {
        Word.SAVED: texts.WORD_CHECKED if dry_run else texts.WORD_SAVED,
        Word.UNCHANGED: texts.WORD_UNCHANGED,
        Word.REFUSED: texts.WORD_REFUSED,
        Word.CHANGED: texts.WORD_CHANGED,
    }
    return ", ".join(f"{file.counts[word]} {shown}" for word, shown in words.items())
