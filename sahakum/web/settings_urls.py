"""Addresses of the pages of settings."""

from django.urls import path

from sahakum.web.views import settings

urlpatterns = [
    path("settings/", settings.settings, name="settings"),
    path("settings/<slug:rule>/", settings.setting, name="setting"),
    path("settings/<slug:rule>/new/", settings.new_setting, name="new-setting"),
]
