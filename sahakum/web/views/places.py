"""Places: finding one, adding what no list holds, sites, and reviewing a newer list."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sahakum.accounts import permissions
from sahakum.journal import clock
from sahakum.web import following, newer_places, places_page, recording, wording
from sahakum.web.doors import needs, reader

LONGEST_SEARCH = 100


@login_required
def places(request: HttpRequest) -> HttpResponse:
    """Search by name in either script, other name or code."""
    text = request.GET.get("q", "").strip()[:LONGEST_SEARCH]
    found = places_page.found_places(reader(request), text)
    return render(request, "web/places/list.html", {"section": "more", "text": text, "rows": found})


@login_required
def place(request: HttpRequest, place_id: int) -> HttpResponse:
    """One place: its names and codes, what lies inside, and the sites in it."""
    page = places_page.of(reader(request), places_page.place_for(place_id))
    return render(request, "web/places/place.html", {"section": "more", "page": page})


@needs(permissions.RECORD_PLACE)
def new_place(request: HttpRequest, place_id: int) -> HttpResponse:
    """A sub-village, settlement or urban community inside a village or commune."""
    user = reader(request)
    parent = places_page.reached_place(user, place_id)
    fixed = {"parent": str(parent.pk)}
    if request.method == "POST":
        draft, outcome = recording.send(request, "place", by=user, **fixed)
        if outcome.saved:
            messages.success(request, _("The place is added."))
            return redirect("place", place_id=parent.pk)
    else:
        first = fixed | {
            "type": "krom" if parent.is_village else "settlement",
            "from_on": wording.day_in_numbers(clock.today()),
        }
        held = recording.held_draft(request, "place", by=user)
        draft = held or recording.new_draft("place", by=user, **first)
    context = {"section": "more", "draft": draft, "place": parent, "title": _("New place")}
    return render(request, "web/places/form.html", context, status=draft.status)


@needs(permissions.RECORD_PLACE)
def place_names(request: HttpRequest, place_id: int) -> HttpResponse:
    """Other names by which a place is found."""
    user = reader(request)
    named = places_page.reached_place(user, place_id)
    if request.method == "POST":
        draft, outcome = recording.send(request, "place_alias", by=user, place=str(named.pk))
        if outcome.saved:
            messages.success(request, _("The names are added."))
            return redirect("place", place_id=named.pk)
    else:
        draft = recording.new_draft("place_alias", by=user, place=str(named.pk))
    context = {"section": "more", "draft": draft, "place": named, "title": _("Other names")}
    return render(request, "web/places/form.html", context, status=draft.status)


@needs(permissions.RECORD_SITE)
def new_site(request: HttpRequest, place_id: int) -> HttpResponse:
    """A school, health centre, water point or other point in a village."""
    user = reader(request)
    village = places_page.reached_place(user, place_id)
    fixed = {"village": str(village.pk)}
    if request.method == "POST":
        draft, outcome = recording.send(request, "site", by=user, **fixed)
        if outcome.saved:
            messages.success(request, _("The site is saved."))
            return redirect("place", place_id=village.pk)
    else:
        first = fixed | {"noted_on": wording.day_in_numbers(clock.today())}
        held = recording.held_draft(request, "site", by=user)
        draft = held or recording.new_draft("site", by=user, **first)
    context = {"section": "more", "draft": draft, "place": village, "title": _("New site")}
    return render(request, "web/places/form.html", context, status=draft.status)


@needs(permissions.RECORD_HOUSEHOLD)
def follow_place(request: HttpRequest, place_id: int) -> HttpResponse:
    """Takes families along to the new number of their village; only a button does it."""
    user, ended = reader(request), places_page.place_for(place_id)
    if not following.may_follow(user, ended):
        raise Http404
    if request.method == "POST":
        done = following.follow(user, ended)
        counted = ngettext("%(count)s family follows.", "%(count)s families follow.", done.moved)
        messages.success(request, counted % {"count": wording.number(done.moved)})
        for sentence in done.sentences:
            messages.error(request, sentence)
    return redirect("place", place_id=ended.pk)


@needs(permissions.RENEW_PLACES)
def newer(request: HttpRequest) -> HttpResponse:
    """Send a newer gazetteer, look at its differences, accept some or all."""
    page = newer_places.page_of(request)
    context = {"section": "more", "page": page}
    return render(request, "web/places/newer.html", context, status=page.status)
