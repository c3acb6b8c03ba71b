"""Where somebody came from, carried in an address: after saving, one goes on from there."""

from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

BACK = "back"


def carried(address: str, *, back: str) -> str:
    """An address that leads back to another one when all is done."""
    return f"{address}?{urlencode({BACK: back})}"


def of(request: HttpRequest, *, otherwise: str) -> str:
    """The page that an address leads back to; what is no page of ours counts as none."""
    back = request.GET.get(BACK, "")
    ours = back.startswith("/") and url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    return back if ours else otherwise
