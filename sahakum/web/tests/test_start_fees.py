"""Fees at the start of loans on the pages of a meeting: what is expected in the box."""

import re
from collections.abc import Callable

from django.test import Client
from django.urls import reverse

from sahakum.accounts.models import User
from sahakum.groups.tests.world import RULES, a_group, everybody
from sahakum.places.models import Place
from sahakum.web.tests.test_groups import text_of

SignedIn = Callable[[User], Client]


def test_the_form_knows_the_fee_and_the_meeting_shows_what_was_kept_back(
    bopha: User, village: Place, signed_in: SignedIn
) -> None:
    group = a_group(bopha, village, rules=RULES | {"start_fee_percent": "1.5"})
    client = signed_in(bopha)
    form = text_of(client, reverse("new-meeting", args=[group.fund.pk]))
    assert re.search(r'data-fee="0" data-fee-thousandths="1500" data-fee-unit="1"', form)
    assert 'data-total="kept"' in form
    lines = everybody(savings="10000") | {0: {"savings": "10000", "lent": "20000"}}
    number = group.meet("2/2/2025", lines, counted="30300")
    page = text_of(client, reverse("meeting", args=[number]))
    assert "កម្រៃកាត់ទុកពីការឱ្យខ្ចីថ្មី" in page
    assert "៣០០" in page


def test_without_such_fees_nothing_is_said_of_them(
    bopha: User, village: Place, signed_in: SignedIn
) -> None:
    group = a_group(bopha, village)
    form = text_of(signed_in(bopha), reverse("new-meeting", args=[group.fund.pk]))
    assert "data-fee" not in form
