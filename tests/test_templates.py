"""Templates hold the floors too: what they include, extend and link to stands lower or beside."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.template.loader import get_template
from django.urls import get_resolver
from django.urls.resolvers import URLPattern, URLResolver

from tests.house import PRODUCT, floors, may_know

TEMPLATES = sorted(PRODUCT.glob("*/templates/**/*.html"))
FILES = re.compile(r"{%\s*(?:include|extends)\s+['\"]([^'\"]+)['\"]")
HEADS_WITHOUT_SCOPE = re.compile(r"<th(?=[\s>])(?![^>]*\bscope=)")
LINKS = re.compile(r"{%\s*url\s+['\"]([^'\"]+)['\"]")


def owners() -> dict[str, str]:
    """Each name of an address with the package whose ``urls`` declares it."""
    return dict(_names(get_resolver().url_patterns, "config", ""))


def _names(
    patterns: list[URLPattern | URLResolver], package: str, space: str
) -> Iterator[tuple[str, str]]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            module = getattr(pattern.urlconf_name, "__name__", "")
            inner = module.split(".")[1] if module.startswith("sahakum.") else package
            name = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from _names(pattern.url_patterns, inner, name)
        elif pattern.name:
            yield f"{space}{pattern.name}", package


def package_of(path: Path) -> str:
    return path.relative_to(PRODUCT).parts[0]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_included_and_extended_templates_stand_lower(path: Path) -> None:
    for name in FILES.findall(path.read_text()):
        other = name.split("/")[0]
        assert other in floors(), f"{name} is no template of ours"
        assert may_know(package=package_of(path), other=other), name
        get_template(name)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_links_lead_to_addresses_that_stand_lower(path: Path) -> None:
    known = owners()
    for name in LINKS.findall(path.read_text()):
        assert name in known, f"{path.name}: there is no address named {name}"
        assert may_know(package=package_of(path), other=known[name]), f"{path.name}: {name}"


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_heads_of_tables_say_what_they_head(path: Path) -> None:
    """A screen reader tells the head of a column or row only where its scope is written."""
    assert not HEADS_WITHOUT_SCOPE.search(path.read_text()), f"{path.name}: a <th> has no scope"
