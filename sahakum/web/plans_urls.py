"""Addresses of plans, their tasks, pairings, leavings and what is overdue."""

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
    path("programmes/<slug:programme>/", programmes.programme, name="programme"),
    path("overdue/", overdue.overdue, name="overdue"),
]
