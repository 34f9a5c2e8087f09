"""What somebody was told, how much of it is unread, and what she chose."""

from typing import Any

from django.conf import settings
from django.db.models import QuerySet

from luffy.accounts.models import Account
from luffy.notify.models import Kind, LetterLanguage, Notification, NotificationPreference, Rhythm
from luffy.notify.texts import GROUP_NAMES, TEMPLATES, rendered


def inbox(account_id: int, *, only_unread: bool) -> QuerySet[Notification]:
    """Her notifications, newest first."""
    rows = Notification.objects.for_account(account_id)
    return (rows.unread() if only_unread else rows).order_by("-created_at", "-id")


def unread_count(account_id: int) -> int:
    """How many she has not read: one look into an index that holds nothing else."""
    return Notification.objects.for_account(account_id).unread().count()


def notification_shown(row: Notification) -> dict[str, Any]:
    """A notification as its reader sees it, in the active language."""
    text = rendered(row.kind, row.params)
    return {
        "id": row.pk,
        "kind": row.kind,
        "title": text.title,
        "text": text.text,
        "link": row.link or None,
        "created_at": row.created_at,
        "read_at": row.read_at,
    }


def preferences_shown(account: Account) -> dict[str, Any]:
    """What she gets of each kind and by which way, in the order of the kinds."""
    chosen = {row.kind: row for row in NotificationPreference.objects.filter(account=account)}
    letters = LetterLanguage.objects.filter(account=account).first()
    return {
        "language": letters.language if letters else settings.LANGUAGE_CODE,
        "rhythm": letters.rhythm if letters else Rhythm.AT_ONCE,
        "email": account.email or None,
        "kinds": [_choice_shown(kind, chosen.get(kind.value)) for kind in Kind],
    }


def letter_language(account_id: int) -> str:
    """In which language she wants letters; the school's own until she chose."""
    row = LetterLanguage.objects.filter(account_id=account_id).first()
    return row.language if row else settings.LANGUAGE_CODE


def _choice_shown(kind: Kind, chosen: NotificationPreference | None) -> dict[str, Any]:
    template = TEMPLATES[kind]
    return {
        "kind": kind,
        "name": str(kind.label),
        "group": str(GROUP_NAMES[template.group]),
        "in_app": chosen.in_app if chosen else True,
        "email": chosen.email if chosen else template.by_email,
        "sms": chosen.sms if chosen else False,
        "wechat": chosen.wechat if chosen else False,
    }
