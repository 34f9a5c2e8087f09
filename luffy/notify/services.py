"""Telling people, and what they do with what they were told.

    notify(account.pk, Kind.REFUND, params={"number": …, "amount_fen": 9900, "outcome": "done"},
           link=f"/me/orders/{number}", key=f"refund:{refund.number}:done", now=now)

Source: docs/rules/notifications.md
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

import orjson
from django.conf import settings
from django.db import connection, transaction

from luffy.core import jobs
from luffy.notify.errors import NotificationNotFound
from luffy.notify.models import (
    Channel,
    DeliveryStatus,
    Kind,
    LetterLanguage,
    Notification,
    NotificationPreference,
    Rhythm,
)
from luffy.notify.texts import TEMPLATES, Value, stored

KEEP_READ = timedelta(days=180)
KEEP_UNREAD = timedelta(days=365)


@dataclass(frozen=True)
class Note:
    """What one person is to be told. `link` is a page of ours, or empty; the same `key` tells her once."""

    account_id: int
    kind: Kind
    params: Mapping[str, Value]
    link: str
    key: str


@dataclass(frozen=True)
class Choice:
    """By which ways somebody wants to be told of one kind."""

    in_app: bool
    email: bool
    sms: bool = False
    wechat: bool = False


# In the order of the unique key, so that two who tell the same people at once wait for each other in turn.
# Whoever wants nothing of a kind gets no row; who wants letters alone gets one that her inbox does not show.
_TELL = f"""
WITH asked AS (
    SELECT * FROM jsonb_to_recordset(%(notes)s::jsonb) AS note(
        account_id bigint, kind text, params jsonb, link text, dedupe_key text, by_email boolean)
), wanted AS (
    SELECT asked.account_id, asked.kind, asked.params, asked.link, asked.dedupe_key,
           COALESCE(chosen.in_app, true) AS in_inbox,
           %(sends_mail)s AND account.email <> '' AND COALESCE(chosen.email, asked.by_email) AS is_mailed,
           %(sends_sms)s AND COALESCE(chosen.sms, false) AND EXISTS (
               SELECT FROM notify_reach reach WHERE reach.account_id = account.id AND reach.channel = 'sms'
           ) AS is_texted,
           %(sends_wechat)s AND COALESCE(chosen.wechat, false) AND EXISTS (
               SELECT FROM notify_reach reach WHERE reach.account_id = account.id AND reach.channel = 'wechat'
           ) AS is_wechatted,
           COALESCE(letters.rhythm, 'at_once') <> 'at_once' AS is_gathered
    FROM asked
    JOIN accounts_account account ON account.id = asked.account_id AND account.is_active
    LEFT JOIN notify_notificationpreference chosen
           ON chosen.account_id = asked.account_id AND chosen.kind = asked.kind
    LEFT JOIN notify_letterlanguage letters ON letters.account_id = asked.account_id
), written AS (
    INSERT INTO notify_notification (account_id, kind, params, link, dedupe_key, in_inbox, created_at)
    SELECT account_id, kind, params, link, dedupe_key, in_inbox, %(now)s
    FROM wanted WHERE in_inbox OR is_mailed OR is_texted OR is_wechatted
    ORDER BY account_id, dedupe_key
    ON CONFLICT (account_id, dedupe_key) DO NOTHING
    RETURNING id, account_id, kind, dedupe_key
)
INSERT INTO notify_delivery (notification_id, channel, status, tries, problem, is_gathered)
SELECT DISTINCT written.id, way.channel, '{DeliveryStatus.WAITING.value}', 0, '', way.is_gathered
FROM written JOIN wanted USING (account_id, kind, dedupe_key)
CROSS JOIN LATERAL (VALUES
    ('{Channel.EMAIL.value}', wanted.is_mailed, wanted.is_gathered),
    ('{Channel.SMS.value}', wanted.is_texted, false),
    ('{Channel.WECHAT.value}', wanted.is_wechatted, false)
) AS way(channel, is_wanted, is_gathered)
WHERE way.is_wanted
RETURNING id, is_gathered
"""  # noqa: S608 - our own words


def notify(
    account_id: int, kind: Kind, *, params: Mapping[str, Value], link: str, key: str, now: datetime
) -> None:
    """Tell one person, in the caller's transaction. The same key again does nothing."""
    notify_all([Note(account_id, kind, params, link, key)], now=now)


