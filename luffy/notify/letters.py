"""Sending what waits to go out: tried again with longer and longer pauses, then given up where people see it.

Source: docs/rules/notifications.md
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils.translation import override

from luffy.accounts.models import Account
from luffy.core import jobs
from luffy.core.logging import get_logger
from luffy.notify.models import Channel, Delivery, DeliveryStatus, Kind
from luffy.notify.providers import CannotReach, Letter, Reader, TryLater, provider_of
from luffy.notify.queries import letter_language
from luffy.notify.reach import address_of
from luffy.notify.texts import Text, rendered
from luffy.notify.unsubscribe import one_click_url, page_url, token_for

PREFERENCES_PAGE = "/me/notifications/settings"
# After the first, second, … failure; after the last of them there is one more try.
PAUSES = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=3),
    timedelta(hours=12),
)

log = get_logger(__name__)


def send(delivery_id: int, *, now: datetime) -> None:
    """Send it, if it still waits. A mail server's trouble is noted, and the next try planned.

    A worker that dies between sending and noting it sends twice: better than never.
    """
    waiting = Delivery.objects.filter(pk=delivery_id, status=DeliveryStatus.WAITING)
    delivery = waiting.select_related("notification__account").first()
    if delivery is None:
        return
    try:
        _send(delivery)
    except CannotReach as error:
        _give_up(delivery, str(error), now=now)
    except TryLater as error:
        _failed(delivery, str(error), now=now)
    else:
        _finish(delivery, DeliveryStatus.SENT, problem="", now=now)


def _send(delivery: Delivery) -> None:
    row, account = delivery.notification, delivery.notification.account
    if not account.is_active:
        raise CannotReach("the account is closed")
    with override(letter_language(account.pk)):
        channel = Channel(delivery.channel)
        letter = letter_to(account, rendered(row.kind, row.params), row.link, kind=Kind(row.kind))
        provider_of(channel).send(letter, to=reader_at(account, channel))


def letter_to(account: Account, text: Text, link: str, *, kind: Kind | None) -> Letter:
    """In the active language, with the ways to be written to no more: of the kind, or at all."""
    token = token_for(account.pk, kind)
    return Letter(
        title=text.title,
        text=text.text,
        page_url=f"{settings.BASE_URL}{link}" if link else "",
        preferences_url=f"{settings.BASE_URL}{PREFERENCES_PAGE}",
        unsubscribe_url=page_url(token),
        one_click_url=one_click_url(token),
    )


def reader_at(account: Account, channel: Channel) -> Reader:
    """Where she is reached by this channel."""
    name = account.username
    match channel:
        case Channel.SMS:
            return Reader(name, phone=address_of(account.pk, channel))
        case Channel.WECHAT:
            return Reader(name, openid=address_of(account.pk, channel))
    return Reader(name, email=account.email)


def _failed(delivery: Delivery, problem: str, *, now: datetime) -> None:
    if delivery.tries >= len(PAUSES):
        _give_up(delivery, problem, now=now)
        return
    log.warning("letter not sent", delivery=delivery.pk, tries=delivery.tries + 1, problem=problem)
    with transaction.atomic():
        # Of two workers at the same one, one plans the next try.
        still = Delivery.objects.filter(pk=delivery.pk, tries=delivery.tries, status=DeliveryStatus.WAITING)
        if still.update(tries=F("tries") + 1, problem=problem[:255]):
            jobs.defer("notify.send_letter", at=now + PAUSES[delivery.tries], delivery_id=delivery.pk)


def _give_up(delivery: Delivery, problem: str, *, now: datetime) -> None:
    log.error("letter given up", delivery=delivery.pk, channel=delivery.channel, problem=problem)
    _finish(delivery, DeliveryStatus.GIVEN_UP, problem=problem, now=now)


def _finish(delivery: Delivery, status: DeliveryStatus, *, problem: str, now: datetime) -> None:
    Delivery.objects.filter(pk=delivery.pk, status=DeliveryStatus.WAITING).update(
        status=status, tries=F("tries") + 1, problem=problem[:255], finished_at=now
    )
