"""Views of articles: counted once per visitor and half hour in Valkey, taken over into the table in batches.

Losing Valkey loses at most the views that were not taken over yet. Each batch counts exactly once: its key is
renamed, so that no view is added to it any more, and the row that names it is written with the numbers.

Source: docs/rules/articles.md
"""

from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any, cast

from django.conf import settings
from django.db import connection, transaction

from luffy.catalog.cache import bump_version
from luffy.community.models import ViewBatch
from luffy.core.ids import new_number
from luffy.core.valkey import valkey

WINDOW_SECONDS = 1800
# One hash tag: a cluster keeps them together, as renaming asks.
PENDING, BATCHES = "{views}:pending", "{views}:batches"
KEEP_BATCHES = timedelta(days=30)

_SEE = """
if redis.call('SET', KEYS[1], '1', 'NX', 'EX', ARGV[2]) then
    redis.call('HINCRBY', KEYS[2], ARGV[1], 1)
    return 1
end
return 0
"""
_CUT = """
if redis.call('EXISTS', KEYS[1]) == 1 then
    redis.call('RENAME', KEYS[1], KEYS[3])
    redis.call('SADD', KEYS[2], ARGV[1])
end
return redis.call('SMEMBERS', KEYS[2])
"""
_TAKE_OVER = """
UPDATE community_article article SET view_num = view_num + seen.views
FROM unnest(%s::bigint[], %s::bigint[]) AS seen(id, views) WHERE article.id = seen.id
"""


def visitor_of(*, account_id: int | None, address: str, browser: str) -> str:
    """Who counts as one visitor: an account, or a browser at an address. It cannot be read back from the key."""
    who = f"account:{account_id}" if account_id else f"{address} {browser}"
    return sha256(f"{settings.SECRET_KEY} {who}".encode()).hexdigest()[:32]


def see(*, article_id: int, visitor: str) -> bool:
    """Count a view; whether it counted. Raises: redis.RedisError, when nothing was counted."""
    keys = (f"{{views}}:seen:{article_id}:{visitor}", PENDING)
    return bool(cast("int", valkey().eval(_SEE, 2, *keys, article_id, WINDOW_SECONDS)))


def flush(*, now: datetime) -> int:
    """Take over what was counted, and what a worker that died left; how many views. May run twice at once."""
    key = new_number(now)
    batches = cast("list[str]", valkey().eval(_CUT, 3, PENDING, BATCHES, _batch(key), key))
    taken = sum(_take_over(batch, now) for batch in sorted(batches))
    ViewBatch.objects.filter(at__lt=now - KEEP_BATCHES).delete()
    return taken


def _take_over(key: str, now: datetime) -> int:
    counted = cast("dict[str, Any]", valkey().hgetall(_batch(key)))
    views = {
        int(article): int(times) for article, times in sorted(counted.items(), key=lambda item: int(item[0]))
    }
    total = 0
    if views:
        with transaction.atomic():
            total = sum(views.values())
            _row, is_new = ViewBatch.objects.get_or_create(key=key, defaults={"views": total, "at": now})
            if is_new:
                _add(views)
            else:
                total = 0
    pipe = valkey().pipeline(transaction=True)
    pipe.delete(_batch(key))
    pipe.srem(BATCHES, key)
    pipe.execute()
    return total


def _add(views: dict[int, int]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_TAKE_OVER, [list(views), list(views.values())])
    bump_version()


def _batch(key: str) -> str:
    return f"{{views}}:batch:{key}"
