"""Where people are reached by telephone and WeChat: proven, kept sealed, shown masked.

Source: docs/rules/notifications.md
"""

import hmac
from datetime import datetime
from hashlib import sha256
from secrets import randbelow
from typing import cast

from django.conf import settings
from django.utils.translation import gettext as _

from luffy.accounts.throttle import Limit, take
from luffy.core.sealed import SealBroken, seal, unseal
from luffy.core.valkey import valkey
from luffy.notify.errors import PhoneCodeWrong, WayClosed
from luffy.notify.models import Channel, Reach
from luffy.notify.providers import Letter, Reader, provider_of

PURPOSE = "notify.reach"
CODE_SECONDS = 600
CODES_SENT = Limit("phone-code:sent", 5, seconds=3600)
CODES_SENT_TO = Limit("phone-code:number", 5, seconds=3600)
CODES_TRIED = Limit("phone-code:tried", 5, seconds=CODE_SECONDS)


def send_code(*, account_id: int, username: str, phone: str) -> None:
    """Send a code to the telephone, which proves that it is hers.

    Raises: WayClosed, TooManyRequests; CannotReach and TryLater of the provider.
    """
    if not settings.SMS_PROVIDER:
        raise WayClosed
    take(CODES_SENT, str(account_id))
    take(CODES_SENT_TO, phone)
    code = f"{randbelow(1_000_000):06}"
    kept = f"{_digest(account_id, code)} {seal(phone, PURPOSE)}"
    valkey().set(_key(account_id), kept, ex=CODE_SECONDS)
    text = _("验证码 {code}，10 分钟内有效。请不要告诉别人。").format(code=code)
    letter = Letter(title=_("验证码"), text=text, page_url="", preferences_url="")
    provider_of(Channel.SMS).send(letter, to=Reader(username=username, phone=phone))


def confirm(*, account_id: int, code: str, now: datetime) -> None:
    """She typed the code: from now on she is reached there. Raises: PhoneCodeWrong, TooManyRequests."""
    take(CODES_TRIED, str(account_id))
    digest, _space, phone = cast("str", valkey().get(_key(account_id)) or "").partition(" ")
    if not digest or not hmac.compare_digest(digest, _digest(account_id, code)):
        raise PhoneCodeWrong
    # Of two at once one has it.
    if not valkey().delete(_key(account_id)):
        raise PhoneCodeWrong
    keep(account_id=account_id, channel=Channel.SMS, address=unseal(phone, PURPOSE), now=now)


def keep(*, account_id: int, channel: Channel, address: str, now: datetime) -> None:
    """She is reached there by this channel, as she has proved: WeChat itself tells her openid."""
    sealed = {"sealed": seal(address, PURPOSE), "confirmed_at": now}
    Reach.objects.update_or_create(account_id=account_id, channel=channel, defaults=sealed)


def forget(*, account_id: int, channel: Channel) -> None:
    """She is reached there no longer. Twice is once."""
    Reach.objects.filter(account_id=account_id, channel=channel).delete()


def address_of(account_id: int, channel: Channel) -> str:
    """Where to send, empty when nobody knows (any more)."""
    row = Reach.objects.filter(account_id=account_id, channel=channel).first()
    try:
        return unseal(row.sealed, PURPOSE) if row else ""
    except SealBroken:
        return ""


def masked(account_id: int) -> dict[str, str | None]:
    """What she may see of where she is reached, by channel: 138****8000."""
    phone = address_of(account_id, Channel.SMS)
    has_wechat = Reach.objects.filter(account_id=account_id, channel=Channel.WECHAT).exists()
    return {"sms": f"{phone[:-8]}****{phone[-4:]}" if phone else None, "wechat": "✓" if has_wechat else None}


def _digest(account_id: int, code: str) -> str:
    return sha256(f"{settings.SECRET_KEY} {account_id} {code}".encode()).hexdigest()


def _key(account_id: int) -> str:
    return f"notify:phone-code:{account_id}"
