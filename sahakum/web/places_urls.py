"""Addresses of the pages of places."""

from django.urls import path

from sahakum.web.views import places

urlpatterns = [
    path("places/", places.places, name="places"),
    path("places/newer/", places.newer, name="newer-places"),
    path("places/<int:place_id>/", places.place, name="place"),
    path("places/<int:place_id>/new/", places.new_place, name="new-place"),
    path("places/<int:place_id>/follow/", places.follow_place, name="follow-place"),
    path("places/<int:place_id>/names/", places.place_names, name="place-names"),
    path("places/<int:place_id>/sites/new/", places.new_site, name="new-site"),
]
