"""Addresses of the pages on which an administrator keeps people."""

from django.urls import path

from sahakum.web.views import people, teams

urlpatterns = [
    path("people/", people.users, name="users"),
    path("people/new/", people.new_user, name="new-user"),
    path("people/<uuid:user_id>/", people.user, name="user"),
    path("people/<uuid:user_id>/posts/new/", people.new_post, name="new-post"),
    path("people/<uuid:user_id>/posts/<int:post_id>/end/", people.end_post, name="end-post"),
    path("people/<uuid:user_id>/state/", people.user_state, name="user-state"),
    path("people/<uuid:user_id>/password/", people.new_password, name="new-password"),
    path("people/<uuid:user_id>/keys/new/", people.new_key, name="new-key"),
    path("people/<uuid:user_id>/keys/<int:key_id>/end/", people.end_key, name="end-key"),
    path("teams/", teams.teams, name="teams"),
    path("teams/new/", teams.new_team, name="new-team"),
    path("teams/<uuid:team_id>/", teams.team, name="team"),
    path("teams/<uuid:team_id>/<uuid:membership_id>/leave/", teams.leave, name="leave-team"),
]