def notify_all(notes: Sequence[Note], *, now: datetime) -> None:
    """Tell many people, in one statement of the caller's transaction; letters follow after it by the worker.

    Each gets what she wants of that kind, by the ways that she wants. An account that is closed gets nothing.

    Raises:
        ValueError: params, link or key do not fit, which is a bug of the caller; nobody was told.
    """
    rows = [_row(note) for note in notes]
    if not rows:
        return
    with transaction.atomic(), connection.cursor() as cursor:
        notes_json = orjson.dumps(rows).decode()
        cursor.execute(_TELL, {"notes": notes_json, "now": now, **_sends()})
        for delivery_id, is_gathered in cursor.fetchall():
            if not is_gathered:
                jobs.defer("notify.send_letter", delivery_id=delivery_id)


def _sends() -> dict[str, bool]:
    """Which ways there are at all."""
    return {
        "sends_mail": settings.SENDS_MAIL,
        "sends_sms": bool(settings.SMS_PROVIDER),
        "sends_wechat": bool(settings.WECHAT_MESSAGE_PROVIDER),
    }


def mark_read(*, account_id: int, notification_id: int, now: datetime) -> Notification:
    """Note that she has read it; the first time counts. Raises: NotificationNotFound."""
    mine = Notification.objects.for_account(account_id).filter(pk=notification_id)
    mine.unread().update(read_at=now)
    row = mine.first()
    if row is None:
        raise NotificationNotFound
    return row


def mark_all_read(*, account_id: int, newest_id: int, now: datetime) -> None:
    """Note that she has read all up to the newest that she was shown: what came since she has not seen."""
    Notification.objects.for_account(account_id).unread().filter(pk__lte=newest_id).update(read_at=now)


def choose(
    *, account_id: int, language: str, kinds: Mapping[Kind, Choice], rhythm: str = Rhythm.AT_ONCE
) -> None:
    """Replace her choices. A kind that is not named goes its own way again."""
    with transaction.atomic():
        LetterLanguage.objects.update_or_create(
            account_id=account_id, defaults={"language": language, "rhythm": rhythm}
        )
        mine = NotificationPreference.objects.filter(account_id=account_id)
        mine.exclude(kind__in=list(kinds)).delete()
        NotificationPreference.objects.bulk_create(
            [
                NotificationPreference(account_id=account_id, kind=kind, **asdict(choice))
                for kind, choice in sorted(kinds.items())
            ],
            update_conflicts=True,
            unique_fields=["account", "kind"],
            update_fields=["in_app", "email", "sms", "wechat"],
        )


def stop_letters(*, account_id: int, kind: Kind | None) -> None:
    """No e-mail of this kind any more, or of none; the other ways stay as they were. Twice is once."""
    wanted = list(Kind) if kind is None else [kind]
    NotificationPreference.objects.bulk_create(
        [
            NotificationPreference(account_id=account_id, kind=one, in_app=True, email=False)
            for one in sorted(wanted)
        ],
        update_conflicts=True,
        unique_fields=["account", "kind"],
        update_fields=["email"],
    )


def forget_old(*, now: datetime) -> int:
    """Delete what nobody looks for any more; how many."""
    read = Notification.objects.filter(read_at__lt=now - KEEP_READ)
    never_read = Notification.objects.filter(created_at__lt=now - KEEP_UNREAD)
    return read.delete()[0] + never_read.delete()[0]


def _row(note: Note) -> dict[str, object]:
    if not 1 <= len(note.key) <= 120:
        raise ValueError(f"no key: {note.key!r}")
    if note.link and not _is_ours(note.link):
        raise ValueError(f"no page of ours: {note.link!r}")
    return {
        "account_id": note.account_id,
        "kind": note.kind,
        "params": stored(note.kind, note.params),
        "link": note.link,
        "dedupe_key": note.key,
        "by_email": TEMPLATES[note.kind].by_email,
    }


def _is_ours(link: str) -> bool:
    parts = urlsplit(link)
    is_path = link.startswith("/") and not link.startswith(("//", "/\\"))
    return is_path and not parts.scheme and not parts.netloc and len(link) <= 200
