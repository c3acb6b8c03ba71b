"""Translations: finds the texts of a package, compares them to its Khmer, compiles them.

Texts are English in code and templates; Khmer stands in the package's own
``locale/km/LC_MESSAGES/django.po``. Compiled ``.mo`` files are built where they are stale and
never committed.
"""

import io
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

PRODUCT = Path(__file__).resolve().parent.parent
LANGUAGE = "km"
CATALOGUE = Path("locale") / LANGUAGE / "LC_MESSAGES" / "django.po"
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
PLACEHOLDER = re.compile(r"%\((\w+)\)[a-z]|%[sd]|\{(\w*)\}")


@dataclass(frozen=True)
class Finding:
    """One text that is not well translated: where, what is wrong, and the English text."""

    package: str
    problem: str
    text: str

    def __str__(self) -> str:
        return f"{self.package}: {self.problem}: {self.text!r}"


def packages() -> list[Path]:
    """Directories of all packages of the product, in order of their names."""
    return sorted(path.parent for path in PRODUCT.glob("*/__init__.py"))


def extracted(package: Path) -> Catalog:
    """Every text of the package's code and templates, as an untranslated catalogue."""
    catalogue = Catalog(locale=LANGUAGE, charset="utf-8", fuzzy=False)
    for path in _sources(package):
        source = io.BytesIO(_as_python(path).encode())
        for line, message, comments, context in extract("python", source, KEYWORDS):
            place = (path.relative_to(PRODUCT.parent).as_posix(), line)
            catalogue.add(message, locations=[place], auto_comments=comments, context=context)
    return catalogue


def findings() -> list[Finding]:
    """What is missing, fuzzy, unused or has other placeholders, in all packages."""
    return [finding for package in packages() for finding in findings_of(package)]


def findings_of(package: Path) -> Iterator[Finding]:
    """What is wrong with the translations of one package."""
    wanted, translated = extracted(package), _read(package)
    for message in _texts(wanted):
        problem = _problem(translated.get(message.id, message.context))
        if problem:
            yield Finding(package.name, problem, _english(message))
    for message in _texts(translated):
        if wanted.get(message.id, message.context) is None:
            yield Finding(package.name, "unused", _english(message))


def update(package: Path) -> None:
    """Adds missing texts to the package's ``.po``, drops unused ones, keeps every translation."""
    wanted, path = extracted(package), package / CATALOGUE
    if not len(wanted) and not path.exists():
        return
    catalogue = _read(package)
    catalogue.update(wanted, no_fuzzy_matching=True, update_creation_date=False)
    catalogue.obsolete.clear()
    catalogue.header_comment = "# Khmer texts of Sahakum, under the licence of the product."
    catalogue.project = "Sahakum"
    catalogue.last_translator = catalogue.language_team = "Sahakum"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as target:
        # In the order of the texts and without line numbers: two people who add texts at the same
        # time then rarely change the same lines.
        write_po(target, catalogue, width=100, sort_output=True, include_lineno=False)


def compile_stale() -> int:
    """Compiles each ``.po`` that is newer than its ``.mo``; answers how many."""
    stale = [path for path in PRODUCT.glob(f"*/{CATALOGUE}") if _is_stale(path)]
    for path in stale:
        _compile(path)
    return len(stale)


def _is_stale(path: Path) -> bool:
    compiled = path.with_suffix(".mo")
    return not compiled.exists() or compiled.stat().st_mtime < path.stat().st_mtime


def _compile(path: Path) -> None:
    # Two processes may compile at once: each writes its own file, and the rename is atomic.
    draft = path.with_suffix(f".{os.getpid()}.mo")
    with path.open("rb") as source, draft.open("wb") as target:
        write_mo(target, read_po(source, locale=LANGUAGE))
    draft.replace(path.with_suffix(".mo"))


def _sources(package: Path) -> list[Path]:
    paths = [*package.rglob("*.py"), *package.glob("templates/**/*.html")]
    return sorted(path for path in paths if not {"tests", "migrations"} & set(path.parts))


def _as_python(path: Path) -> str:
    if path.suffix == ".py":
        return path.read_text()
    from django.utils.translation.template import templatize

    return str(templatize(path.read_text(), origin=str(path)))


def _read(package: Path) -> Catalog:
    path = package / CATALOGUE
    if not path.exists():
        return Catalog(locale=LANGUAGE, charset="utf-8", fuzzy=False)
    with path.open("rb") as source:
        return read_po(source, locale=LANGUAGE)


def _texts(catalogue: Catalog) -> Iterator[Message]:
    return (message for message in catalogue if message.id)


def _problem(message: Message | None) -> str:
    if message is None or not message.string or not all(_forms(message.string)):
        return "missing"
    if message.fuzzy:
        return "fuzzy"
    # A plural form may leave the number out ("one family"): the last form must name everything.
    expected = _placeholders(_forms(message.id)[-1])
    found = _placeholders(_forms(message.string)[-1])
    return "" if expected == found else "other placeholders"


def _forms(text: str | list[str] | tuple[str, ...]) -> list[str]:
    return [text] if isinstance(text, str) else list(text)


def _placeholders(text: str) -> set[str]:
    return {match.group(0) for match in PLACEHOLDER.finditer(text)}


def _english(message: Message) -> str:
    return _forms(message.id)[0]
