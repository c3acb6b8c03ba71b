"""Settings of the office: what holds today, since when and by whose word; what changes."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from sahakum.accounts import permissions
from sahakum.journal import clock
from sahakum.rules import selectors
from sahakum.rules.catalogue import RULES, Rule
from sahakum.rules.services import may_change
from sahakum.web import wording
from sahakum.web.doors import needs, reader
from sahakum.web.record_page import RecordPage, asked


@needs(permissions.SEE_SETTINGS)
def settings(request: HttpRequest) -> HttpResponse:
    """Every setting with the values of today and those that are coming."""
    user = reader(request)
    found = selectors.settings_on(clock.today(), by=user)
    context = {"settings": found, "may_change": may_change(user)}
    return render(request, "web/settings/settings.html", context)


@needs(permissions.SEE_SETTINGS)
def setting(request: HttpRequest, rule: str) -> HttpResponse:
    """One setting through all its days."""
    user = reader(request)
    names = selectors.names_of_bands(user)
    found = selectors.setting_on(_rule(rule), clock.today(), names)
    context = {
        "setting": found,
        "may_change": may_change(user),
        "bands": selectors.bands_to_set(names) if "band" in found.rule.parts else (),
        "kinds": selectors.kinds_to_set(found.rule),
    }
    return render(request, "web/settings/setting.html", context)


@needs(permissions.KEEP_SETTINGS)
def new_setting(request: HttpRequest, rule: str) -> HttpResponse:
    """Other values from a day to come on; asked beginning with those of today."""
    if not may_change(reader(request)):
        raise PermissionDenied
    found = _rule(rule)
    said = {name: request.GET.get(name, "") for name in found.parts}
    now = selectors.values_on(found, clock.today(), said)
    page = RecordPage(
        kind=found.kind,
        title=str(found.title),
        about=_("Settings"),
        back=reverse("setting", args=[found.code]),
        first=now | {"from_on": wording.day_in_numbers(clock.today() + selectors.ONE_DAY)},
    )
    return asked(request, page)


def _rule(code: str) -> Rule:
    if code not in RULES:
        raise Http404
    return RULES[code]
