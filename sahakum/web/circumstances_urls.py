"""Addresses of the circumstances of a family."""

from django.urls import path

from sahakum.web import circumstances_views as views

FAMILY = "families/<uuid:household_id>/circumstances/"

urlpatterns = [
    path(FAMILY, views.circumstances, name="circumstances"),
    path(f"{FAMILY}<slug:kind>/", views.history, name="circumstance-history"),
    path(f"{FAMILY}<slug:kind>/new/", views.new_circumstance, name="new-circumstance"),
    path(f"{FAMILY}<slug:kind>/<uuid:row_id>/", views.circumstance, name="circumstance"),
]
