"""``./run books``: lists the books and writes one as a Beancount file."""

import argparse
import json
import sys
from uuid import UUID

from sahakum.ledger.beancount import lines_of
from sahakum.ledger.models import Book

NO_BOOK = "There is no book {}. `./run books` lists them."


def run(options: argparse.Namespace) -> int:
    """Lists or writes; answers 2 when the book is unknown."""
    if options.book is None:
        return _list(as_json=options.json)
    book = _find(options.book)
    if book is None:
        sys.stderr.write(NO_BOOK.format(options.book) + "\n")
        return 2
    for line in lines_of(book):
        _say(line)
    return 0


def _list(*, as_json: bool) -> int:
    books = list(Book.objects.filter(voided_by__isnull=True).order_by("name_km", "pk"))
    if as_json:
        _say(json.dumps([{"id": str(book.pk), "name": book.latin_name} for book in books]))
        return 0
    for book in books:
        _say(f"{book.pk}  {book.latin_name}")
    return 0


def _find(text: str) -> Book | None:
    try:
        return Book.objects.filter(pk=UUID(text), voided_by__isnull=True).first()
    except ValueError:
        return None


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
