"""Every text a user sees exists in Khmer and English."""

from pathlib import Path

import pytest

from sahakum.config import translations

PO = """msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgid "Save"
msgstr ""

msgid "%(count)s families"
msgstr "គ្រួសារ"

msgid "Gone"
msgstr "បាត់"
"""


def test_nothing_is_missing() -> None:
    assert [str(finding) for finding in translations.findings()] == []


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package with two texts in code, one in a template, and a poor catalogue."""
    monkeypatch.setattr(translations, "PRODUCT", tmp_path / "product")
    folder = tmp_path / "product" / "sample"
    (folder / "templates").mkdir(parents=True)
    (folder / "__init__.py").touch()
    (folder / "texts.py").write_text('A = _("Save")\nB = gettext("%(count)s families")\n')
    page = '{% load i18n %}{% translate "Today" %}'
    (folder / "templates" / "page.html").write_text(page)
    catalogue = folder / translations.CATALOGUE
    catalogue.parent.mkdir(parents=True)
    catalogue.write_text(PO)
    return folder


def test_each_kind_of_finding_is_found(package: Path) -> None:
    found = {(finding.problem, finding.text) for finding in translations.findings_of(package)}
    assert found == {
        ("missing", "Save"),
        ("missing", "Today"),
        ("other placeholders", "%(count)s families"),
        ("unused", "Gone"),
    }


def test_update_adds_and_drops_and_keeps(package: Path) -> None:
    translations.update(package)
    text = (package / translations.CATALOGUE).read_text()
    assert 'msgid "Today"' in text
    assert "បាត់" not in text
    assert "គ្រួសារ" in text


def test_compiling_is_done_once(package: Path) -> None:
    assert translations.compile_stale() == 1
    assert translations.compile_stale() == 0
