"""Notifications for tests."""

from datetime import UTC, datetime
from itertools import count
from typing import Any

from luffy.accounts.models import Account
from luffy.notify.models import Kind, Notification
from luffy.notify.services import notify

_numbers = count(1)


def told(account: Account, *, key: str = "", now: datetime | None = None, **params: Any) -> Notification:
    """Tell the account that it has graduated from something."""
    key = key or f"test:{next(_numbers)}"
    params = params or {"degree": "数据分析师"}
    moment = now or datetime.now(UTC)
    notify(account.pk, Kind.GRADUATED, params=params, link="/me/courses", key=key, now=moment)
    return Notification.objects.get(account=account, dedupe_key=key)
