"""Addresses of the staff pages. They carry numbers, never names or words about risk."""

from django.urls import path

from sahakum.web import (
    assessments_urls,
    assessments_views,
    assets_urls,
    circumstances_urls,
    people_urls,
    places_urls,
)
from sahakum.web.views import (
    attention,
    deliveries,
    enrolments,
    families,
    histories,
    imports,
    promises,
    quality,
    reach,
    reports,
    session,
    today,
    villages,
    visits,
)

urlpatterns = [
    path("", today.today, name="today"),
    path("sign-in/", session.SignIn.as_view(), name="sign-in"),
    path("sign-out/", session.SignOut.as_view(), name="sign-out"),
    path("language/", session.language, name="language"),
    path("families/", families.families, name="families"),
    path("families/new/", families.new_family, name="new-family"),
    path("families/<uuid:household_id>/", families.family, name="family"),
    path("families/<uuid:household_id>/visits/new/", visits.new_visit, name="new-visit"),
    path(
        "families/<uuid:household_id>/deliveries/new/",
        deliveries.new_delivery,
        name="new-delivery",
    ),
    path(
        "families/<uuid:household_id>/enrolments/new/",
        enrolments.new_enrolment,
        name="new-enrolment",
    ),
    path(
        "families/<uuid:household_id>/assessments/new/",
        assessments_views.new_assessment,
        name="new-assessment",
    ),
    path(
        "villages/<int:place_id>/assessments/",
        assessments_views.village_assessments,
        name="village-assessments",
    ),
    *assessments_urls.urlpatterns,
    path("assessments/<uuid:response_id>/", assessments_views.assessment, name="assessment"),
    path(
        "assessments/<uuid:response_id>/apart/",
        assessments_views.assessment_apart,
        name="assessment-apart",
    ),
    path("deliveries/new/", deliveries.delivery_list_page, name="delivery-list"),
    path("villages/<int:place_id>/", villages.village, name="village"),
    path("quality/", quality.quality, name="quality"),
    path("reach/", reach.reach, name="reach"),
    path("reports/", reports.reports, name="reports"),
    path("reports/<slug:programme>/", reports.report, name="report"),
    path("reports/<slug:programme>/targets/", promises.promises_page, name="promises"),
    path("reports/<slug:programme>/targets/new/", promises.new_target, name="new-target"),
    path("reports/<slug:programme>/totals/new/", promises.new_taken_over, name="new-taken-over"),
    path("history/<uuid:operation_id>/", histories.history, name="history"),
    path("history/<uuid:operation_id>/void/", histories.void, name="void"),
    path("attention/", attention.attention, name="attention"),
    path("lists/", imports.lists, name="lists"),
    path("more/", today.more, name="more"),
    *places_urls.urlpatterns,
    *assets_urls.urlpatterns,
    *people_urls.urlpatterns,
    *circumstances_urls.urlpatterns,
]
