"""Addresses below ``/imports/``: empty templates to download."""

from django.urls import path

from sahakum.imports import views

urlpatterns = [
    path("templates/<slug:name>.<slug:extension>", views.template, name="import-template"),
]
