"""Addresses of plans, tasks, pairings, leavings, programmes and what is overdue."""

from django.urls import path

from sahakum.web.views import leavings, overdue, plans, programmes

urlpatterns = [
    path("families/<uuid:household_id>/plan/", plans.plan, name="plan"),
    path("families/<uuid:household_id>/plan/sheet/", plans.plan_sheet, name="plan-sheet"),
    path("families/<uuid:household_id>/plan/new/", plans.new_plan, name="new-plan"),
    path("families/<uuid:household_id>/pairings/new/", plans.new_pairing, name="new-pairing"),
    path("families/<uuid:household_id>/leavings/new/", leavings.new_leaving, name="new-leaving"),
    path("tasks/<uuid:task_id>/done/", plans.task_done, name="task-done"),
    path("tasks/<uuid:task_id>/change/", plans.task_change, name="task-change"),
    # No code has a dash in it: this is no programme's address.
    path("programmes/new-programme/", programmes.new_programme, name="new-programme"),
    path("programmes/<slug:programme>/", programmes.programme, name="programme"),
    path(
        "programmes/<slug:programme>/components/new/",
        programmes.new_component,
        name="new-component",
    ),
    path("programmes/<slug:programme>/name/", programmes.programme_name, name="programme-name"),
    path(
        "programmes/<slug:programme>/components/<uuid:component_id>/name/",
        programmes.programme_name,
        name="component-name",
    ),
    path("overdue/", overdue.overdue, name="overdue"),
]
