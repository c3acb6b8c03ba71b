"""Icons by name, drawn once in `static/sahakum/icons.svg` and shown by reference."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

# A name that is not drawn would show nothing at all: better to fail in a test.
NAMES = frozenset(
    [
        "alert",
        "away",
        "back",
        "bars",
        "call",
        "camera",
        "check",
        "chev",
        "clock",
        "close",
        "cow",
        "day",
        "down",
        "edit",
        "exit",
        "eye",
        "folder",
        "go",
        "hand",
        "heart",
        "house",
        "info",
        "lock",
        "money",
        "more",
        "paper",
        "people",
        "pin",
        "plus",
        "print",
        "receipt",
        "rice",
        "ring",
        "school",
        "search",
        "shield",
        "sun",
        "sync",
        "talk",
        "wait",
        "water",
    ]
)


def icon(name: str) -> SafeString:
    """Return the drawing of an icon for a page; it is decoration, the word beside it speaks.

    Raises KeyError for a name that is not drawn.
    """
    if name not in NAMES:
        raise KeyError(name)
    return format_html(
        '<svg class="i" aria-hidden="true"><use href="{}#i-{}"/></svg>',
        static("sahakum/icons.svg"),
        name,
    )
