"""Sets a page as PDF. Only this module needs Pango: importing it without raises OSError."""

from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

FILES = (Path(__file__).parent / "static" / "sahakum").resolve()
# Where a page believes to stand; its style sheet and fonts are named from here.
HERE = "file:///sahakum/"
# Pango's fonts are shared by all that this process sets, and belong to one thread at a time.
_one_at_a_time = Lock()


class OwnFiles(URLFetcher):  # type: ignore[misc]
    """Gives the style sheet of paper and its fonts, and nothing else of the machine or the net."""

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
        """The content of one of our own files.

        Raises:
            ValueError: it is not ours.
        """
        path = (FILES / url.removeprefix(HERE)).resolve()
        if not url.startswith(HERE) or not path.is_relative_to(FILES):
            raise ValueError(url)
        kind = "text/css" if path.suffix == ".css" else "font/woff2"
        return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": kind})


def pdf_of(page: str) -> bytes:
    """A page of HTML as PDF, by the style sheet of paper."""
    with _one_at_a_time:
        sheet, fonts = _style()
        document = HTML(string=page, base_url=HERE, url_fetcher=OwnFiles(fail_on_errors=True))
        return bytes(document.write_pdf(stylesheets=[sheet], font_config=fonts))


@cache
def _style() -> tuple[CSS, FontConfiguration]:
    """The style sheet with its fonts, unpacked once: that takes as long as setting a page."""
    fonts = FontConfiguration()
    own = OwnFiles(fail_on_errors=True)
    return CSS(url=f"{HERE}paper.css", url_fetcher=own, font_config=fonts), fonts
