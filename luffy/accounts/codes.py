"""Is this code the second factor of this account? Counted before it is looked at, and good once.

Source: docs/rules/second-factor.md
"""

from allauth.mfa.models import Authenticator

from luffy.accounts import throttle
from luffy.accounts.errors import CodeWrong
from luffy.accounts.throttle import Limit

CODES_PER_ACCOUNT = Limit("code:account", 5)
KINDS = (Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES)


def is_on(account_id: int) -> bool:
    """Whether this account comes in by a second factor."""
    return bool(Authenticator.objects.filter(user_id=account_id, type=Authenticator.Type.TOTP).exists())


def take_try(account_id: int) -> None:
    """Count a try. Raises: TooManyRequests."""
    throttle.take(CODES_PER_ACCOUNT, str(account_id))


def forget_tries(account_id: int) -> None:
    throttle.forget(CODES_PER_ACCOUNT, str(account_id))


def confirm(account_id: int, code: str) -> None:
    """Use up this code: of the app, or one of the recovery codes. Raises: CodeWrong, TooManyRequests."""
    take_try(account_id)
    found = Authenticator.objects.filter(user_id=account_id, type__in=KINDS)
    if not any(one.wrap().validate_code(code) for one in found):
        raise CodeWrong
    forget_tries(account_id)
