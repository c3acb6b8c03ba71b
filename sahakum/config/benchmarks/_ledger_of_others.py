"""The process in which another ledger for Django posts: see ``_ledger_others``."""

import json
import os
import sys
import time
from collections.abc import Callable
from decimal import Decimal
from typing import Any

Post = Callable[[int], None]
APPS = {"django_ledger": ["django_ledger"], "hordak": ["mptt", "hordak"]}


def main() -> None:
    """Makes the tables, then posts as each line of the input says."""
    module = sys.argv[1]
    _set_up(module)
    singly, bulk = {"django_ledger": _django_ledger, "hordak": _hordak}[module]()
    _say("ready")
    for line in sys.stdin:
        number, how = line.split()
        begun = time.perf_counter()
        (bulk if how == "bulk" else singly)(int(number))
        _say(str(time.perf_counter() - begun))


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _set_up(module: str) -> None:
    import django
    from django.conf import settings
    from django.core.management import call_command

    contrib = [
        f"django.contrib.{name}" for name in ("contenttypes", "auth", "sessions", "messages")
    ]
    settings.configure(
        DATABASES={"default": json.loads(os.environ["SAHAKUM_BENCH_OTHER"])},
        INSTALLED_APPS=[*contrib, *APPS[module]],
        SECRET_KEY="bench",
        USE_TZ=True,
        DEFAULT_CURRENCY="USD",
        CURRENCIES=["USD"],
        HORDAK_INTERNAL_CURRENCY="USD",
    )
    django.setup()
    call_command("migrate", interactive=False, verbosity=0)


def _django_ledger() -> tuple[Post, Post]:
    from django.contrib.auth import get_user_model
    from django.db import transaction
    from django.utils import timezone
    from django_ledger.io import roles
    from django_ledger.models import EntityModel

    admin = get_user_model()._default_manager.create(username="bench")
    entity = EntityModel.create_entity(
        name="Group", use_accrual_method=True, admin=admin, fy_start_month=1
    )
    entity.create_chart_of_accounts(assign_as_default=True, commit=True)
    accounts = [
        entity.create_account(code=code, role=role, name=code, balance_type=side, active=True)
        for code, role, side in (
            ("1010", roles.ASSET_CA_CASH, "debit"),
            ("3010", roles.EQUITY_CAPITAL, "credit"),
        )
    ]
    ledger = entity.create_ledger(name="Savings", posted=True)

    def post(number: int) -> None:
        for _ in range(number):
            legs: list[dict[str, Any]] = [
                {"account": account, "amount": Decimal(5), "tx_type": side, "description": "saved"}
                for account, side in zip(accounts, ("debit", "credit"), strict=True)
            ]
            ledger.commit_txs(je_timestamp=timezone.now(), je_txs=legs, je_posted=True)

    return post, transaction.atomic(post)


def _hordak() -> tuple[Post, Post]:
    from django.db import transaction
    from hordak.models import Account, AccountType, Leg, Transaction
    from moneyed import Money

    box, capital = (
        Account.objects.create(name=name, code=code, type=type_, currencies=["USD"])
        for name, code, type_ in (
            ("Box", "1", AccountType.asset),
            ("Capital", "2", AccountType.equity),
        )
    )
    five = Money(5, "USD")

    @transaction.atomic
    def post() -> None:
        capital.transfer_to(box, five)

    def singly(number: int) -> None:
        for _ in range(number):
            post()

    @transaction.atomic
    def bulk(number: int) -> None:
        made = Transaction.objects.bulk_create([Transaction() for _ in range(number)])
        legs = [
            leg
            for one in made
            for leg in (
                Leg(transaction=one, account=capital, credit=five),
                Leg(transaction=one, account=box, debit=five),
            )
        ]
        Leg.objects.bulk_create(legs)

    return singly, bulk


if __name__ == "__main__":
    main()
