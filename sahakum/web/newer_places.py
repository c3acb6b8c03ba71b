"""The page on which an administrator reviews a newer gazetteer."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from django.core import signing
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from django.utils.translation import gettext as _

from sahakum.capture.intake import Word
from sahakum.journal import clock
from sahakum.lib.dates import DayError, parse_day
from sahakum.localities import differences, gazetteer_files, renewals, showing
from sahakum.localities.differences import Difference
from sahakum.localities.models import PlaceChange
from sahakum.web import wording
from sahakum.web.doors import reader

MOST_BYTES = 5 * 1024 * 1024
# More changes than these are accepted in several rounds.
MOST_SHOWN = 300
SALT = "sahakum.newer-places"
NAMES = (
    "sort",
    "code",
    "level",
    "name_km",
    "name_en",
    "type",
    "parent_code",
    "held_code",
    "held_parent",
    "room",
)


@dataclass(frozen=True, kw_only=True)
class Line:
    """One difference on the page: its number, its sentence, and what it says when accepted."""

    number: int
    sentence: str
    signed: str
    problem: str = ""


@dataclass(frozen=True, kw_only=True)
class Group:
    """Differences of one sort."""

    title: str
    lines: list[Line]


@dataclass(kw_only=True)
class NewerPage:
    """The file's differences in groups, or what became of those that were accepted."""

    groups: list[Group] = field(default_factory=list)
    total: int = 0
    compared: bool = False
    accepted: int = 0
    sentences: list[str] = field(default_factory=list)
    source: str = ""
    from_on: str = ""

    @property
    def shown(self) -> int:
        """How many differences stand on the page."""
        return sum(len(group.lines) for group in self.groups)

    @property
    def status(self) -> int:
        """HTTP status: 422 when something needs attention."""
        return 422 if self.sentences else 200


def page_of(request: HttpRequest) -> NewerPage:
    """An empty page, the review of a file, or what was accepted."""
    if request.method != "POST":
        return NewerPage()
    if request.POST.get("step") in ("chosen", "all"):
        return _accepted(request)
    return _compared(request.FILES.get("file"))


def _compared(file: UploadedFile | None) -> NewerPage:
    if file is None:
        return NewerPage(sentences=[_("Please choose a file.")])
    if (file.size or 0) > MOST_BYTES:
        return NewerPage(sentences=[_("This file is too large for a list of places.")])
    try:
        found = differences.compare(gazetteer_files.read(file.read()))
    except gazetteer_files.GazetteerFault as fault:
        return NewerPage(sentences=fault.sentences)
    return _page(found, source=file.name or "")


def _page(found: Sequence[Difference], *, source: str, **more: Any) -> NewerPage:
    today = wording.day_in_numbers(clock.today())
    return NewerPage(
        groups=_groups(found[:MOST_SHOWN], more.pop("problems", {})),
        total=len(found),
        compared=True,
        source=source[:200],
        **({"from_on": today} | more),
    )


def _groups(found: Sequence[Difference], problems: dict[str, str]) -> list[Group]:
    lines = [(one.sort, _line(number, one, problems)) for number, one in enumerate(found)]
    order = [sort.value for sort in PlaceChange.Sort]
    lines.sort(key=lambda line: order.index(line[0]))
    return [
        Group(
            title=str(PlaceChange.Sort(sort).label),
            lines=[line for _sort, line in group],
        )
        for sort, group in groupby(lines, key=lambda line: line[0])
    ]


def _line(number: int, one: Difference, problems: dict[str, str]) -> Line:
    # Signed, so that what is accepted is what was reviewed.
    signed = signing.dumps({name: getattr(one, name) for name in NAMES}, salt=SALT)
    return Line(
        number=number,
        sentence=showing.sentence(one),
        signed=signed,
        problem=problems.get(one.key, ""),
    )


def _accepted(request: HttpRequest) -> NewerPage:
    chosen = _chosen(request)
    source, said = request.POST.get("source", "")[:200], request.POST.get("from_on", "")
    try:
        day = parse_day(said).date
    except DayError:
        sentence = _("This is not a date. Write day/month/year, for example 16/11/2026.")
        return _page(chosen, source=source, sentences=[sentence], from_on=said)
    if not chosen:
        return NewerPage(sentences=[_("Please choose what to accept, and send the file again.")])
    answers = renewals.accept(chosen, from_on=day, source=source, by=reader(request))
    left = [one for one in chosen if answers[one.key].word is not Word.SAVED]
    problems = {
        one.key: " ".join(text for texts in answers[one.key].sentences.values() for text in texts)
        for one in left
    }
    sentences = [_("Some could not be accepted.")] if left else []
    return _page(
        left,
        source=source,
        problems=problems,
        sentences=sentences,
        accepted=len(chosen) - len(left),
        from_on=said,
    )


def _chosen(request: HttpRequest) -> list[Difference]:
    every = request.POST.get("step") == "all"
    numbers = set(request.POST.getlist("choice"))
    signed = [
        request.POST.get(f"line-{number}", "")
        for number in range(MOST_SHOWN)
        if every or str(number) in numbers
    ]
    return [Difference(**values) for values in map(_opened, signed) if values]


def _opened(signed: str) -> dict[str, Any]:
    try:
        opened: dict[str, Any] = signing.loads(signed, salt=SALT)
    except signing.BadSignature:
        return {}
    return opened
