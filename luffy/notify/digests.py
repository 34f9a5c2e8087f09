"""The letters of a day or a week in one: gathered in the morning, each once, and sent like any other letter.

Source: docs/rules/notifications.md
"""

from datetime import date, datetime

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from luffy.core import jobs
from luffy.core.calendar import day_of
from luffy.core.logging import get_logger
from luffy.notify.letters import PAUSES, letter_to, reader_at
from luffy.notify.models import Channel, Delivery, DeliveryStatus, Digest, LetterLanguage, Rhythm
from luffy.notify.providers import CannotReach, TryLater, provider_of
from luffy.notify.queries import letter_language
from luffy.notify.texts import Text, rendered

INBOX = "/me/notifications"
# Of a long absence the newest are told, and how many more there are.
MOST_TOLD = 30
_MONDAY = 0

log = get_logger(__name__)


def gather(*, now: datetime) -> int:
    """Begin the digests that are due this morning; how many. Twice on a day is once."""
    today = day_of(now)
    waiting = Delivery.objects.filter(is_gathered=True, digest__isnull=True, status=DeliveryStatus.WAITING)
    readers = list(waiting.values_list("notification__account_id", flat=True).distinct().order_by())
    weekly = set(
        LetterLanguage.objects.filter(account__in=readers, rhythm=Rhythm.WEEKLY).values_list(
            "account_id", flat=True
        )
    )
    due = [reader for reader in sorted(readers) if today.weekday() == _MONDAY or reader not in weekly]
    return sum(_begin(reader, today) for reader in due)


@transaction.atomic
def _begin(account_id: int, today: date) -> bool:
    digest, is_new = Digest.objects.get_or_create(account_id=account_id, day=today)
    if not is_new:
        return False
    mine = Delivery.objects.filter(
        notification__account_id=account_id,
        is_gathered=True,
        digest__isnull=True,
        status=DeliveryStatus.WAITING,
    )
    mine.update(digest=digest)
    jobs.defer("notify.send_digest", digest_id=digest.pk)
    return True


def send(digest_id: int, *, now: datetime) -> None:
    """Send it, if it still waits. Trouble is noted and the next try planned, as with any letter."""
    digest = (
        Digest.objects.filter(pk=digest_id, status=DeliveryStatus.WAITING).select_related("account").first()
    )
    if digest is None:
        return
    try:
        _send(digest)
    except CannotReach as error:
        _give_up(digest, str(error), now=now)
    except TryLater as error:
        _failed(digest, str(error), now=now)
    else:
        _finish(digest, DeliveryStatus.SENT, problem="", now=now)


def _send(digest: Digest) -> None:
    if not digest.account.is_active:
        raise CannotReach("the account is closed")
    with override(letter_language(digest.account_id)):
        letter = letter_to(digest.account, _text(digest), INBOX, kind=None)
        provider_of(Channel.EMAIL).send(letter, to=reader_at(digest.account, Channel.EMAIL))


def _text(digest: Digest) -> Text:
    """All that she was told since, the newest first."""
    rows = digest.deliveries.select_related("notification").order_by("-notification__created_at", "-pk")
    count = rows.count()
    told = [rendered(row.notification.kind, row.notification.params) for row in rows[:MOST_TOLD]]
    lines = [f"· {text.title}\n  {text.text}" for text in told]
    if count > MOST_TOLD:
        lines.append(_("还有 {count} 条，在消息页查看。").format(count=count - MOST_TOLD))
    title = ngettext("{count} 条新消息", "{count} 条新消息", count).format(count=count)
    return Text(title, "\n\n".join(lines))


def _failed(digest: Digest, problem: str, *, now: datetime) -> None:
    if digest.tries >= len(PAUSES):
        _give_up(digest, problem, now=now)
        return
    log.warning("digest not sent", digest=digest.pk, tries=digest.tries + 1, problem=problem)
    with transaction.atomic():
        still = Digest.objects.filter(pk=digest.pk, tries=digest.tries, status=DeliveryStatus.WAITING)
        if still.update(tries=F("tries") + 1, problem=problem[:255]):
            jobs.defer("notify.send_digest", at=now + PAUSES[digest.tries], digest_id=digest.pk)


def _give_up(digest: Digest, problem: str, *, now: datetime) -> None:
    log.error("digest given up", digest=digest.pk, problem=problem)
    _finish(digest, DeliveryStatus.GIVEN_UP, problem=problem, now=now)


@transaction.atomic
def _finish(digest: Digest, status: DeliveryStatus, *, problem: str, now: datetime) -> None:
    ended = {"status": status, "tries": F("tries") + 1, "problem": problem[:255], "finished_at": now}
    if Digest.objects.filter(pk=digest.pk, status=DeliveryStatus.WAITING).update(**ended):
        Delivery.objects.filter(digest=digest, status=DeliveryStatus.WAITING).update(**ended)
