"""Looks into an XLSX before anything opens it: how much it unpacks to, and where formulas are.

Nothing that the file says about its own size is believed: every part is unpacked here, piece by
piece and thrown away, and counted.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from sahakum.imports import texts
from sahakum.imports.rows import UnreadableError

MOST_PARTS = 1000
MOST_UNPACKED = 300_000_000
# An honest sheet of equal rows unpacks to about forty times its size; small files may to more.
MOST_TIMES = 200
SMALL = 5_000_000
MOST_CELLS = 6_000_000
PIECE = 1 << 18
OVERLAP = 600

_REFERENCE = re.compile(rb"\sr\s*=\s*[\"']([A-Z]{0,3})(\d{1,7})[\"']", re.IGNORECASE)
_FORMULA = re.compile(
    rb"<(?:\w+:)?c\s[^>]{0,200}?\br\s*=\s*[\"']([A-Z]{1,3}\d{1,7})[\"'][^>]{0,200}>\s*<(?:\w+:)?f[\s>/]",
    re.IGNORECASE,
)


@dataclass
class Sheet:
    """What one part of the file holds: its extent, and the references of cells with formulas."""

    rows: int = 0
    columns: int = 0
    formulas: set[str] = field(default_factory=set)


def look_into(path: Path) -> dict[str, Sheet]:
    """Sheets by the name of their part.

    Raises:
        UnreadableError: it is no XLSX, or unpacks to more than an honest list holds.
    """
    try:
        with zipfile.ZipFile(path) as archive, path.open("rb") as raw:
            parts = archive.infolist()
            if len(parts) > MOST_PARTS:
                raise UnreadableError(str(texts.ZIP_BOMB))
            return _Look(raw, path.stat().st_size).all(parts)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, ValueError) as error:
        raise UnreadableError(str(texts.NOT_A_WORKBOOK)) from error


class _Look:
    """Counts what the parts of one file really unpack to."""

    def __init__(self, raw: IO[bytes], packed: int) -> None:
        self.raw = raw
        self.left = min(MOST_UNPACKED, max(SMALL, packed * MOST_TIMES))

    def all(self, parts: list[zipfile.ZipInfo]) -> dict[str, Sheet]:
        return {part.filename: self._sheet(part) for part in parts}

    def _sheet(self, part: zipfile.ZipInfo) -> Sheet:
        sheet, before = Sheet(), b""
        is_sheet = part.filename.lower().endswith(".xml") and "sheet" in part.filename.lower()
        for piece in self._pieces(part):
            self.left -= len(piece)
            if self.left < 0:
                raise UnreadableError(str(texts.ZIP_BOMB))
            if is_sheet:
                _note(sheet, before + piece)
            before = piece[-OVERLAP:]
        return sheet

    def _pieces(self, part: zipfile.ZipInfo) -> Iterator[bytes]:
        self._seek(part)
        if part.flag_bits & 1 or part.compress_type not in (
            zipfile.ZIP_STORED,
            zipfile.ZIP_DEFLATED,
        ):
            raise UnreadableError(str(texts.NOT_A_WORKBOOK))
        packed = self._packed(part.compress_size)
        if part.compress_type == zipfile.ZIP_STORED:
            yield from packed
            return
        unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
        for piece in packed:
            yield unpacker.decompress(piece, PIECE)
            while unpacker.unconsumed_tail:
                yield unpacker.decompress(unpacker.unconsumed_tail, PIECE)

    def _seek(self, part: zipfile.ZipInfo) -> None:
        self.raw.seek(part.header_offset)
        header = self.raw.read(30)
        if header[:4] != b"PK\x03\x04":
            raise zipfile.BadZipFile
        name, extra = (
            int.from_bytes(header[26:28], "little"),
            int.from_bytes(header[28:30], "little"),
        )
        self.raw.seek(name + extra, 1)

    def _packed(self, size: int) -> Iterator[bytes]:
        while size > 0 and (piece := self.raw.read(min(size, PIECE))):
            size -= len(piece)
            yield piece


def _note(sheet: Sheet, text: bytes) -> None:
    for letters, number in _REFERENCE.findall(text):
        sheet.rows = max(sheet.rows, int(number))
        sheet.columns = max(sheet.columns, _number(letters))
    if sheet.rows * max(sheet.columns, 1) > MOST_CELLS:
        raise UnreadableError(texts.TOO_MANY_CELLS % {"most": f"{MOST_CELLS:,}"})
    sheet.formulas.update(found.decode().upper() for found in _FORMULA.findall(text))


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def place_of(reference: str) -> tuple[int, int]:
    """Line from 1 and column from 0 of a reference such as ``B12``."""
    letters = reference.rstrip("0123456789")
    return int(reference[len(letters) :]), _number(letters.encode()) - 1
