"""Tests of the staff pages; they enter as a browser does."""

from collections.abc import Callable
from typing import Any

from django.test import Client

from sahakum.accounts.models import User

SignIn = Callable[[User], Client]
Take = Callable[..., Any]
