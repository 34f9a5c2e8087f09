"""What people ask for, counted once a visitor and day in Valkey and taken over into the table by a job.

Who asked is never kept. Losing Valkey, or a worker in the middle, loses the count of at most an hour.

Source: docs/rules/search.md
"""

import re
from datetime import datetime, timedelta
from typing import Any, cast

from django.db.models import F
from redis import RedisError

from luffy.catalog import search
from luffy.core.calendar import day_of
from luffy.core.logging import get_logger
from luffy.core.valkey import valkey
from luffy.moderation.queries import watched_words
from luffy.moderation.words import examine
from luffy.search.finding import count
from luffy.search.models import LONGEST_ASKED, AskedQuery
from luffy.search.queries import ASKED_DAYS

_PENDING = "{asked}:pending"
_DAY_SECONDS = 86_400
# Between two takings over: whoever makes questions up by the thousand fills no more than this.
_MOST_PENDING = 2_000
# Looks like somebody's number or address; a year or a version does not.
_PERSONAL = re.compile(r"\d{6,}|@")

_NOTE = """
if redis.call('SET', KEYS[1], '1', 'NX', 'EX', ARGV[2]) then
    if redis.call('HEXISTS', KEYS[2], ARGV[1]) == 1 or redis.call('HLEN', KEYS[2]) < tonumber(ARGV[3]) then
        redis.call('HINCRBY', KEYS[2], ARGV[1], 1)
    end
end
return 0
"""
_TAKE = """
local pending = redis.call('HGETALL', KEYS[1])
redis.call('DEL', KEYS[1])
return pending
"""

log = get_logger(__name__)


def note(text: str, *, visitor: str) -> None:
    """Somebody asked for this. Never fails: a search is more than its count."""
    plain = " ".join(search.folded(text).split())
    if not search.terms(plain) or len(plain) > LONGEST_ASKED or _PERSONAL.search(plain):
        return
    try:
        keys = (f"{{asked}}:by:{visitor}:{plain}", _PENDING)
        valkey().eval(_NOTE, 2, *keys, plain, _DAY_SECONDS, _MOST_PENDING)
    except RedisError as error:
        log.warning("a question was not counted", error=type(error).__name__)


def take_over(*, now: datetime) -> int:
    """Write down what was asked since the last time, with how much of it is found; how many questions."""
    flat = cast("list[Any]", valkey().eval(_TAKE, 1, _PENDING))
    counted = dict(zip(flat[::2], map(int, flat[1::2]), strict=True))
    today, watched = day_of(now), watched_words()
    for text, visitors in sorted(counted.items()):
        if examine(text, watched).verdict is not None:
            continue
        results = count(text, now=now)
        row, is_new = AskedQuery.objects.get_or_create(
            day=today, text=text, defaults={"visitors": visitors, "results": results}
        )
        if not is_new:
            AskedQuery.objects.filter(pk=row.pk).update(visitors=F("visitors") + visitors, results=results)
    AskedQuery.objects.filter(day__lte=today - timedelta(days=ASKED_DAYS)).delete()
    return len(counted)
