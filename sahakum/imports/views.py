"""Empty tables to download. The import itself is run at the office (``./run import``)."""

from collections.abc import Callable
from typing import cast

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from sahakum.accounts.models import User
from sahakum.imports.blanks import blank_csv, blank_xlsx
from sahakum.imports.columns import LANGUAGES, Table
from sahakum.imports.tables import table_named

MAKERS: dict[str, tuple[Callable[[Table, str], bytes], str]] = {
    "csv": (blank_csv, "text/csv; charset=utf-8"),
    "xlsx": (
        blank_xlsx,
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
}


@require_safe
@login_required
def template(request: HttpRequest, name: str, extension: str) -> HttpResponse:
    """An empty table of a kind as CSV or XLSX; ``?language=en`` or ``km`` chooses the headings."""
    table = table_named(name, by=cast(User, request.user))
    if table is None or extension not in MAKERS:
        raise Http404
    asked = request.GET.get("language", get_language() or "km")
    make, content_type = MAKERS[extension]
    response = HttpResponse(
        make(table, asked if asked in LANGUAGES else "km"), content_type=content_type
    )
    response["Content-Disposition"] = f'attachment; filename="{name}.{extension}"'
    return response
