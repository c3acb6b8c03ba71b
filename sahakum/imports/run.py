"""Imports a folder: its files one after the other, each row through the one door."""

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from django.core.exceptions import PermissionDenied
from django.utils import translation

from sahakum.accounts import permissions
from sahakum.accounts.models import User
from sahakum.imports import texts
from sahakum.imports.batches import Door, batches_of
from sahakum.imports.cells import Reading
from sahakum.imports.memo import Memo
from sahakum.imports.outcomes import MOST_SHOWN, FileReport, Outcome, Refused, Report
from sahakum.imports.questionnaires import is_closed
from sahakum.imports.reading_units import units_of
from sahakum.imports.recognising import files_of, recognise
from sahakum.imports.refusals import RefusedFile
from sahakum.imports.rows import Source, UnreadableError
from sahakum.imports.tables import tables_for

Progress = Callable[[str, int, int], None]
REFUSED_FOLDER = "refused"


def _silent(name: str, done: int, total: int) -> None:
    """Progress for nobody."""


def import_folder(
    folder: Path,
    *,
    by: User,
    dry_run: bool = False,
    language: str = "",
    progress: Progress = _silent,
) -> Report:
    """Imports the CSV and XLSX files right in a folder; families first, then what refers to them.

    Every row is checked by the form and the service of its kind. Rows that are refused come back
    in ``folder/refused``. Stopped in the middle, it goes on where it was when it is run again:
    ids are derived, so that rows stored already are unchanged. With ``dry_run`` everything is
    checked and nothing stored. ``progress`` is told of each file how much is done, of how much.

    Raises:
        PermissionDenied: the person may not import.
    """
    if not by.may(permissions.IMPORT):
        raise PermissionDenied
    with translation.override(language or by.language), ExitStack() as stack:
        report = Report(folder=str(folder), dry_run=dry_run)
        memo = Memo() if dry_run else None
        if memo is not None:
            stack.callback(memo.close)
        door = Door(by=by, memo=memo)
        for source in _sources(folder, report, by):
            report.files.append(_import(source, folder, door, progress))
        return report


def _sources(folder: Path, report: Report, by: User) -> list[Source]:
    """The files that were recognised, in the order in which their tables build on each other."""
    if not folder.is_dir():
        report.fault = texts.NO_FOLDER % {"folder": folder}
        return []
    sources, files, tables = [], files_of(folder), tables_for(by)
    for path in files:
        try:
            sources.append(recognise(path, tables))
        except UnreadableError as error:
            # Its headings are unknown because nothing is asked by them any more.
            closed = is_closed(path.stem, by=by)
            fault = str(texts.CLOSED_QUESTIONNAIRE if closed else error)
            report.files.append(FileReport(name=path.name, fault=fault))
    if not files:
        report.fault = str(texts.NO_FILES)
    return sorted(sources, key=lambda source: tables.index(source.table))


def _import(source: Source, folder: Path, door: Door, progress: Progress) -> FileReport:
    table = source.table
    report = FileReport(name=source.name, table=table.name, title=table.title)
    units = units_of(Reading(source=source, by=door.by))
    with RefusedFile(source, folder / REFUSED_FOLDER) as refused:
        for batch in batches_of(units):
            for outcome in door.take(batch):
                _count(report, outcome, source)
                if outcome.problems:
                    refused.add(outcome)
            progress(source.name, batch[-1].rows[-1].done, source.reader.size)
    report.refused_file = str(refused.path or "")
    return report


def _count(report: FileReport, outcome: Outcome, source: Source) -> None:
    report.counts[outcome.word] += len(outcome.rows)
    for problem in outcome.problems[: MOST_SHOWN - len(report.refused)]:
        report.refused.append(
            Refused(
                file=source.name,
                line=problem.row.line,
                column=source.heading_of(problem.column),
                sentence=problem.sentence,
                word=outcome.word,
            )
        )
