"""Notifications for tests."""

from datetime import UTC, datetime
from itertools import count
from typing import Any
from unittest.mock import patch

from luffy.accounts.models import Account
from luffy.notify import reach
from luffy.notify.models import Kind, Notification
from luffy.notify.services import notify

_numbers = count(1)


def phone_code(account: Account, *, phone: str = "13800138000") -> None:
    """A code was sent to this telephone: 123456."""
    with patch("luffy.notify.reach.randbelow", return_value=123_456):
        reach.send_code(account_id=account.pk, username=account.username, phone=phone)


def told(account: Account, *, key: str = "", now: datetime | None = None, **params: Any) -> Notification:
    """Tell the account that it has graduated from something."""
    key = key or f"test:{next(_numbers)}"
    params = params or {"degree": "数据分析师"}
    moment = now or datetime.now(UTC)
    notify(account.pk, Kind.GRADUATED, params=params, link="/me/courses", key=key, now=moment)
    return Notification.objects.get(account=account, dedupe_key=key)


def heard(account: Account) -> list[tuple[str, dict[str, Any], str]]:
    """What she was told, the oldest first: kind, blanks, page."""
    rows = Notification.objects.filter(account=account).order_by("id")
    return [(row.kind, row.params, row.link) for row in rows]
