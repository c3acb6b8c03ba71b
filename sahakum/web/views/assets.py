"""What lasts: a village's list, one of it, and the forms that tell of it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from sahakum.accounts import permissions
from sahakum.assets import selectors
from sahakum.assets.models import Asset
from sahakum.assistance import selectors as assistance
from sahakum.assistance.models import Good
from sahakum.capture.intake import Word
from sahakum.journal import clock
from sahakum.localities import selectors as localities
from sahakum.registry import selectors as registry
from sahakum.web import areas, assets_page, recording, rows_of, wording
from sahakum.web.doors import needs, reader
from sahakum.web.record_page import RecordPage, asked


@needs(permissions.SEE_HOUSEHOLDS)
def assets(request: HttpRequest, place_id: int) -> HttpResponse:
    """What lasts in a village: what waits for a check, and all of it."""
    user = reader(request)
    place = areas.village_in_sight(user, str(place_id))
    page = assets_page.list_of(user, place)
    return render(request, "web/assets/list.html", {"section": "families", "page": page})


@needs(permissions.SEE_HOUSEHOLDS)
def asset(request: HttpRequest, asset_id: UUID) -> HttpResponse:
    """One of it: its state, checks and repairs, and who uses it."""
    page = assets_page.of(reader(request), asset_id)
    return render(request, "web/assets/asset.html", {"section": "families", "page": page})


@needs(permissions.RECORD_DELIVERY)
def new_asset(request: HttpRequest, place_id: int) -> HttpResponse:
    """Something that lasts was built or repaired in a village; `household` is for whom."""
    user = reader(request)
    place = areas.village_in_sight(user, str(place_id))
    asked = request.POST.get("household") or request.GET.get("household") or ""
    fixed = {"village": str(place.pk), "household": asked}
    if request.method == "POST":
        draft, outcome = recording.send(request, "asset", by=user, **fixed)
        if outcome.saved:
            messages.success(request, _("It is saved."))
            return redirect("asset", asset_id=draft.operation_id)
    else:
        first = fixed | {"how": "built", "done_on": wording.day_in_numbers(clock.today())}
        held = recording.held_draft(request, "asset", by=user)
        draft = held or recording.new_draft("asset", by=user, **first)
    context: dict[str, Any] = {
        "draft": draft,
        "place": place,
        "goods": assistance.goods([Good.Sort.ASSET]),
        "sites": [one for one in localities.sites_in(user, place) if one.village_id == place.pk],
        "families": registry.households_in(user, place),
        "chosen": {name: draft.form[name].value() for name in ("good", "site", "household")},
    }
    return render(request, "web/assets/new.html", context, status=draft.status)


@needs(permissions.RECORD_DELIVERY)
def new_check(request: HttpRequest, asset_id: UUID) -> HttpResponse:
    """Somebody looked at it."""
    today = wording.day_in_numbers(clock.today())
    return _about(request, asset_id, "asset_check", title=_("Check"), checked_on=today)


@needs(permissions.RECORD_DELIVERY)
def new_repair(request: HttpRequest, asset_id: UUID) -> HttpResponse:
    """It was repaired."""
    today = wording.day_in_numbers(clock.today())
    return _about(
        request, asset_id, "asset_repair", title=_("Repair"), repaired_on=today, state="works"
    )


def _about(
    request: HttpRequest, asset_id: UUID, kind: str, *, title: str, **first: str
) -> HttpResponse:
    user = reader(request)
    found = selectors.asset_for(user, asset_id)
    fixed = {"asset": str(found.pk)}
    if request.method == "POST":
        draft, outcome = recording.send(request, kind, by=user, **fixed)
        if outcome.saved:
            messages.success(request, _("It is saved."))
            return redirect("asset", asset_id=found.pk)
    else:
        held = recording.held_draft(request, kind, by=user)
        draft = held or recording.new_draft(kind, by=user, **fixed, **first)
    context = {"draft": draft, "asset": found, "title": title}
    return render(request, "web/assets/form.html", context, status=draft.status)


@needs(permissions.RECORD_DELIVERY)
def asset_families(request: HttpRequest, asset_id: UUID) -> HttpResponse:
    """Ticks for the families that use it, from a day on; or one held answer, corrected alone."""
    user = reader(request)
    found = selectors.asset_for(user, asset_id)
    if "held" in request.GET:
        return _held_family(request, found)
    sentences: list[str] = []
    if request.method == "POST":
        answers = assets_page.send_families(
            user,
            found,
            ticked=request.POST.getlist("household"),
            from_on=request.POST.get("from_on", ""),
            list_id=recording.posted_id(request),
        )
        wrong = [one for one in answers if one.word is not Word.SAVED]
        sentences = [text for one in wrong for texts in one.sentences.values() for text in texts]
        if not wrong:
            messages.success(request, _("It is saved."))
            return redirect("asset", asset_id=found.pk)
    context = {
        "asset": found,
        "families": assets_page.families_to_tick(user, found),
        "from_on": request.POST.get("from_on", wording.day_in_numbers(clock.today())),
        "operation_id": recording.posted_id(request),
        "sentences": list(dict.fromkeys(sentences)),
    }
    return render(request, "web/assets/families.html", context, status=422 if sentences else 200)


def _held_family(request: HttpRequest, found: Asset) -> HttpResponse:
    user = reader(request)
    held = recording.held_content(request, "asset_family", by=user)
    if held is None:
        return redirect("asset-families", asset_id=found.pk)
    family = assets_page.family_named(user, held.content.get("household"))
    page = RecordPage(
        kind="asset_family",
        title=rows_of.joined(_("Who uses it"), rows_of.family_name(family)),
        about=found.good.name,
        back=reverse("asset", args=[found.pk]),
        fixed={"asset": str(found.pk), "household": str(family.pk)},
    )
    return asked(request, page)
