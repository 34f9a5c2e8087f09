"""Addresses of films and files: signed, short-lived, for one account and one thing.

    ticket = issue(Pass("lesson", 12, account_id), now)     # stands in the path, before the name of each part
    read(ticket, account_id, now)                           # Raises: TicketRefused

Relative names in a playlist inherit the ticket, so that its parts are guarded by it as well.

Source: docs/rules/playing.md
"""

import math
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from django.conf import settings
from django.core import signing

from luffy.learning.errors import TicketRefused

Kind = Literal["lesson", "material"]
_SALT = "luffy.learning.ticket"
# Who is not signed in: opens free trials only.
GUEST = 0


@dataclass(frozen=True, slots=True)
class Pass:
    """What may be fetched, and by whom."""

    kind: Kind
    item_id: int
    account_id: int | None


def expires_at(now: datetime) -> int:
    """The second since 1970 from which on a ticket of now opens nothing."""
    return math.floor(now.timestamp()) + settings.PLAY_TICKET_SECONDS


def issue(granted: Pass, now: datetime) -> str:
    """A ticket as a part of a path."""
    content = [granted.kind, granted.item_id, granted.account_id or GUEST, expires_at(now)]
    return signing.dumps(content, salt=_SALT)


def read(ticket: str, account_id: int | None, now: datetime) -> Pass:
    """What the ticket grants to this account.

    Raises:
        TicketRefused: not ours, changed, over, or somebody else's.
    """
    try:
        kind, item_id, holder, end = signing.loads(ticket, salt=_SALT)
    except (signing.BadSignature, ValueError):
        raise TicketRefused from None
    if holder != (account_id or GUEST) or now.timestamp() >= end:
        raise TicketRefused
    return Pass(kind, item_id, account_id)
