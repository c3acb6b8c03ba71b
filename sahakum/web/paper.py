"""Answers with paper: an article that a browser can print too, as PDF in our own fonts."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from sahakum.web import wording


def answer(request: HttpRequest, article: str, about: dict[str, Any], *, name: str) -> HttpResponse:
    """The PDF of an article, or a page that says in a sentence why there is none here.

    ``name`` is the name of the file. It names nobody: files lie about on phones that are shared.
    """
    try:
        from sahakum.web.pdf import pdf_of
    except OSError:  # Pango is no Python package, so that a machine may lack it.
        return render(request, "web/paper_missing.html", status=501)
    context = about | {"article": article, "language": wording.language()}
    headers = {
        "Content-Disposition": f'inline; filename="{name}.pdf"',
        "Content-Language": wording.language(),
        "Cache-Control": "private, no-store",
    }
    page = render_to_string("web/paper.html", context)
    return HttpResponse(pdf_of(page), content_type="application/pdf", headers=headers)
