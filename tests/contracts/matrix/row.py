"""What a row of the matrix says, and what rows of several apps share."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import Enum, auto
from typing import Any

from luffy.accounts.models import Account
from luffy.accounts.permissions import Action
from luffy.core.ids import new_number
from tests.factories.catalog import a_course
from tests.factories.orders import a_pending_order

Parts = Mapping[str, Any]
NOW = datetime.now(UTC)
NO_NUMBER = {"number": new_number(NOW - timedelta(days=1))}
NO_ID = 9_000_000
WHY = {"reason": "matrix"}


class Door(Enum):
    PUBLIC = auto()
    SIGNED_IN = auto()


@dataclass(frozen=True)
class Row:
    """`{name}` in the call and values `"{name}"` in the body are filled from the thing's parts."""

    call: str
    door: Door | Action = Door.SIGNED_IN
    status: int = 200
    body: Parts | None = None
    headers: Parts | None = None
    # What has to be there first, for any account that calls; may return parts.
    given: Callable[[Account], Parts | None] = lambda _account: None
    own: Callable[[Account], Parts] | None = None
    missing: Parts | None = None


def an_order(account: Account) -> Parts:
    return {"number": a_pending_order(account, a_course(prices={30: 9900})).number}
