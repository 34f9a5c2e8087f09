"""The one way to write an audit row, always in the transaction of the change it tells of."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from luffy.accounts.models import AuditEntry


@dataclass(frozen=True, slots=True)
class Actor:
    """On whose behalf something is done: an account, or nobody but the system; and through which door."""

    source: str
    account_id: int | None = None
    # Where a person's call came from; empty for the system's own work.
    address: str = ""


SYSTEM_JOB = Actor("job")
GATEWAY = Actor("gateway")


def record(
    action: str,
    subject: str,
    *,
    by: Actor,
    now: datetime,
    change: tuple[dict[str, Any] | None, dict[str, Any] | None] = (None, None),
    reason: str = "",
) -> None:
    """Add a row. `subject` is `kind:number`; `change` is (before, after), without secrets."""
    before, after = change
    AuditEntry.objects.create(
        at=now,
        actor_id=by.account_id,
        source=by.source,
        address=by.address or None,
        action=action,
        subject=subject,
        before=before,
        after=after,
        reason=reason,
    )
