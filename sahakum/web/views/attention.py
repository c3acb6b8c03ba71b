"""What was kept and waits for a correction."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sahakum.web import attention_page
from sahakum.web.doors import reader


@login_required
def attention(request: HttpRequest) -> HttpResponse:
    """One's own held records; a supervisor also sees those of the organisation."""
    context = {"section": "attention", "waiting": attention_page.of(reader(request))}
    return render(request, "web/attention.html", context)
