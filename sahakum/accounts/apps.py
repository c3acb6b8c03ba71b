"""The accounts package as a Django application."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Registers the package under its own name."""

    name = "sahakum.accounts"
    label = "accounts"
