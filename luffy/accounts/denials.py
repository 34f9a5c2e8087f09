"""What is asked for by number and is not there, or not hers: a typo and a probe look alike, so some of it is kept.

Source: docs/rules/permissions.md
"""

from datetime import datetime
from urllib.parse import quote

from django.http import HttpRequest
from redis import RedisError

from luffy.accounts.audit import record
from luffy.accounts.auth import maybe_caller, visit
from luffy.accounts.throttle import Limit, take
from luffy.core.errors import TooManyRequests
from luffy.core.logging import get_logger

log = get_logger(__name__)
# A probe asks for thousands; so many rows tell of it as well.
ROWS_PER_ACCOUNT = Limit("missing:account", 20, seconds=3600)


def note_missing(request: HttpRequest, *, now: datetime) -> None:
    """Log that somebody who is signed in asked for a thing that does not exist for her; write the first ones down."""
    account, match = maybe_caller(request), request.resolver_match
    if account is None or match is None or not match.kwargs:
        return
    log.info("denied", account_id=account.pk, method=request.method, path=request.path)
    try:
        take(ROWS_PER_ACCOUNT, str(account.pk))
    except (TooManyRequests, RedisError):
        return
    record(
        "permission.missing",
        f"account:{account.pk}",
        by=visit(request).by(account.pk),
        now=now,
        # As it was sent: unquoted it may hold what cannot be stored.
        reason=f"{request.method} {quote(request.path)}"[:255],
    )
