"""Addresses of the pages on which questionnaires are made."""

from django.urls import path

from sahakum.web import assessments_design_views as design

SECTION = "questionnaires/drafts/<uuid:draft_id>/sections/<int:section>/"

urlpatterns = [
    path("questionnaires/", design.questionnaires, name="questionnaires"),
    path(
        "questionnaires/<uuid:version_id>/close/",
        design.close_questionnaire,
        name="close-questionnaire",
    ),
    path(
        "questionnaires/<uuid:version_id>/form/",
        design.questionnaire_form,
        name="questionnaire-form",
    ),
    path("questionnaires/drafts/new/", design.new_draft, name="new-questionnaire"),
    path("questionnaires/drafts/xlsform/", design.from_xlsform, name="questionnaire-xlsform"),
    path("questionnaires/drafts/<uuid:draft_id>/", design.draft, name="questionnaire-draft"),
    path("questionnaires/drafts/<uuid:draft_id>/head/", design.head, name="questionnaire-head"),
    path(
        "questionnaires/drafts/<uuid:draft_id>/scoring/",
        design.scoring,
        name="questionnaire-scoring",
    ),
    path(SECTION, design.section, name="questionnaire-section"),
    path(f"{SECTION}questions/<int:question>/", design.question, name="questionnaire-question"),
    path(
        "questionnaires/drafts/<uuid:draft_id>/try/",
        design.try_draft,
        name="try-questionnaire",
    ),
    path(
        "questionnaires/drafts/<uuid:draft_id>/publish/",
        design.publish_draft,
        name="publish-questionnaire",
    ),
]
