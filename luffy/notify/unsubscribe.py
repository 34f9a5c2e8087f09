"""Tokens in letters that stop letters of a kind, without signing in. They do nothing else, and have no end.

Source: docs/rules/notifications.md
"""

from django.conf import settings
from django.core import signing

from luffy.notify.errors import UnsubscribeTokenWrong
from luffy.notify.models import Kind

_SALT = "luffy.notify.unsubscribe"
API_PATH = "/api/v1/notifications/unsubscribe"
PAGE_PATH = "/unsubscribe"


def token_for(account_id: int, kind: Kind | None) -> str:
    """Of one kind, or of all."""
    return signing.dumps([account_id, kind or ""], salt=_SALT)


def read_token(token: str) -> tuple[int, Kind | None]:
    """Raises: UnsubscribeTokenWrong."""
    try:
        account_id, kind = signing.loads(token, salt=_SALT)
        return int(account_id), Kind(kind) if kind else None
    except (signing.BadSignature, ValueError, TypeError) as error:
        raise UnsubscribeTokenWrong from error


def page_url(token: str) -> str:
    """For people: says what stops, and asks once more."""
    return f"{settings.BASE_URL}{PAGE_PATH}/{token}"


def one_click_url(token: str) -> str:
    """For mail programs, which send a POST (RFC 8058)."""
    return f"{settings.BASE_URL}{API_PATH}/{token}"
