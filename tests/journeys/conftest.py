"""A served office and a phone of 360 px with Debian's own Chromium."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from tests.house import REPOSITORY
from tests.journeys.furnishing import PASSWORD
from tests.journeys.paces import press
from tests.office import migrated

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
PATIENCE_SECONDS = 60
PHONE: ViewportSize = {"width": 360, "height": 760}
Visitor = Callable[..., Page]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an office with people but no families, on SQLite."""
    folder = tmp_path_factory.mktemp("site")
    environment = _environment(folder)
    with migrated(folder):
        _run("tests.journeys.furnishing", environment=environment)
        yield from _served(environment)


def _served(environment: dict[str, str]) -> Iterator[str]:
    """The address of the office while it is served."""
    port = _free_port()
    words = [sys.executable, "-m", "sahakum", "serve", "--port", str(port), "--workers", "1"]
    server = subprocess.Popen(words, cwd=REPOSITORY, env=environment)
    try:
        _wait_for(f"http://127.0.0.1:{port}/sign-in/")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(PATIENCE_SECONDS)


# Kept no longer than a file of tests: while it runs, Django takes its loop for an asynchronous one.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The machine's own Chromium."""
    program = next(filter(None, map(shutil.which, BROWSERS)), None)
    if program is None:
        pytest.skip("Chromium is not installed.")
    with sync_playwright() as driver:
        found = driver.chromium.launch(
            executable_path=program, args=["--no-sandbox", "--disable-gpu"]
        )
        yield found
        found.close()


@pytest.fixture
def visitor(site: str, browser: Browser) -> Iterator[Visitor]:
    """Gives a signed-in page on a phone; scripts can be forbidden."""
    contexts = []

    def visit(username: str, *, scripts: bool = True) -> Page:
        context = browser.new_context(
            viewport=PHONE, base_url=site, java_script_enabled=scripts, locale="en-US"
        )
        contexts.append(context)
        page = context.new_page()
        page.goto("/sign-in/")
        page.fill("[name=username]", username)
        page.fill("[name=password]", PASSWORD)
        press(page.locator("main button"))
        return page

    yield visit
    for context in contexts:
        context.close()


def _environment(folder: Path) -> dict[str, str]:
    before = os.environ.get("PYTHONPATH", "")
    return os.environ | {
        "PYTHONPATH": os.pathsep.join([str(REPOSITORY), *([before] if before else [])]),
        "DJANGO_SETTINGS_MODULE": str(settings.SETTINGS_MODULE),
        "SAHAKUM_DATA": str(folder),
        "SAHAKUM_DATABASE_URL": "",
        "SAHAKUM_HOSTS": "127.0.0.1",
    }


def _run(module: str, *, environment: dict[str, str]) -> None:
    subprocess.run([sys.executable, "-m", module], cwd=REPOSITORY, env=environment, check=True)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(address: str) -> None:
    end = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            urllib.request.urlopen(address, timeout=5).close()
            return
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.1)
