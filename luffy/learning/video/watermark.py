"""What is written over a film, so that a copy tells whose it was: the account, masked.

Source: docs/rules/playing.md
"""

from django.conf import settings

from luffy.accounts.models import Account

_SHOWN = 2


def watermark_of(account: Account) -> str | None:
    """The first and last letters of the name and the account's number; None where it is switched off."""
    if not settings.VIDEO_WATERMARK:
        return None
    name = account.username
    masked = f"{name[:_SHOWN]}***{name[-1:]}" if len(name) > _SHOWN else f"{name[:1]}***"
    return f"{masked} · {account.pk}"
