"""Addresses of animals: herds of banks, single animals, families' own."""

from django.urls import path

from sahakum.web.views import animals, photographs

urlpatterns = [
    path("herds/", animals.herds, name="herds"),
    path("herds/<uuid:fund_id>/", animals.herd, name="herd"),
    path("herds/<uuid:fund_id>/animals/new/", animals.new_herd_animal, name="new-herd-animal"),
    path("herds/<uuid:fund_id>/rules/new/", animals.new_herd_rules, name="new-herd-rules"),
    path("herds/<uuid:fund_id>/waiting/new/", animals.new_waiting, name="new-waiting"),
    path("animals/<uuid:animal_id>/", animals.animal, name="animal"),
    path(
        "animals/<uuid:animal_id>/photographs/new/",
        photographs.new_of_animal,
        name="new-animal-photograph",
    ),
    path(
        "animals/photographs/<uuid:photograph_id>/<slug:size>/",
        photographs.of_animal,
        name="animal-photograph",
    ),
    path(
        "animals/<uuid:animal_id>/<slug:sort>/new/",
        animals.new_animal_event,
        name="new-animal-event",
    ),
    path("families/<uuid:household_id>/animals/", animals.family_animals, name="family-animals"),
    path(
        "families/<uuid:household_id>/animals/new/",
        animals.new_family_animal,
        name="new-family-animal",
    ),
]
