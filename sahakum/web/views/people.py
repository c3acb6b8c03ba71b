"""People of an organisation as its administrator keeps them: users, posts, passwords, keys."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from sahakum.accounts import permissions
from sahakum.accounts.models import Post, ProgramKey, User
from sahakum.journal import clock
from sahakum.staff import secrets, selectors
from sahakum.web import people_page, recording, wording
from sahakum.web.doors import needs, reader

may_manage = needs(permissions.MANAGE_PEOPLE)
LONGEST_NAME = 80


@may_manage
def users(request: HttpRequest) -> HttpResponse:
    """Everybody of the reader's organisation."""
    rows = people_page.user_rows(reader(request))
    return render(request, "web/people/list.html", {"section": "more", "rows": rows})


@may_manage
def new_user(request: HttpRequest) -> HttpResponse:
    """Somebody new, without a post and a password at first."""
    by = reader(request)
    if request.method == "POST":
        draft, outcome = recording.send(request, "user", by=by)
        if outcome.saved:
            messages.success(request, _("The user is added. Give a post and a password now."))
            return redirect("user", user_id=draft.operation_id)
    else:
        draft = recording.new_draft("user", by=by, language="km")
    context = {"section": "more", "draft": draft, "title": _("New user"), "back": reverse("users")}
    return render(request, "web/people/form.html", context, status=draft.status)


@may_manage
def user(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """One user with posts, teams and keys of programs."""
    by = reader(request)
    page = people_page.of(by, selectors.user_for(by, user_id))
    return render(request, "web/people/user.html", {"section": "more", "page": page})


@may_manage
def new_post(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """First the area, then role and days."""
    by = reader(request)
    person = selectors.user_for(by, user_id)
    area = people_page.chosen_area(request, by)
    if area is None:
        choice = people_page.area_choice(request, by, reverse("new-post", args=[person.pk]))
        context = {"section": "more", "person": person, "choice": choice}
        return render(request, "web/people/choose_area.html", context)
    fixed = {"user": str(person.pk), "area": area.number}
    if request.method == "POST":
        draft, outcome = recording.send(request, "post", by=by, **fixed)
        if outcome.saved:
            messages.success(request, _("The post is given."))
            return redirect("user", user_id=person.pk)
    else:
        first = fixed | {"from_on": wording.day_in_numbers(clock.today())}
        draft = recording.new_draft("post", by=by, **first)
    context = {
        "section": "more",
        "draft": draft,
        "person": person,
        "area": area,
        "roles": people_page.roles_in(by, area.place),
        "chosen": draft.form["role"].value(),
    }
    return render(request, "web/people/post.html", context, status=draft.status)


@may_manage
def end_post(request: HttpRequest, user_id: UUID, post_id: int) -> HttpResponse:
    """The last day of a post."""
    by = reader(request)
    person = selectors.user_for(by, user_id)
    post = Post.objects.filter(pk=post_id, user=person).select_related("area").first()
    if post is None:
        raise Http404
    title = f"{post.title} · {people_page.area_name(post.area)}"
    return _end(request, "post_end", {"post": str(post.pk)}, title, person)


def _end(
    request: HttpRequest, kind: str, fixed: dict[str, str], title: str, person: User
) -> HttpResponse:
    by = reader(request)
    if request.method == "POST":
        draft, outcome = recording.send(request, kind, by=by, **fixed)
        if outcome.saved:
            messages.success(request, _("The last day is saved."))
            return redirect("user", user_id=person.pk)
    else:
        today = wording.day_in_numbers(clock.today())
        draft = recording.new_draft(kind, by=by, to_on=today, **fixed)
    context = {
        "section": "more",
        "draft": draft,
        "title": title,
        "about": person.name,
        "back": reverse("user", args=[person.pk]),
    }
    return render(request, "web/people/form.html", context, status=draft.status)


@may_manage
def user_state(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """Switches signing in on or off; only a button does it."""
    by = reader(request)
    person = selectors.user_for(by, user_id)
    if request.method == "POST":
        draft, outcome = recording.send(request, "user_state", by=by, user=str(person.pk))
        _told(request, draft.form, saved=outcome.saved, answer=outcome.answer.sentences)
    return redirect("user", user_id=person.pk)


def _told(request: HttpRequest, form: Any, *, saved: bool, answer: dict[str, list[str]]) -> None:
    if saved:
        messages.success(request, _("This is saved."))
    else:
        messages.error(request, " ".join(text for texts in answer.values() for text in texts))


@may_manage
@never_cache
def new_password(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """Makes a new password and shows it this once."""
    by = reader(request)
    person = selectors.user_for(by, user_id)
    if request.method != "POST":
        return redirect("user", user_id=person.pk)
    password = secrets.renew_password(user=person, by=by)
    return _shown_once(request, person, title=_("New password"), secret=password)


@may_manage
@never_cache
def new_key(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """Gives a key for a program and shows it this once."""
    by = reader(request)
    person = selectors.user_for(by, user_id)
    # No database holds a NUL in a text.
    name = request.POST.get("name", "").replace("\x00", "").strip()[:LONGEST_NAME]
    if request.method != "POST" or not name:
        return redirect("user", user_id=person.pk)
    key = secrets.give_key(user=person, name=name, by=by)
    return _shown_once(request, person, title=name, secret=key)


def _shown_once(request: HttpRequest, person: User, *, title: str, secret: str) -> HttpResponse:
    context = {"section": "more", "person": person, "title": title, "secret": secret}
    return render(request, "web/people/secret.html", context)


@may_manage
def end_key(request: HttpRequest, user_id: UUID, key_id: int) -> HttpResponse:
    """Ends one key of a program; only a button does it."""
    by = reader(request)
    person = selectors.user_for(by, user_id)
    key = ProgramKey.objects.filter(pk=key_id, user=person).select_related("user").first()
    if key is None:
        raise Http404
    if request.method == "POST":
        secrets.end_key(key=key, by=by)
        messages.success(request, _("The key has ended."))
    return redirect("user", user_id=person.pk)
