"""Addresses for programs, all under ``/api/``."""

from django.urls import path

from sahakum.api.views import api

urlpatterns = [path("", api.urls)]
