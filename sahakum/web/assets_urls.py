"""Addresses of what lasts, of the catalogue, and of deliveries to a village or a school."""

from django.urls import path

from sahakum.web.views import assets, catalogue, deliveries

urlpatterns = [
    path("villages/<int:place_id>/lasting/", assets.assets, name="assets"),
    path("villages/<int:place_id>/lasting/new/", assets.new_asset, name="new-asset"),
    path("lasting/<uuid:asset_id>/", assets.asset, name="asset"),
    path("lasting/<uuid:asset_id>/check/", assets.new_check, name="asset-check"),
    path("lasting/<uuid:asset_id>/repair/", assets.new_repair, name="asset-repair"),
    path("lasting/<uuid:asset_id>/families/", assets.asset_families, name="asset-families"),
    path(
        "villages/<int:place_id>/deliveries/new/",
        deliveries.place_delivery,
        name="place-delivery",
    ),
    path("catalogue/", catalogue.catalogue, name="catalogue"),
    path("catalogue/new/", catalogue.new_good, name="new-good"),
    path("catalogue/kept/new/", catalogue.new_commodity, name="new-commodity"),
    path("catalogue/<slug:code>/name/", catalogue.good_name, name="good-name"),
]
