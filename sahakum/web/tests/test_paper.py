"""Paper as PDF: in our own fonts, shaped, for the right people; a sentence where it cannot be."""

import io
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from pypdf import PdfReader
from pypdf.generic import ContentStream

from sahakum.accounts.models import User
from sahakum.groups import chart
from sahakum.groups.tests.world import Village, a_group, everybody, joined, saved
from sahakum.journal.models import View
from sahakum.places.models import Place
from sahakum.web import paper, passbook_paper, statement_paper
from sahakum.web.statement_period import PeriodForm

SignedIn = Callable[[User], Client]
FONTS = Path(paper.__file__).parent / "static" / "sahakum" / "fonts"
KHMER_FONT = FONTS / "noto-sans-khmer-khmer-wght-normal.woff2"
COENG = 0x17D2


@pytest.fixture(autouse=True)
def _pango() -> None:
    try:
        import weasyprint  # noqa: F401
    except OSError:
        pytest.skip("Pango is not installed.")


@pytest.fixture
def group(bopha: User, village: Place) -> Village:
    found = a_group(bopha, village)
    found.meet("2/2/2025", everybody(savings="10000", social="1000"), counted="55000")
    found.meet("2/3/2025", {0: {"lent": "30000"}, 1: {"fine": "500"}}, counted="25500")
    return found


def addresses(group: Village) -> dict[str, str]:
    """All that can be had on paper, by its name."""
    box = chart.accounts_of(group.fund)[chart.BOX]
    return {
        "sheet": reverse("collection-sheet-pdf", args=[group.fund.pk]),
        "share-out": reverse("share-out-pdf", args=[group.fund.pk]),
        "passbook": reverse("passbook-pdf", args=[group.members[0].pk]),
        "statement": reverse("statement-pdf", args=[box.pk]),
    }


def read(answer: Any) -> PdfReader:
    """The PDF of an answer."""
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/pdf"
    return PdfReader(io.BytesIO(answer.content))


def fonts_of(pdf: PdfReader) -> set[str]:
    """Names of the fonts, without the tag that says they are subsets."""
    found = set()
    for page in pdf.pages:
        resources: Any = page["/Resources"]
        for font in resources["/Font"].values():
            found.add(str(font["/BaseFont"]).split("+")[-1])
    return found


def glyphs_of(pdf: PdfReader) -> Iterator[tuple[str, int]]:
    """Each glyph that is drawn, with the name of its font."""
    for page in pdf.pages:
        resources: Any = page["/Resources"]
        name = ""
        for operands, operator in ContentStream(page.get_contents(), pdf).operations:
            if operator == b"Tf":
                name = str(resources["/Font"][operands[0]]["/BaseFont"]).split("+")[-1]
            elif operator == b"TJ":
                for part in operands[0]:
                    raw: bytes = getattr(part, "original_bytes", b"")
                    for place in range(0, len(raw), 2):
                        yield name, int.from_bytes(raw[place : place + 2], "big")


def test_all_paper_is_in_our_own_fonts_for_every_sign_and_names_nobody(
    group: Village, bopha: User, signed_in: SignedIn
) -> None:
    client = signed_in(bopha)
    for name, address in addresses(group).items():
        answer = client.get(address)
        pdf = read(answer)
        assert "Paper-Khmer" in fonts_of(pdf)
        assert all(font.startswith("Paper-") for font in fonts_of(pdf)), (name, fonts_of(pdf))
        drawn = list(glyphs_of(pdf))
        assert len(drawn) > 100
        assert all(glyph for _font, glyph in drawn), f"{name}: a sign has no glyph"
        assert re.fullmatch(r'inline; filename="[a-z0-9-]+\.pdf"', answer["Content-Disposition"])
        assert "no-store" in answer["Cache-Control"]
        assert pdf.metadata is not None
        assert pdf.metadata.title == "Sahakum"


def test_khmer_is_shaped_and_no_sign_of_a_subscript_is_left_standing(
    group: Village, bopha: User, signed_in: SignedIn
) -> None:
    font = TTFont(KHMER_FONT)
    left_standing = font.getGlyphID(font.getBestCmap()[COENG])
    pdf = read(signed_in(bopha).get(addresses(group)["passbook"]))
    # Who took a passbook away is written down, as for its page.
    assert View.objects.get(subject_id=group.members[0].pk).actor_id == bopha.pk
    khmer = [glyph for name, glyph in glyphs_of(pdf) if name.startswith("Paper-Khmer")]
    assert left_standing not in khmer
    # Subscripts are glyphs of their own, beyond those of single letters.
    single = {font.getGlyphID(name) for name in font.getBestCmap().values()}
    assert set(khmer) - single


