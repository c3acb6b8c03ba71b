"""What the page of lists shows: empty tables to download, and what became of files sent."""

import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from django.core.files.uploadedfile import UploadedFile
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sahakum.accounts.models import User
from sahakum.imports.columns import Table
from sahakum.imports.outcomes import Report, Word
from sahakum.imports.run import import_folder
from sahakum.imports.templates import tables_by_topic
from sahakum.imports.topics import Topic

# A longer list is imported at the office with ./run import, which has no such limit.
MOST_BYTES = 5 * 1024 * 1024
MOST_FILES = 10

NO_FILES = _("Please choose one or more files.")
TOO_MUCH = _("These files are too large for this page. Import them at the office: ./run import")


@dataclass(kw_only=True)
class ImportPage:
    """Empty tables by topic; after files were sent, the report or the one thing wrong with them."""

    topics: list[tuple[Topic, list[Table]]]
    report: Report | None = None
    sentence: str | Promise = ""

    @property
    def counts(self) -> list[tuple[str, int]]:
        """Rows by what became of them."""
        return [(word.value, self.report.count(word)) for word in Word] if self.report else []


def page_for(by: User) -> ImportPage:
    """The page before anything was sent."""
    return ImportPage(topics=tables_by_topic(by))


def sent(files: list[UploadedFile], *, dry_run: bool, by: User) -> ImportPage:
    """Imports the files that a page sent, or only checks them."""
    if not files:
        return replace(page_for(by), sentence=NO_FILES)
    if len(files) > MOST_FILES or sum(file.size or 0 for file in files) > MOST_BYTES:
        return replace(page_for(by), sentence=TOO_MUCH)
    with tempfile.TemporaryDirectory() as folder:
        _write(files, Path(folder))
        language = get_language() or by.language
        report = import_folder(Path(folder), by=by, dry_run=dry_run, language=language)
    return replace(page_for(by), report=report)


def _write(files: Iterable[UploadedFile], folder: Path) -> None:
    for file in files:
        # Only the last part of the name: a file never lands outside the folder.
        target = folder / Path(file.name or "list.csv").name
        with target.open("wb") as out:
            out.writelines(file.chunks())
