"""GLOSSARY.md holds one word per thing; every model stands in it with all its columns."""

import re

import pytest
from django.apps import apps

from tests.house import REPOSITORY, floors

COLUMNS = ("English", "Khmer", "code name", "meaning", "source")
KHMER = re.compile("[\u1780-\u17ff]")


def rows() -> dict[str, dict[str, str]]:
    """Each row of the table by its code name."""
    lines = (REPOSITORY / "GLOSSARY.md").read_text().splitlines()
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if "|" in line]
    words = [dict(zip(COLUMNS, row, strict=True)) for row in cells if len(row) == len(COLUMNS)]
    return {word["code name"].strip("`"): word for word in words}


def models() -> list[str]:
    """Names of all models of our packages."""
    known = floors()
    return sorted(m.__name__ for m in apps.get_models() if m._meta.app_label in known)


@pytest.mark.parametrize("name", models())
def test_every_model_stands_in_the_glossary(name: str) -> None:
    word = rows().get(name)
    assert word is not None, f"GLOSSARY.md has no row for {name}"
    assert KHMER.search(word["Khmer"])
    assert all(word.values())