def test_a_sheet_of_forty_says_its_number_in_khmer_and_repeats_its_head(
    group: Village, bopha: User, signed_in: SignedIn
) -> None:
    joined(group, 35)
    answer = signed_in(bopha).get(addresses(group)["sheet"])
    assert answer["Content-Disposition"] == 'inline; filename="sheet-3.pdf"'
    pages = [page.extract_text() for page in read(answer).pages]
    assert len(pages) == 2
    for text in pages:
        assert "៣" in text
        assert re.search("ពិន័យ", text), "the head of the table stands on every page"


def test_paper_is_only_for_who_may_see_the_page(
    group: Village, chantha: User, rithy: User, bopha: User, signed_in: SignedIn
) -> None:
    for address in addresses(group).values():
        assert signed_in(chantha).get(address).status_code == 404
        assert Client().get(address).status_code == 302
    chief = signed_in(rithy)
    allowed = {name: chief.get(address).status_code for name, address in addresses(group).items()}
    assert allowed == {"sheet": 403, "share-out": 403, "passbook": 200, "statement": 200}
    missing = reverse("passbook-pdf", args=[UUID(int=1)])
    assert signed_in(bopha).get(missing).status_code == 404


def test_a_passbook_goes_meeting_by_meeting_and_leaves_out_what_was_undone(
    group: Village, bopha: User
) -> None:
    wrong = group.meet("2/4/2025", {0: {"savings": "99000"}}, counted="124500")
    saved("void", {"operation": str(wrong), "reason": "typed twice"}, by=bopha)
    book = passbook_paper.of(bopha, group.members[0].pk).funds[0]
    said = [(row.paper, row.saved, row.savings, row.lent, row.owes) for row in book.rows]
    assert said == [
        ("១", "១០.០០០", "១០.០០០", "", ""),
        ("២", "", "១០.០០០", "៣០.០០០", "៣០.០០០"),
    ]
    assert book.before is None


def test_older_lines_of_a_passbook_are_brought_forward(
    group: Village, bopha: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(passbook_paper, "MOST_ROWS", 1)
    book = passbook_paper.of(bopha, group.members[0].pk).funds[0]
    assert book.before == ("១០.០០០", "")
    assert [row.paper for row in book.rows] == ["២"]


def test_a_statement_keeps_to_its_days_and_adds_up(group: Village, bopha: User) -> None:
    box = chart.accounts_of(group.fund)[chart.BOX]
    form = PeriodForm({"first": "១/៣/២០២៥", "last": "៣១/៣/២០២៥"})
    assert form.is_valid()
    found = statement_paper.of(bopha, box.pk, form)
    assert [line.day.month for line in found.lines] == [3, 3]
    assert found.sums.opening.startswith("៥៥.០០០")
    assert found.sums.into.startswith("៥០០")
    assert found.sums.out.startswith("៣០.០០០")
    assert found.sums.closing.startswith("២៥.៥០០")


def test_a_statement_says_how_many_rows_found_no_room(
    group: Village, bopha: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(statement_paper, "MOST_ROWS", 2)
    box = chart.accounts_of(group.fund)[chart.BOX]
    form = PeriodForm({})
    assert form.is_valid()
    found = statement_paper.of(bopha, box.pk, form)
    assert (len(found.lines), found.left_out) == (2, 10)
    assert found.sums.opening.startswith("៥៥.០០០")
    assert found.sums.closing.startswith("២៥.៥០០")


@pytest.mark.parametrize("asked", [{"first": "ម្សិលមិញ"}, {"first": "3/3/2025", "last": "1/3/2025"}])
def test_days_that_are_none_get_a_sentence(
    group: Village, bopha: User, signed_in: SignedIn, asked: dict[str, str]
) -> None:
    answer = signed_in(bopha).get(addresses(group)["statement"], asked)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()


def test_where_pango_is_missing_the_page_says_so_in_a_sentence(
    group: Village, bopha: User, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Missing:
        """Stands where weasyprint would: its library is not on this machine."""

        def find_spec(self, name: str, *rest: object) -> None:
            if name == "sahakum.web.pdf":
                raise OSError("cannot load library 'libpango-1.0-0'")

    monkeypatch.delitem(sys.modules, "sahakum.web.pdf", raising=False)
    monkeypatch.setattr(sys, "meta_path", [Missing(), *sys.meta_path])
    client = signed_in(bopha)
    for address in addresses(group).values():
        answer = client.get(address)
        assert answer.status_code == 501
        assert "Pango" in answer.content.decode()
    assert client.get(reverse("collection-sheet", args=[group.fund.pk])).status_code == 200


def test_only_our_own_files_are_read_while_paper_is_set() -> None:
    from sahakum.web.pdf import HERE, OwnFiles

    assert OwnFiles().fetch(f"{HERE}paper.css").read()
    for url in ("file:///etc/passwd", f"{HERE}../../../pdf.py", "http://127.0.0.1/", "data:,x"):
        with pytest.raises(ValueError, match=re.escape(url)):
            OwnFiles().fetch(url)
