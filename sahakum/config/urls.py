"""The addresses of the product: staff pages at the root, programs under ``/api/``."""

from django.urls import include, path

urlpatterns = [
    path("api/", include("sahakum.api.urls")),
    path("imports/", include("sahakum.imports.urls")),
    path("", include("sahakum.web.urls")),
]
